import { useState } from "react";
import type { Result } from "../../kernel/result.ts";
import type { PublicationsOfRound, PublishedFigures } from "../../protocol/console/publications.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ApiFailure } from "../api/request.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { Row } from "../parts/card.tsx";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";

type Props = {
  readonly shown: PublishedFigures["shown"];
  readonly publish: () => Promise<Result<PublicationsOfRound, ApiFailure>>;
  readonly onPublished: () => void;
};

/** Publishing takes two taps, and between them what it means: what was given away can't be taken back. */
export function PublishStep({ shown, publish, onPublished }: Props) {
  const { say } = useWords();
  const [asked, ask] = useState(false);
  const { busy, failure, run } = useAttempt();
  const go = async (): Promise<void> => {
    const result = await run(publish);
    if (result.ok || result.error === "already-exists") {
      onPublished();
    }
  };
  return (
    <div data-print="no">
      {failure === "already-exists" ? (
        <Notice tone="mind" live>
          {say("sheet.publishedMeanwhile")}
        </Notice>
      ) : (
        failure !== null && <FailureNotice failure={failure} />
      )}
      {asked ? (
        <Notice tone="mind" live title={say("sheet.sure")}>
          <p>{say("sheet.sureAbout")}</p>
          <Row>
            <Button look="primary" busy={busy} onClick={() => void go()}>
              {say("sheet.publishNow")}
            </Button>
            <Button onClick={() => ask(false)}>{say("common.cancel")}</Button>
          </Row>
        </Notice>
      ) : (
        <Row>
          <Button look={shown === "sheet" ? "primary" : "plain"} onClick={() => ask(true)}>
            {say(`sheet.publish.${shown}`)}
          </Button>
        </Row>
      )}
    </div>
  );
}
