import { useState } from "react";
import { Link } from "wouter";
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import { bytesOf } from "../../domain/recordings/sounds.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { MOST_BYTES_OF_LANGUAGE } from "../../protocol/console/recordings.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Remark } from "../parts/card.tsx";
import { Progress } from "../parts/progress.tsx";
import { Table } from "../parts/table.tsx";
import { languageName, textAttributes } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { RecordedState, RecordingActions } from "./recording-row.tsx";
import { OfRoundTexts, type RoundTexts } from "./round-texts.tsx";
import { sizeText } from "./size-text.ts";

/** What is recorded of the texts of a round, language by language, and what is missing. */
export function RecordingsScreen({ roundId }: { readonly roundId: RoundId }) {
  const { say } = useWords();
  return (
    <OfRoundTexts roundId={roundId} title={say("recordings.title")}>
      {(texts) => <OneLanguage roundId={roundId} {...texts} />}
    </OfRoundTexts>
  );
}

function OneLanguage({ roundId, languages, textsIn, onChanged }: RoundTexts & { readonly roundId: RoundId }) {
  const { say, language, number } = useWords();
  const [chosen, setChosen] = useState<Language | null>(null);
  const shown = chosen ?? readingLanguage({ languages }, language);
  const texts = textsIn(shown);
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
      <div>
        <Link href={`/rounds/${roundId}/studio/${shown}`} className={buttonClass("primary")}>
          {say("studio.open", { language: name })}
        </Link>
      </div>
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
