import { useCallback, useState } from "react";
import { Link } from "wouter";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { bytesOf } from "../../domain/recordings/sounds.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import { MOST_BYTES_OF_LANGUAGE, type RecordingsReply } from "../../protocol/console/recordings.ts";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useLoad } from "../api/use-load.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Card, Remark, Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Progress } from "../parts/progress.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Table } from "../parts/table.tsx";
import { readingLanguage } from "../rounds/texts.ts";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { languageName, textAttributes } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { recordedTexts } from "./recorded-texts.ts";
import { RecordedState, RecordingActions } from "./recording-row.tsx";
import { screenWords } from "./screen-words.ts";
import { sizeText } from "./size-text.ts";
import { type ScreenWords, spokenTexts } from "./spoken-texts.ts";

/** What is recorded of the texts of a round, language by language, and what is missing. */
export function RecordingsScreen({ roundId }: { readonly roundId: RoundId }) {
  const { say } = useWords();
  const { api } = useServices();
  const { round, recordings } = questions(api);
  const load = useQuestions({ round: round(roundId), recordings });
  const name = load.loaded.status === "ready" ? load.loaded.value.round.name : say("nav.rounds");
  return (
    <>
      <ScreenHeading title={say("recordings.title")} aside={<Link href={`/rounds/${roundId}`}>{name}</Link>} />
      <WhenLoaded of={load}>
        {({ round: { questionnaire, release }, recordings: found }) => (
          <Stack>
            {release !== null && <Notice tone="mind">{say("recordings.published")}</Notice>}
            <DamagedRows of={found.damaged} kind="recordings" />
            <WithWords document={questionnaire} recordings={found} onChanged={load.reload} />
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}

type Props = {
  readonly document: QuestionnaireDocument;
  readonly recordings: RecordingsReply;
  readonly onChanged: () => void;
};

function WithWords(props: Props) {
  const languages = props.document.languages.filter((language) => CLIENT_LANGUAGES.includes(language));
  const asked = languages.join(" ");
  const load = useLoad(useCallback(async () => ok(await screenWords(asked.split(" ") as Language[])), [asked]));
  return <WhenLoaded of={load}>{(words) => <OneLanguage {...props} languages={languages} words={words} />}</WhenLoaded>;
}

type OneLanguageProps = Props & {
  readonly languages: readonly Language[];
  readonly words: Readonly<Partial<Record<Language, ScreenWords>>>;
};

function OneLanguage({ document, recordings, onChanged, languages, words }: OneLanguageProps) {
  const { say, language, number } = useWords();
  const [chosen, setChosen] = useState<Language | null>(null);
  const shown = chosen ?? readingLanguage({ languages }, language);
  const texts = recordedTexts(spokenTexts(document, words[shown] ?? {}, shown), shown, recordings.recordings);
  const sounds = texts.flatMap(({ recording }) => recording ?? []);
  const size = bytesOf(sounds);
  const most = sizeText(MOST_BYTES_OF_LANGUAGE, number);
  const name = languageName(shown, language);
  return (
    <Card title={say("recordings.texts")}>
      <Remark>{say("recordings.about")}</Remark>
      <Chips
        label={say("common.language")}
        options={languages.map((code) => ({ value: code, text: languageName(code, language) }))}
        chosen={shown}
        onChoose={setChosen}
      />
      <Progress
        label={say("recordings.progress", {
          done: number(sounds.length),
          total: number(texts.length),
          size: sizeText(size, number),
          most,
        })}
        done={sounds.length}
        total={texts.length}
      />
      {size > MOST_BYTES_OF_LANGUAGE && <Notice tone="mind">{say("recordings.tooLarge", { language: name, most })}</Notice>}
      <Table
        caption={say("recordings.caption", { language: name })}
        columns={[{ head: say("recordings.text") }, { head: say("recordings.recording") }, { head: say("recordings.change") }]}
        rows={texts.map((text) => ({
          key: text.text,
          data: { "data-place": text.place, "data-recorded": String(text.recording !== null) },
          cells: [
            <bdi key="text" {...textAttributes(shown)}>
              {text.text}
            </bdi>,
            <RecordedState key="state" of={text} />,
            <RecordingActions key="actions" of={text} language={shown} onChanged={onChanged} />,
          ],
        }))}
      />
    </Card>
  );
}
