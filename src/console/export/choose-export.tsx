import { useState } from "react";
import { Link } from "wouter";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import { FORMATS, type Format } from "../../export/format.ts";
import type { Batch } from "../../export/manifest.ts";
import type { BatchId } from "../../kernel/ids.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Row } from "../parts/card.tsx";
import { Choice, ChoiceGroup } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { Progress } from "../parts/progress.tsx";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { ChooseBatches } from "./choose-batches.tsx";
import type { Making } from "./use-making.ts";

type Props = {
  readonly sites: readonly Site[];
  readonly batches: readonly Batch[];
  readonly opened: OpenedRound | null;
  readonly making: Making;
};

/** What goes into the files, and in which format. Excel is what most people want, so it stands first and is chosen. */
const OFFERED: readonly Format[] = ["xlsx", ...FORMATS.filter((format) => format !== "xlsx")];

export function ChooseExport({ sites, batches, opened, making }: Props) {
  const { say, number } = useWords();
  const { practice } = useSignedIn();
  const [wantsAnswers, setWantsAnswers] = useState(true);
  const [tally, setTally] = useState(true);
  const [format, setFormat] = useState<Format>("xlsx");
  const [some, setSome] = useState<ReadonlySet<BatchId> | null>(null);
  const [tried, setTried] = useState(false);
  const answers = wantsAnswers && opened !== null;
  const nothing = !answers && !tally;
  const noBatch = answers && some?.size === 0;
  const make = async (): Promise<void> => {
    setTried(nothing || noBatch);
    if (!nothing && !noBatch) {
      await making.start({ answers, tally, format, batches: answers ? some : null });
    }
  };
  const total = answers && opened !== null ? opened.responses.length : 0;
  return (
    <Card title={say("export.choose")}>
      {practice && <Notice tone="mind">{say("export.practice")}</Notice>}
      <div hidden={making.busy}>
        <Form onSubmit={() => void make()} label={say("export.choose")}>
          <ChoiceGroup legend={say("export.what")} error={tried && nothing ? say("export.nothing") : undefined}>
            <Choice
              kind="checkbox"
              label={say("export.answers.label")}
              hint={say(opened === null ? "export.answers.locked" : "export.answers.hint")}
              checked={answers}
              disabled={opened === null}
              onChange={({ target }) => setWantsAnswers(target.checked)}
            />
            <Choice
              kind="checkbox"
              label={say("export.tally.label")}
              hint={say("export.tally.hint")}
              checked={tally}
              onChange={({ target }) => setTally(target.checked)}
            />
          </ChoiceGroup>
          {opened === null && (
            <div>
              <Link href="/results" className={buttonClass("plain")}>
                {say("export.toResults")}
              </Link>
            </div>
          )}
          {answers && batches.length > 0 && (
            <ChooseBatches
              sites={sites}
              batches={batches}
              chosen={some}
              onChoose={setSome}
              error={tried && noBatch ? say("export.noBatch") : undefined}
            />
          )}
          <ChoiceGroup legend={say("export.format")}>
            {OFFERED.map((one) => (
              <Choice
                key={one}
                kind="radio"
                name="format"
                label={say(`export.formats.${one}.label`)}
                hint={say(`export.formats.${one}.hint`)}
                checked={format === one}
                onChange={() => setFormat(one)}
              />
            ))}
          </ChoiceGroup>
          {answers && <Notice tone="mind">{say("export.keepInside")}</Notice>}
          <Row>
            <Button look="primary" type="submit" busy={making.busy}>
              {say("export.make")}
            </Button>
          </Row>
        </Form>
      </div>
      {making.busy && (
        <>
          <Progress
            label={answers ? say("export.progress", { done: number(making.done), total: number(total) }) : say("export.writing")}
            done={making.done}
            total={total}
          />
          <Row>
            <Button onClick={making.cancel}>{say("common.cancel")}</Button>
          </Row>
        </>
      )}
      {making.failure === "cancelled" && (
        <Notice tone="mind" live>
          {say("export.cancelled")}
        </Notice>
      )}
      {making.failure !== null && making.failure !== "cancelled" && <FailureNotice failure={making.failure} />}
    </Card>
  );
}
