import { useWords } from "../words/use-words.ts";
import styles from "./hidden.module.css";

/** A figure that is not shown: neither zero nor missing, and it looks like neither. */
export function Hidden() {
  const { say } = useWords();
  return (
    <span className={styles.hidden} title={say("sheet.hidden")}>
      <span aria-hidden="true">..</span>
      <span className={styles.heard}>{say("sheet.hidden")}</span>
    </span>
  );
}

/** What ".." means, a tap away from where it stands. */
export function WhyHidden({ published }: { readonly published: boolean }) {
  const { say } = useWords();
  return (
    <details className={styles.why}>
      <summary>
        <Hidden /> {say("sheet.why")}
      </summary>
      <p>{say(published ? "sheet.whyPublished" : "sheet.whyInside")}</p>
    </details>
  );
}
