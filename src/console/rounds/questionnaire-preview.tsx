import { useState } from "react";
import { type Item, isAnswerable, type QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import { textDirection } from "../../i18n/direction.ts";
import type { Language } from "../../kernel/language.ts";
import { Chips } from "../../ui/chips.tsx";
import { Card, Folded, Remark } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { languageName, textAttributes } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { NamedPictogram } from "./named-pictogram.tsx";
import styles from "./preview.module.css";
import { TabletLanguages, VoicedLanguages } from "./tablet-languages.tsx";
import { titleOf } from "./texts.ts";

type Props = {
  readonly document: QuestionnaireDocument;
  /** Whether the round shows the pictures that it names. */
  readonly pictures: boolean;
  /** Whether a language needs its voices to be chosen; `settled`: what was published says it. */
  readonly voices?: "unneeded" | "needed" | "settled";
  /** Behind a line to tap on, where other things matter more. */
  readonly folded?: boolean;
};

export function QuestionnairePreview({ document, pictures, voices = "unneeded", folded = false }: Props) {
  const { say } = useWords();
  const aside = say("rounds.previewAside", { id: document.id, version: document.version });
  if (folded) {
    return (
      <Folded title={say("rounds.preview")} aside={aside}>
        <Items document={document} pictures={pictures} voices={voices} />
      </Folded>
    );
  }
  return (
    <Card title={say("rounds.preview")} aside={aside}>
      <Items document={document} pictures={pictures} voices={voices} />
    </Card>
  );
}

/** Items and options in one language at a time, as the client will read them. */
function Items({ document, pictures, voices }: Required<Omit<Props, "folded">>) {
  const { say, language } = useWords();
  const [chosen, setChosen] = useState<Language | null>(null);
  const shown = chosen !== null && document.languages.includes(chosen) ? chosen : readingLanguage(document, language);
  const texts = textAttributes(shown);
  return (
    <>
      {voices === "needed" && <VoicedLanguages document={document} />}
      {voices === "unneeded" && <TabletLanguages document={document} />}
      <Chips
        label={say("rounds.previewLanguage")}
        options={document.languages.map((code) => ({ value: code, text: languageName(code, language) }))}
        chosen={shown}
        onChoose={setChosen}
      />
      <Table
        caption={say("rounds.previewCaption", { title: titleOf(document, language), language: languageName(shown, language) })}
        columns={[{ head: say("rounds.item") }, { head: say("rounds.kind"), kind: "short" }, { head: say("rounds.options") }]}
        rows={document.items.map((item) => ({
          key: item.id,
          cells: [
            <span key="text" {...texts} className={styles.pictured}>
              {pictures && <NamedPictogram name={item.pictogram} size={44} />}
              <span className={styles.worded} dir={textDirection(item.text[shown] ?? "", shown)}>
                {item.text[shown]}
              </span>
            </span>,
            say(`kinds.${item.kind}`),
            <OptionList key="options" item={item} language={shown} pictures={pictures} />,
          ],
        }))}
      />
      <Remark>{document.source[readingLanguage(document, language)]}</Remark>
    </>
  );
}

type OptionListProps = { readonly item: Item; readonly language: Language; readonly pictures: boolean };

function OptionList({ item, language, pictures }: OptionListProps) {
  const { number } = useWords();
  if (!isAnswerable(item)) {
    return null;
  }
  const pictured = pictures && item.options.some(({ pictogram }) => pictogram !== undefined);
  return (
    <>
      {item.kind === "number" && `${number(item.minimum)}–${number(item.maximum)}`}
      <ul {...textAttributes(language)} className={pictured ? styles.picturedOptions : styles.options}>
        {item.options.map(({ code, text, pictogram }) => (
          <li key={code}>
            {pictured && <NamedPictogram name={pictogram} size={32} />}
            <bdi className={styles.worded} dir={textDirection(text[language] ?? "", language)}>
              {text[language]}
            </bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
