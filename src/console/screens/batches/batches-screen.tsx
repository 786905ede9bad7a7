import { useCallback } from "react";
import { together } from "../../api/together.ts";
import { useLoad } from "../../api/use-load.ts";
import { Card, Stack } from "../../parts/card.tsx";
import { DamagedRows } from "../../parts/damaged-rows.tsx";
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
  return <WithRound title={say("nav.batches")}>{(view) => <Batches {...view} />}</WithRound>;
}

function Batches({ round, sites, picker }: RoundView) {
  const { say } = useWords();
  const { api } = useServices();
  const { id } = round;
  const load = useLoad(
    useCallback(
      (signal: AbortSignal) => together({ batches: api.batches(id, signal), fieldwork: api.fieldwork(id, signal) }),
      [api, id],
    ),
  );
  return (
    <>
      <ScreenHeading internal title={say("nav.batches")} facts={round.name} aside={picker} />
      <WhenLoaded of={load}>
        {({ batches: { batches, damaged }, fieldwork: { answers, marks } }) => (
          <Stack>
            <DamagedRows of={damaged} kind="batches" />
            <Card title={say("reconciliation.title")}>
              <Reconciliation answers={answers} marks={marks} />
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
