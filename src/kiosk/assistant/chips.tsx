import styles from "./chips.module.css";

type Props<Value extends string> = {
  readonly label: string;
  readonly values: readonly { readonly value: Value; readonly label: string; readonly language?: string }[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
  /** Shares the whole width equally. */
  readonly wide?: boolean;
};

/** One of a few. A native button each, pressed or not. */
export function Chips<Value extends string>({ label, values, chosen, onChoose, wide = false }: Props<Value>) {
  return (
    <div className={`${styles["chips"]} ${wide ? styles["wide"] : ""}`} role="group" aria-label={label}>
      {values.map(({ value, label: text, language }) => (
        <button key={value} type="button" lang={language} aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          <bdi>{text}</bdi>
        </button>
      ))}
    </div>
  );
}
