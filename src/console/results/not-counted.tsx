import type { UnopenedAnswer } from "../../envelopes/sealed-answer.ts";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./results.module.css";

/** Answers that were received but are not counted: how many, and why. Each one is a row of the exported list of errors. */
export function NotCounted({ unopened }: { readonly unopened: readonly UnopenedAnswer[] }) {
  const { say, number } = useWords();
  const reasons = [...new Set(unopened.map(({ reason }) => reason))];
  return (
    <Notice tone="mind" title={say("results.notCounted", { count: unopened.length })}>
      <ul className={styles.why}>
        {reasons.map((reason) => (
          <li key={reason} data-not-counted={reason}>
            {number(unopened.filter((answer) => answer.reason === reason).length)}: {say(`notCounted.${reason}`)}
          </li>
        ))}
      </ul>
      <p>{say("results.notCountedNote")}</p>
    </Notice>
  );
}
