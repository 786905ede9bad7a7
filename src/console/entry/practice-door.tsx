import { Card } from "../parts/card.tsx";
import { useSession } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { EnterPractice } from "./enter-practice.tsx";
import styles from "./entry.module.css";

export function PracticeDoor({ passphrase }: { readonly passphrase: string }) {
  const { say } = useWords();
  const { refresh } = useSession();
  return (
    <Card title={say("entry.practice.title")} aside={say("entry.practice.aside")}>
      <p>{say("entry.practice.about")}</p>
      <p>
        {say("entry.practice.passphrase")} <code className={styles.passphrase}>{passphrase}</code>
      </p>
      <EnterPractice onEntered={refresh} />
    </Card>
  );
}
