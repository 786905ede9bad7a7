import styles from "./chips.module.css";

type Option<Value extends string> = { readonly value: Value; readonly text: string };
type Props<Value extends string> = {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
};

/** One choice of a few, always in sight. The chosen one is filled and in heavier type. */
export function Chips<Value extends string>({ label, options, chosen, onChoose }: Props<Value>) {
  return (
    <div className={styles.chips} role="group" aria-label={label} data-print="no">
      {options.map(({ value, text }) => (
        <button key={value} type="button" className={styles.chip} aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {text}
        </button>
      ))}
    </div>
  );
}
