import { buttonClass } from "../../ui/button.tsx";
import styles from "./file-button.module.css";

type Props = {
  readonly text: string;
  /** The whole name, for those who listen, where several of the same stand on a screen. */
  readonly label: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly onChoose: (file: File) => void;
};

/** A button that asks for one file. The browser's own field lies over it, unseen, and does the work. */
export function FileButton({ text, label, accept, busy, onChoose }: Props) {
  const take = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    input.value = "";
    if (file !== undefined) {
      onChoose(file);
    }
  };
  return (
    <label className={buttonClass("plain", "small", styles.button)}>
      {text}
      <input
        type="file"
        accept={accept}
        aria-label={label}
        className={styles.input}
        disabled={busy}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
    </label>
  );
}
