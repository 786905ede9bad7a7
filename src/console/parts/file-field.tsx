import { useId } from "react";
import { useWords } from "../words/use-words.ts";
import styles from "./form.module.css";

type Props = {
  readonly label: string;
  readonly accept: string;
  /** The name of the file that was chosen; null before. */
  readonly chosen: string | null;
  readonly error?: string | undefined;
  readonly onChoose: (file: File) => void;
};

/**
 * A field for one file. It forgets the file at once and says its name in words of ours: a browser says nothing of a file
 * that is chosen a second time, and that is what people do once they have mended it.
 */
export function FileField({ label, accept, chosen, error, onChoose }: Props) {
  const { say } = useWords();
  const id = useId();
  const described = [chosen === null ? null : `${id}-chosen`, error === undefined ? null : `${id}-error`].filter(
    (part) => part !== null,
  );
  const take = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    input.value = "";
    if (file !== undefined) {
      onChoose(file);
    }
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        className={[styles.input, chosen === null ? "" : styles.taken].join(" ")}
        onChange={({ currentTarget }) => take(currentTarget)}
        {...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") })}
        {...(error === undefined ? {} : { "aria-invalid": true })}
      />
      {chosen !== null && (
        <div className={styles.hint} id={`${id}-chosen`} role="status">
          {say("common.chosenFile", { name: chosen })}
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
