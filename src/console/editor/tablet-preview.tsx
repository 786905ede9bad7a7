import { useState } from "react";
import { type Item, isAnswerable, type QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import { textDirection } from "../../i18n/direction.ts";
import type { Language } from "../../kernel/language.ts";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { Card, Remark } from "../parts/card.tsx";
import { NamedPictogram } from "../rounds/named-pictogram.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { DrawnQuestion, DrawnTablet, HELD, type Held } from "./drawn-tablet.tsx";
import styles from "./preview.module.css";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly item: Item;
  /** Goes through the whole as a visitor does. */
  readonly onTry: () => void;
};

/** The question on a drawn tablet, in any language, upright or lying, in the ordinary or the largest text. */
export function TabletPreview({ document, item, onTry }: Props) {
  const { say, language, number } = useWords();
  const [chosen, setChosen] = useState<Language | null>(null);
  const [held, setHeld] = useState<Held>("upright");
  const shown = chosen !== null && document.languages.includes(chosen) ? chosen : readingLanguage(document, language);
  return (
    <Card title={say("editor.preview")}>
      <Chips
        label={say("rounds.previewLanguage")}
        options={document.languages.map((code) => ({ value: code, text: languageName(code, language) }))}
        chosen={shown}
        onChoose={setChosen}
      />
      <DrawnTablet held={held} language={shown}>
        <DrawnQuestion document={document} item={item} language={shown} />
        {item.kind === "number" && <div className={styles.typed}>{`${number(item.minimum)}–${number(item.maximum)}`}</div>}
        {item.kind === "text" && <div className={styles.typed} />}
        {isAnswerable(item) && (
          <ul className={styles.options}>
            {item.options.map((option) => (
              <li
                key={option.code}
                data-several={item.kind === "multiple" && option.exclusive !== true && option.meaning === undefined}
              >
                <NamedPictogram name={option.pictogram} size={28} />
                <bdi dir={textDirection(option.text[shown] ?? "", shown)}>{option.text[shown]}</bdi>
              </li>
            ))}
          </ul>
        )}
      </DrawnTablet>
      <Chips
        label={say("editor.held")}
        options={HELD.map((one) => ({ value: one, text: say(`editor.heldAs.${one}`) }))}
        chosen={held}
        onChoose={setHeld}
      />
      <Remark>{say("editor.previewAbout")}</Remark>
      <div>
        <Button onClick={onTry}>{say("editor.try")}</Button>
      </div>
    </Card>
  );
}
