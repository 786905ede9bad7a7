import { useContext } from "react";
import type { AnswerableItem, Option } from "../../../../domain/questionnaire/document.ts";
import type { Language } from "../../../../kernel/language.ts";
import { LevelBars, Pictogram } from "../../../../ui/pictogram.tsx";
import { Worded } from "../../../parts/worded.tsx";
import { usePictures } from "../client-pictures.ts";
import { HeardContext } from "../listening/listening.ts";
import styles from "./item-screen.module.css";
import { NamedPicture } from "./named-picture.tsx";

type Props = {
  readonly item: AnswerableItem;
  readonly option: Option;
  readonly language: Language;
  readonly type: "radio" | "checkbox";
  readonly checked: boolean;
  /** What stands there before it is chosen: a square beside others, a circle alone. Without one, only the check of what is chosen. */
  readonly box?: "square" | "circle";
  readonly onChange: () => void;
  /** A finger was on it, also where that changed nothing. */
  readonly onTapped?: (() => void) | null;
};

/** One answer to choose: a native control under a card, and its loudspeaker beside it. */
export function OptionCard({ item, option, language, type, checked, box, onChange, onTapped = null }: Props) {
  const heard = useContext(HeardContext);
  return (
    <div className={styles.row} data-heard={heard?.mark(option.code)}>
      <label className={styles.option}>
        <input
          type={type}
          name={item.id}
          value={option.code}
          checked={checked}
          onChange={onChange}
          // What keys click has no count.
          onClick={({ detail }) => detail > 0 && onTapped?.()}
          autoComplete="off"
        />
        <OptionPicture item={item} option={option} />
        <span>
          <Worded text={option.text[language]} language={language} />
        </span>
        <span className={styles.chosen} data-box={box}>
          <Pictogram name="check" size={box === undefined ? 40 : 24} />
        </span>
      </label>
      {heard !== null && <heard.Loudspeaker part={option.code} />}
    </div>
  );
}

/** What the questionnaire names; else a sign for "don't know" and its like, and for a scale that has no pictures of its own how high it stands. */
function OptionPicture({ item, option }: { readonly item: AnswerableItem; readonly option: Option }) {
  if (usePictures() === null) {
    return null;
  }
  if (option.pictogram !== undefined) {
    return <NamedPicture name={option.pictogram} size={60} />;
  }
  if (option.meaning !== undefined) {
    return <Pictogram name={option.meaning === "dont-know" ? "question" : "silent"} size={46} />;
  }
  if (item.kind !== "scale" || item.options.some(({ pictogram }) => pictogram !== undefined)) {
    return null;
  }
  const steps = item.options.filter(({ meaning }) => meaning === undefined);
  return <LevelBars level={steps.length - steps.indexOf(option)} levels={steps.length} />;
}
