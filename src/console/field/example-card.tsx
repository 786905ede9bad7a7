import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Card, Row } from "../parts/card.tsx";
import { Progress } from "../parts/progress.tsx";
import { useServices } from "../services.ts";
import { useChooseNewRound } from "../shell/chosen-round.tsx";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";

const ASK_AGAIN_MS = 500;

/** In practice, as long as the made-up round isn't there: one button makes it, and shows how far it has come. */
export function ExampleCard() {
  const { say, number } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const chooseNew = useChooseNewRound();
  const { loaded, reload } = useQuestion(questions(api).example);
  const state = loaded.status === "ready" ? loaded.value.state : null;
  const roundId = loaded.status === "ready" ? loaded.value.roundId : null;
  const watched = useRef(false);
  useEffect(() => {
    if (state === "making") {
      watched.current = true;
      const timer = setInterval(reload, ASK_AGAIN_MS);
      return () => clearInterval(timer);
    }
    if (watched.current && roundId !== null) {
      // It came to be while this card stood here: there is something new to look at.
      watched.current = false;
      chooseNew(roundId);
    }
    return undefined;
  }, [state, roundId, reload, chooseNew]);
  const begin = async (): Promise<void> => {
    if ((await run(api.beginExample)).ok) {
      reload();
    }
  };
  if (loaded.status !== "ready" || state === "made" || state === "refused") {
    return null;
  }
  const { done, total } = loaded.value;
  return (
    <Card title={say("example.title")} noPrint>
      <p>{say("example.about")}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      {state === "failed" && (
        <Notice tone="wrong" live>
          {say("example.failed")}
        </Notice>
      )}
      {state === "making" ? (
        <Progress label={say("example.progress", { done: number(done), total: number(total) })} done={done} total={total} />
      ) : (
        <Row>
          <Button look="primary" busy={busy} onClick={() => void begin()}>
            {say("example.make")}
          </Button>
        </Row>
      )}
    </Card>
  );
}
