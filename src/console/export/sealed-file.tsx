import { useState } from "react";
import { fileNameOf } from "../../export/file-name.ts";
import { sealedLines } from "../../export/sealed-lines.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { sealedPages } from "../opening/sealed-pages.ts";
import { Card, Row } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";

/** The answers as they came, for whoever wants to open them without us. Needs no key, so it is always there. */
export function SealedFile({ round }: { readonly round: Round }) {
  const { say } = useWords();
  const { api, download } = useServices();
  const { busy, failure, run } = useAttempt();
  const [none, setNone] = useState(false);
  const save = async (): Promise<void> => {
    const lines = await run(() => sealedLines(sealedPages(api, round.id)));
    if (!lines.ok) {
      return;
    }
    setNone(lines.value.length === 0);
    if (lines.value.length > 0) {
      download({ name: `${fileNameOf(round.name)}-sealed.ndjson`, type: "application/x-ndjson", content: lines.value });
    }
  };
  return (
    <Card title={say("export.sealed.title")}>
      <p>{say("export.sealed.about")}</p>
      <p>{say("export.sealed.how")}</p>
      <p>
        <code>{say("export.sealed.command")}</code>
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
      {none && (
        <Notice tone="mind" live>
          {say("batches.none")}
        </Notice>
      )}
      <Row>
        <Button busy={busy} onClick={() => void save()}>
          {say("export.sealed.button")}
        </Button>
      </Row>
    </Card>
  );
}
