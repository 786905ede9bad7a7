import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { useWords } from "../words/use-words.ts";
import styles from "./form.module.css";

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "className"> & {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was typed; read out with the field. */
  readonly error?: string | undefined;
  /** For what is long to type. */
  readonly wide?: boolean;
};

/** A labelled input; hint and error are tied to it for those who listen. */
export function Field({ label, hint, error, wide = false, ...input }: FieldProps) {
  const id = useId();
  const { say } = useWords();
  const most = input.maxLength ?? Number.POSITIVE_INFINITY;
  const full = typeof input.value === "string" && input.value.length >= most;
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter(
    (part) => part !== null,
  );
  return (
    <div className={[styles.field, wide ? styles.long : ""].join(" ")}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={styles.input}
        {...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") })}
        {...(error === undefined ? {} : { "aria-invalid": true })}
      />
      {hint !== undefined && (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {full && (
        <div className={styles.hint} role="status">
          {say("common.fieldFull", { most })}
        </div>
      )}
      {error !== undefined && (
        <div className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

type SelectProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onChoose: (value: Value) => void;
};

export function Select<Value extends string>({ label, value, options, onChoose }: SelectProps<Value>) {
  const id = useId();
  const choose = (code: string): void => {
    const chosen = options.find(([one]) => one === code);
    if (chosen !== undefined) {
      onChoose(chosen[0]);
    }
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={styles.input} value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "type"> & {
  readonly kind: "radio" | "checkbox";
  readonly label: string;
  readonly hint?: string;
};

export function Choice({ kind, label, hint, ...input }: ChoiceProps) {
  const id = useId();
  return (
    <label className={styles.choice}>
      <input {...input} type={kind} {...(hint === undefined ? {} : { "aria-describedby": id })} />
      <span>{label}</span>
      {hint !== undefined && (
        <span className={styles.hint} id={id}>
          {hint}
        </span>
      )}
    </label>
  );
}

type GroupProps = { readonly legend: string; readonly error?: string | undefined; readonly children: ReactNode };

export function ChoiceGroup({ legend, error, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset className={styles.group} {...(error === undefined ? {} : { "aria-describedby": id })}>
      <legend>{legend}</legend>
      {children}
      {error !== undefined && (
        <div className={styles.error} id={id} role="alert">
          {error}
        </div>
      )}
    </fieldset>
  );
}
