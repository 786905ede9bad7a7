import styles from "./key-words.module.css";

/** A key's thumbprint in groups that an eye can follow from paper to screen. */
export function Thumbprint({ of }: { readonly of: string }) {
  return (
    <code className={styles.print} translate="no">
      {of.match(/.{1,8}/g)?.join(" ")}
    </code>
  );
}
