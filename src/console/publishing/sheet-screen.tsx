import { type ReactNode, useCallback, useState } from "react";
import { hashOfAnswers } from "../../envelopes/answers-hash.ts";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import { ok } from "../../kernel/result.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useLoad } from "../api/use-load.ts";
import { useQuestions } from "../api/use-questions.ts";
import { totalCounts } from "../field/sums.ts";
import { Stack } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { OpenAnswers } from "../results/open-answers.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { InsideSheet } from "./inside-sheet.tsx";
import { type OwnAnswers, PublishedSheet } from "./published-sheet.tsx";

type Mode = "inside" | "published";

/** The national sheet, for those inside and as it leaves the organisation: never both on one page. */
export function SheetScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.sheet")}>{(view) => <SheetOf {...view} />}</WithWholeRound>;
}

function SheetOf({ round, sites, picker }: RoundView<Round>) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { opened } = useOpenedAnswers();
  const [mode, choose] = useState<Mode>("inside");
  const load = useQuestions({
    fieldwork: questions(api).fieldwork(round.id),
    publications: questions(api).publications(round.id),
  });
  const own = opened !== null && opened.roundId === round.id ? opened : null;
  return (
    <>
      <ScreenHeading
        key={mode}
        internal={mode === "inside"}
        title={say(mode === "inside" ? "nav.sheet" : "sheet.publishedTitle")}
        facts={`${round.name} · ${formatPeriod(round, language)}`}
        aside={picker}
      />
      <Stack>
        <Chips
          label={say("sheet.forWhom")}
          options={(["inside", "published"] as const).map((value) => ({ value, text: say(`sheet.modes.${value}`) }))}
          chosen={mode}
          onChoose={choose}
        />
        <WhenLoaded of={load}>
          {({ fieldwork, publications: { publications, damaged } }) =>
            mode === "inside" ? (
              own === null ? (
                <OpenAnswers round={round} />
              ) : (
                <InsideSheet round={round} responses={own.responses} strokes={totalCounts(fieldwork.groups)} />
              )
            ) : damaged.length > 0 ? (
              <Notice tone="wrong">{say("sheet.damaged")}</Notice>
            ) : (
              <WithAnswers opened={own}>
                {(answers) => (
                  <PublishedSheet
                    round={round}
                    sites={sites}
                    published={publications}
                    strokes={totalCounts(fieldwork.groups)}
                    answers={answers}
                    onPublished={load.reload}
                  />
                )}
              </WithAnswers>
            )
          }
        </WhenLoaded>
      </Stack>
    </>
  );
}

type WithAnswersProps = {
  readonly opened: OpenedRound | null;
  readonly children: (answers: OwnAnswers | null) => ReactNode;
};

function WithAnswers({ opened, children }: WithAnswersProps) {
  const load = useLoad(
    useCallback(
      async () => ok(opened === null ? null : { responses: opened.responses, hash: await hashOfAnswers(opened.responses) }),
      [opened],
    ),
  );
  return <WhenLoaded of={load}>{children}</WhenLoaded>;
}
