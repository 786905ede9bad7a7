import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ApiFailure } from "../api/request.ts";
import { Row } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";
import { useSession } from "./session.ts";

type Props = {
  readonly failure: ApiFailure;
  /** What it means for what was tried, where that is not plain. */
  readonly title?: string;
  readonly onRetry?: () => void;
};

/** What went wrong between console and server, that nothing was lost, and what to do. */
export function FailureNotice({ failure, title, onRetry }: Props) {
  const { say } = useWords();
  const { signInAgain } = useSession();
  const [signedIn, setSignedIn] = useState(false);
  if (failure === "not-signed-in" && signedIn) {
    return (
      <Notice tone="fine" live>
        {say("common.signedInAgain")}
      </Notice>
    );
  }
  return (
    <Notice tone="wrong" live {...(title === undefined ? {} : { title })}>
      <p>{say(`problems.${failure}`)}</p>
      <Row>
        {failure === "not-signed-in" && (
          <Button onClick={() => signInAgain(onRetry ?? (() => setSignedIn(true)))}>{say("common.signInAgain")}</Button>
        )}
        {failure !== "not-signed-in" && onRetry !== undefined && <Button onClick={onRetry}>{say("common.tryAgain")}</Button>}
      </Row>
    </Notice>
  );
}
