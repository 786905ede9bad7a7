import type { Round } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { OpenAnswers } from "./open-answers.tsx";
import { Results } from "./results.tsx";

/** Locked until the coordinator opens the answers, here and in memory only. */
export function ResultsScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.results")}>{(view) => <ResultsOf {...view} />}</WithWholeRound>;
}

function ResultsOf({ round, sites, picker }: RoundView<Round>) {
  const { say, language } = useWords();
  const { opened, lock } = useOpenedAnswers();
  const lockAgain = (): void => {
    focusHeading();
    lock();
  };
  const own = opened !== null && opened.roundId === round.id ? opened : null;
  return (
    <>
      <ScreenHeading
        internal
        title={say("nav.results")}
        facts={`${round.name} · ${formatPeriod(round, language)}`}
        aside={
          <>
            {picker}
            {own !== null && <Button onClick={lockAgain}>{say("results.lock")}</Button>}
          </>
        }
      />
      {own === null ? <OpenAnswers round={round} /> : <Results round={round} sites={sites} opened={own} />}
    </>
  );
}
