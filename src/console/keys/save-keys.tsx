import { useEffect, useState } from "react";
import { type KeySet, keyFileName, keyFileText } from "../../envelopes/key-set.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Reply } from "../api/request.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Row } from "../parts/card.tsx";
import { Choice } from "../parts/field.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";
import { RecoverySheet } from "./recovery-sheet.tsx";

type Props = {
  readonly made: KeySet;
  /** Tells the server; with the wrapped file only if that was asked for. */
  readonly onKeep: (keep: boolean) => Reply<unknown>;
  readonly onSaved: () => void;
};

/** The only time that file and code are both here. The server hears of the keys once both are safe with someone. */
export function SaveKeys({ made, onKeep, onSaved }: Props) {
  const { say } = useWords();
  const { download } = useServices();
  const { busy, failure, run } = useAttempt();
  const [fileSaved, setFileSaved] = useState(false);
  const [codeKept, setCodeKept] = useState(false);
  const [keep, setKeep] = useState(false);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
  const save = (): void => {
    download({ name: keyFileName(made.keyFile), type: "application/json", content: keyFileText(made.keyFile) });
    setFileSaved(true);
  };
  const proceed = async (): Promise<void> => {
    setTried(true);
    if (fileSaved && codeKept && (await run(() => onKeep(keep))).ok) {
      focusHeading();
      onSaved();
    }
  };
  return (
    <>
      <Card title={say("keys.save.fileTitle")} noPrint>
        <p>{say("keys.save.fileAbout")}</p>
        <Row>
          <Button look={fileSaved ? "plain" : "primary"} onClick={save}>
            {say("keys.save.download")}
          </Button>
          {fileSaved && <span role="status">{say("keys.save.downloaded", { name: keyFileName(made.keyFile) })}</span>}
        </Row>
        <Choice
          kind="checkbox"
          label={say("keys.save.keep")}
          hint={say("keys.save.keepHint")}
          checked={keep}
          onChange={({ target }) => setKeep(target.checked)}
        />
      </Card>
      <RecoverySheet code={made.recoveryCode} anchors={made.anchors} />
      <Card title={say("keys.save.nextTitle")} noPrint>
        <Choice
          kind="checkbox"
          label={say("keys.save.codeKept")}
          checked={codeKept}
          onChange={({ target }) => setCodeKept(target.checked)}
        />
        {tried && !(fileSaved && codeKept) && (
          <Notice tone="mind" live>
            {say("keys.save.notYet")}
          </Notice>
        )}
        {failure !== null && <FailureNotice failure={failure} />}
        <Row>
          <Button look={fileSaved ? "primary" : "plain"} busy={busy} onClick={() => void proceed()}>
            {say("keys.save.proceed")}
          </Button>
        </Row>
      </Card>
    </>
  );
}
