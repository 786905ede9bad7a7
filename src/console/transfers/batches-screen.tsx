import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Reconciliation } from "../field/reconciliation.tsx";
import { Card, Remark, Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useWords } from "../words/use-words.ts";
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
  const load = useQuestions({ batches: questions(api).batches(id), fieldwork: questions(api).fieldwork(id) });
  return (
    <>
      <ScreenHeading internal title={say("nav.batches")} facts={round.name} aside={picker} />
      <WhenLoaded of={load}>
        {({ batches: { batches, damaged }, fieldwork: { answers, paper, marks } }) => (
          <Stack>
            <DamagedRows of={damaged} kind="batches" />
            <Card title={say("reconciliation.title")}>
              <Reconciliation answers={answers} paper={paper} marks={marks} />
            </Card>
            <Card title={say("batches.list")} aside={say("batches.count", { count: batches.length })}>
              {batches.length === 0 ? (
                <p>{say("batches.none")}</p>
              ) : (
                <>
                  <BatchTable round={round} sites={sites} batches={batches} onChanged={load.reload} />
                  <Remark>{say("batches.leaveOutHint")}</Remark>
                </>
              )}
            </Card>
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}
