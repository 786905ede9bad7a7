import type { NumberItem } from "../../../../domain/questionnaire/document.ts";
import type { ClientText } from "../../../parts/texts.ts";
import styles from "./item-screen.module.css";
import { troubleWith } from "./why-not-next.ts";

type Props = {
  readonly item: NumberItem;
  readonly t: ClientText;
  readonly written: string;
  readonly onWrite: (typed: string) => void;
  readonly onBack: () => void;
};

/** Characters, not a browser's number field: that one drops commas, knows one script's digits, and turns with a wheel. */
export function NumberField({ item, t, written, onWrite, onBack }: Props) {
  const { minimum, maximum } = item;
  return (
    <label className={styles.labelled}>
      <span>{t("item.number", { minimum, maximum })}</span>
      <input
        className={`${styles.field} ${styles.number}`}
        type="text"
        // The digits alone have no minus sign on most tablets.
        inputMode={minimum < 0 ? "text" : "numeric"}
        dir="ltr"
        value={written}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby="about-written"
        onClick={onBack}
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
      <small id="about-written" role="status">
        {troubleWith(t, item, written)}
      </small>
    </label>
  );
}
