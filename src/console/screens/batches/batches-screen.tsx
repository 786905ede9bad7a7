import { useCallback } from "react";
import { ok } from "../../../kernel/result.ts";
import { useLoad } from "../../api/use-load.ts";
import { Card, Stack } from "../../parts/card.tsx";
import { WhenLoaded } from "../../parts/loading.tsx";
import { Reconciliation } from "../../parts/reconciliation.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { useServices } from "../../services.ts";
import { type RoundView, WithRound } from "../../shell/chosen-round.tsx";
import { useWords } from "../../words/use-words.ts";
import { BatchTable } from "./batch-table.tsx";

/** What each transfer carried, and whether everything that the strokes promise has come. */
export function BatchesScreen() {
  const { say } = useWords();
  return <WithRound title={say("nav.batches")}>{(view) => <Batches key={view.round.id} {...view} />}</WithRound>;
}

function Batches({ round, sites, picker }: RoundView) {
  const { say } = useWords();
  const { api } = useServices();
  const { id } = round;
  const load = useLoad(
    useCallback(
      async (signal: AbortSignal) => {
        const [batches, fieldwork] = await Promise.all([api.batches(id, signal), api.fieldwork(id, signal)]);
        if (!batches.ok) {
          return batches;
        }
        return fieldwork.ok ? ok({ batches: batches.value.batches, answers: fieldwork.value.answers }) : fieldwork;
      },
      [api, id],
    ),
  );
  return (
    <>
      <ScreenHeading title={say("nav.batches")} facts={round.name} aside={picker} />
      <WhenLoaded of={load}>
        {({ batches, answers }) => (
          <Stack>
            <Card title={say("reconciliation.title")}>
              <Reconciliation answers={answers} />
            </Card>
            <Card title={say("batches.list")} aside={say("batches.count", { count: batches.length })}>
              {batches.length === 0 ? <p>{say("batches.none")}</p> : <BatchTable round={round} sites={sites} batches={batches} />}
            </Card>
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}
