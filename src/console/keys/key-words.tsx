import styles from "./key-words.module.css";

/** Four words for a set of keys, the same in every language: read aloud, compared with those on the tablet. */
export function KeyWords({ words }: { readonly words: string }) {
  return (
    <span className={styles.words} data-testid="key-words" translate="no">
      {words}
    </span>
  );
}
