import { useCallback } from "react";
import type { PaperCount } from "../../domain/paper/paper-balance.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { ok } from "../../kernel/result.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useLoad } from "../api/use-load.ts";
import { useQuestions } from "../api/use-questions.ts";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { Card, Stack } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Table } from "../parts/table.tsx";
import { printWords } from "../print/print-words.ts";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useWords } from "../words/use-words.ts";
import { EnterSheet } from "./enter-sheet.tsx";

/** Answers on paper: which are there by the strokes, and a form to enter them. */
export function PaperScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.paper")}>{(view) => <Paper {...view} />}</WithWholeRound>;
}

function Paper({ round, sites, picker }: RoundView<Round>) {
  const { say } = useWords();
  const { api } = useServices();
  const load = useQuestions({ keys: questions(api).keys, fieldwork: questions(api).fieldwork(round.id) });
  return (
    <>
      <ScreenHeading internal title={say("nav.paper")} facts={round.name} aside={picker} />
      <Stack>
        <p>{say("paper.about")}</p>
        <WhenLoaded of={load}>
          {({ keys: { keys }, fieldwork: { paper } }) => (
            <>
              <Entering round={round} sites={sites} keys={keys} onEntered={load.reload} />
              <Counts counts={paper} sites={sites} />
            </>
          )}
        </WhenLoaded>
      </Stack>
    </>
  );
}

type EnteringProps = {
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly keys: OrganisationKeys | null;
  readonly onEntered: () => void;
};

/** Sealed to whom this browser holds for the round's recipients, or not at all. */
function Entering({ round, sites, keys, onEntered }: EnteringProps) {
  const { say } = useWords();
  const { assessed } = useTrust(keys, round);
  const { questionnaire } = round;
  const load = useLoad(useCallback(async () => ok(await printWords(questionnaire)), [questionnaire]));
  if (assessed !== null && !assessed.ok) {
    return (
      <Card title={say("paper.enter")}>
        <TrustAlarmNotice alarm={assessed.error} />
        <p>{say("paper.stopped")}</p>
      </Card>
    );
  }
  const release = assessed?.value.published?.release ?? null;
  return (
    <WhenLoaded of={load}>
      {(words) =>
        release === null ? (
          <p aria-live="polite">{say("common.loading")}</p>
        ) : (
          <EnterSheet round={round} sites={sites} release={release} words={words} onEntered={onEntered} />
        )
      }
    </WhenLoaded>
  );
}

/** A row for each site with anything on paper. A difference is said, and stops nothing. */
function Counts({ counts, sites }: { readonly counts: readonly PaperCount[]; readonly sites: readonly Site[] }) {
  const { say, number } = useWords();
  const difference = ({ marks, answers }: PaperCount): string =>
    marks === answers
      ? say("paper.even")
      : say(marks > answers ? "paper.missing" : "paper.extra", { count: Math.abs(marks - answers) });
  return (
    <Card title={say("paper.counts")}>
      {counts.length === 0 ? (
        <p>{say("paper.noneYet")}</p>
      ) : (
        <Table
          caption={say("paper.countsCaption")}
          columns={[
            { head: say("common.site") },
            { head: say("paper.marks"), kind: "number" },
            { head: say("paper.entered"), kind: "number" },
            { head: say("paper.difference") },
          ]}
          rows={counts.map((count) => ({
            key: count.siteId,
            data: { "data-paper": count.siteId },
            cells: [
              sites.find(({ id }) => id === count.siteId)?.name ?? "",
              number(count.marks),
              number(count.answers),
              difference(count),
            ],
          }))}
        />
      )}
      {counts.some(({ marks, answers }) => marks !== answers) && <Notice tone="mind">{say("paper.uneven")}</Notice>}
    </Card>
  );
}
