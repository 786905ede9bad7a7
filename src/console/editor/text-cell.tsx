import { useId } from "react";
import type { Texts } from "../../domain/questionnaire/document.ts";
import { withText } from "../../domain/questionnaire/editing.ts";
import type { Language } from "../../kernel/language.ts";
import { languageName, textAttributes } from "../words/language-names.ts";
import { formatOneDecimal } from "../words/one-decimal.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";
import { type Place, type TextState, textState, type Voices } from "./text-state.ts";

/** In UTF-16 units, as the document has it. */
const LONGEST_TEXT = 2000;

type Props = {
  readonly place: Place;
  readonly language: Language;
  /** Null where the text is for the office and never read aloud. */
  readonly voices: Voices | null;
  /** What it is the text of: `Fråga`, `Svarsalternativ 2`. */
  readonly of: string;
  readonly onChange: (texts: Texts) => void;
};

/** One text in one language, and what is to be said of it. */
export function TextCell({ place, language, voices, of, onChange }: Props) {
  const { say, language: own } = useWords();
  const id = useId();
  const text = place.texts[language] ?? "";
  const state: TextState = voices === null ? officeState(text) : textState(place, language, voices);
  return (
    <div className={styles.cell} data-state={state.kind} data-cell={language}>
      <textarea
        {...textAttributes(language)}
        className={styles.text}
        aria-label={`${of}, ${languageName(language, own)}`}
        aria-describedby={id}
        rows={Math.min(8, 1 + Math.ceil(text.length / 16))}
        maxLength={LONGEST_TEXT}
        value={text}
        onChange={({ target }) => onChange(withText(place.texts, language, target.value))}
      />
      <p id={id} className={styles.state}>
        {voices === null && state.kind !== "missing" ? "" : say(`editor.state.${state.kind}`, { seconds: secondsOf(state) })}
      </p>
    </div>
  );

  function secondsOf(one: TextState): string {
    return one.kind === "recorded" ? formatOneDecimal(one.milliseconds / 1000, own) : "";
  }
}

function officeState(text: string): TextState {
  return text.trim() === "" ? { kind: "missing" } : { kind: "unrecorded" };
}
