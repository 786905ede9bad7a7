import { optionOf } from "../../../../domain/questionnaire/acceptance.ts";
import { type Answer, chosenCodes } from "../../../../domain/questionnaire/answers.ts";
import type { NumberItem, TextItem } from "../../../../domain/questionnaire/document.ts";
import { readTyped, typedFor } from "../../../../domain/questionnaire/typed.ts";
import type { Language } from "../../../../kernel/language.ts";
import type { ClientText } from "../../../parts/texts.ts";
import { NumberField } from "./number-field.tsx";
import { OptionCard } from "./option-card.tsx";
import { TextField } from "./text-field.tsx";
import styles from "./typing.module.css";

type Props = {
  readonly item: NumberItem | TextItem;
  readonly answer: Answer | undefined;
  readonly typed: string | undefined;
  readonly language: Language;
  /** Those of the round: in each of them she may write. */
  readonly languages: readonly Language[];
  readonly t: ClientText;
  readonly onAnswer: (answer: Answer | undefined) => void;
  readonly onTyped: (typed: string) => void;
};

/**
 * A field, and the answers that stand instead of what is written in it. One of the two is the answer, and only that one
 * is seen: a chosen option empties the field, but what stood there comes back when the option is taken away again.
 */
function TypedAnswer({ item, answer, typed, language, languages, t, onAnswer, onTyped }: Props) {
  const [code] = chosenCodes(answer);
  const option = code === undefined ? undefined : optionOf(item, code);
  const written = typed ?? typedFor(answer);
  const write = (text: string): void => {
    onTyped(text);
    const read = readTyped(item, text);
    onAnswer(read.kind === "answer" ? read.answer : undefined);
  };
  const back = (): void => {
    if (option !== undefined && written !== "") {
      write(written);
    }
  };
  const choose = (chosen: string): void => (chosen === code ? write(written) : onAnswer({ option: chosen }));
  const aside = option !== undefined && written !== "" ? t("item.setAside", { option: option.text[language] ?? "" }) : "";
  const field = { language, t, written: option === undefined ? written : "", aside, onWrite: write, onBack: back };
  return (
    <div className={item.kind === "number" ? styles.counting : styles.writing} role="group" aria-labelledby="question">
      {item.kind === "number" ? (
        <NumberField {...field} item={item} />
      ) : (
        <TextField {...field} item={item} languages={languages} kept={written} />
      )}
      {item.options.length > 0 && (
        <div className={styles.instead}>
          {item.options.map((one) => (
            <OptionCard
              key={one.code}
              item={item}
              option={one}
              language={language}
              type="checkbox"
              checked={one.code === code}
              onChange={() => choose(one.code)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** All of it, for whoever loads it when it is needed. */
export const typingPart = { TypedAnswer };

export type TypingPart = typeof typingPart;
