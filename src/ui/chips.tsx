import type { Language } from "../kernel/language.ts";
import styles from "./chips.module.css";

/** What can be chosen; `language` where the text is in another one than the screen. */
type Option<Value extends string> = { readonly value: Value; readonly text: string; readonly language?: Language };
type Props<Value extends string> = {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  /** Null before anything is. */
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
  /** Shares the whole width equally. */
  readonly wide?: boolean;
};

/** One of a few, always in sight: a native button each, pressed or not. The chosen one is filled and in heavier type. */
export function Chips<Value extends string>({ label, options, chosen, onChoose, wide = false }: Props<Value>) {
  return (
    <div className={wide ? `${styles.chips} ${styles.wide}` : styles.chips} role="group" aria-label={label} data-print="no">
      {options.map(({ value, text, language }) => (
        <button
          key={value}
          type="button"
          className={styles.chip}
          lang={language}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          <bdi>{text}</bdi>
        </button>
      ))}
    </div>
  );
}
