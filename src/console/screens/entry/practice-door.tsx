import { useAttempt } from "../../api/use-attempt.ts";
import { Button } from "../../parts/button.tsx";
import { Card, Row } from "../../parts/card.tsx";
import { FailureNotice } from "../../parts/failure-notice.tsx";
import { useServices } from "../../services.ts";
import { useSession } from "../../shell/session.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./entry.module.css";

export function PracticeDoor({ passphrase }: { readonly passphrase: string }) {
  const { say } = useWords();
  const { api } = useServices();
  const { refresh } = useSession();
  const { busy, failure, run } = useAttempt();
  const enter = async (): Promise<void> => {
    if ((await run(api.enterPractice)).ok) {
      refresh();
    }
  };
  return (
    <Card title={say("entry.practice.title")} aside={say("entry.practice.aside")}>
      <p>{say("entry.practice.about")}</p>
      <p>
        {say("entry.practice.passphrase")} <code className={styles.passphrase}>{passphrase}</code>
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
      <Row>
        <Button busy={busy} onClick={() => void enter()}>
          {say("entry.practice.enter")}
        </Button>
      </Row>
    </Card>
  );
}
