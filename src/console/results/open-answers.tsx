import type { Round } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Reconciliation } from "../field/reconciliation.tsx";
import { toOpen } from "../field/sums.ts";
import { Stack } from "../parts/card.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { useWords } from "../words/use-words.ts";
import { Opening } from "./opening.tsx";

/** Asks for the key, and opens every answer of the round in this browser. */
export function OpenAnswers({ round }: { readonly round: Round }) {
  const { say } = useWords();
  const { api } = useServices();
  const { forgotten, keep } = useOpenedAnswers();
  const { id } = round;
  const load = useQuestions({ keys: questions(api).keys, fieldwork: questions(api).fieldwork(id) });
  return (
    <Stack>
      {forgotten && <Notice tone="mind">{say("open.forgotten")}</Notice>}
      <WhenLoaded of={load}>
        {({ keys: { keys }, fieldwork: { answers, paper, marks } }) => (
          <>
            <Reconciliation answers={answers} paper={paper} marks={marks} />
            {keys === null ? (
              <Notice tone="mind">{say("publish.noKeys")}</Notice>
            ) : (
              <Opening
                round={round}
                keys={keys}
                total={toOpen({ answers, paper })}
                title={say("open.title")}
                about={say("open.about")}
                onOpened={(opened) => {
                  focusHeading();
                  keep(opened);
                }}
              />
            )}
          </>
        )}
      </WhenLoaded>
    </Stack>
  );
}
