import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Row } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";

export function EnterPractice({ onEntered }: { readonly onEntered: () => void }) {
  const { say } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const enter = async (): Promise<void> => {
    if ((await run(api.enterPractice)).ok) {
      onEntered();
    }
  };
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      <Row>
        <Button busy={busy} onClick={() => void enter()}>
          {say("entry.practice.enter")}
        </Button>
      </Row>
    </>
  );
}
