import { useEffect, useRef } from "react";
import type { Language } from "../../../kernel/language.ts";
import { Pictogram } from "../../../ui/pictogram.tsx";
import { textAttributes } from "../../words/language-names.ts";
import { useWords } from "../../words/use-words.ts";
import type { RecordedText } from "../recorded-texts.ts";
import styles from "./studio.module.css";

type Props = {
  readonly texts: readonly RecordedText[];
  readonly language: Language;
  readonly shown: string;
  /** Something is being recorded, or is not kept yet. */
  readonly locked: boolean;
  readonly onChoose: (text: string) => void;
};

/** All texts in the order in which they are met, with what there is of each; the one at hand is kept in sight. */
export function TextList({ texts, language, shown, locked, onChoose }: Props) {
  const { say, number } = useWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (list.current !== null && here !== null && here !== undefined) {
      // The list alone, and never the page under her hands.
      list.current.scrollTop = here.offsetTop - (list.current.clientHeight - here.offsetHeight) / 2;
    }
  }, [shown]);
  return (
    <ol className={styles.texts} ref={list} aria-label={say("recordings.texts")}>
      {texts.map(({ text, place, recording, changed }) => (
        <li key={text}>
          <button
            type="button"
            className={styles.text}
            aria-current={text === shown}
            data-place={place}
            data-recorded={recording !== null}
            disabled={locked && text !== shown}
            onClick={() => onChoose(text)}
          >
            <span className={styles.state}>
              {recording === null ? <i data-changed={changed} /> : <Pictogram name="check" size={22} />}
            </span>
            <bdi {...textAttributes(language)}>{text}</bdi>
            <small>
              {recording === null
                ? say(changed ? "studio.changed" : "studio.missing")
                : say("recordings.seconds", { seconds: number(Math.round(recording.milliseconds / 100) / 10) })}
            </small>
          </button>
        </li>
      ))}
    </ol>
  );
}
