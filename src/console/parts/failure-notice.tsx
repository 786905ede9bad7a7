import type { ApiFailure } from "../api/request.ts";
import { useSession } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";
import { Row } from "./card.tsx";
import { Notice } from "./notice.tsx";

type Props = { readonly failure: ApiFailure; readonly onRetry?: () => void };

/** What went wrong between console and server, that nothing was lost, and what to do. */
export function FailureNotice({ failure, onRetry }: Props) {
  const { say } = useWords();
  const { refresh } = useSession();
  return (
    <Notice tone="wrong" live>
      <p>{say(`problems.${failure}`)}</p>
      <Row>
        {failure === "not-signed-in" && <Button onClick={refresh}>{say("common.signInAgain")}</Button>}
        {failure !== "not-signed-in" && onRetry !== undefined && <Button onClick={onRetry}>{say("common.tryAgain")}</Button>}
      </Row>
    </Notice>
  );
}
