import type { Round } from "../../protocol/console/rounds.ts";
import { questions } from "../api/questions.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Stack } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { useWords } from "../words/use-words.ts";
import { ChooseExport } from "./choose-export.tsx";
import { MadeFiles } from "./made-files.tsx";
import { SealedFile } from "./sealed-file.tsx";
import { useMaking } from "./use-making.ts";

export function ExportScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.export")}>{(view) => <ExportOf {...view} />}</WithWholeRound>;
}

function ExportOf({ round, sites, picker }: RoundView<Round>) {
  const { say } = useWords();
  const { api } = useServices();
  const { opened: any } = useOpenedAnswers();
  const opened = any !== null && any.roundId === round.id ? any : null;
  const load = useQuestion(questions(api).batches(round.id));
  const making = useMaking({ round, sites, opened });
  return (
    <>
      <ScreenHeading internal title={say("nav.export")} facts={round.name} aside={picker} />
      <Stack>
        <WhenLoaded of={load}>
          {({ batches }) => <ChooseExport sites={sites} batches={batches} opened={opened} making={making} />}
        </WhenLoaded>
        {making.made !== null && <MadeFiles files={making.made} />}
        <SealedFile round={round} />
      </Stack>
    </>
  );
}
