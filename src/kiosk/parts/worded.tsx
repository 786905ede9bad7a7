import { isolateNumbers, textDirection } from "../../i18n/direction.ts";
import type { Language } from "../../kernel/language.ts";
import styles from "./worded.module.css";

/** A text that somebody wrote in a questionnaire: with its line breaks, and its marks on the right side in any script. */
export function Worded({ text, language }: { readonly text: string | undefined; readonly language: Language }) {
  const words = text ?? "";
  const direction = textDirection(words, language);
  return (
    <bdi dir={direction} className={styles.worded}>
      {isolateNumbers(words, direction)}
    </bdi>
  );
}
