import { bytesOf } from "../../../domain/recordings/sounds.ts";
import type { Language } from "../../../kernel/language.ts";
import { MOST_BYTES_OF_LANGUAGE } from "../../../protocol/console/recordings.ts";
import { Notice } from "../../../ui/notice.tsx";
import { languageName } from "../../words/language-names.ts";
import { useWords } from "../../words/use-words.ts";
import type { RoundTexts } from "../round-texts.tsx";
import { sizeText } from "../size-text.ts";
import styles from "./studio.module.css";

type Props = Pick<RoundTexts, "languages" | "textsIn"> & {
  readonly shown: Language;
  /** Something is being recorded, or is not kept yet. */
  readonly locked: boolean;
  readonly onChoose: (language: Language) => void;
};

/** What is left to record, and what all of it weighs, language by language. */
export function LanguagesLeft({ languages, textsIn, shown, locked, onChoose }: Props) {
  const { say, language: own, number } = useWords();
  const most = sizeText(MOST_BYTES_OF_LANGUAGE, number);
  const all = languages.map((language) => {
    const texts = textsIn(language);
    const sounds = texts.flatMap(({ recording }) => recording ?? []);
    return { language, total: texts.length, left: texts.length - sounds.length, bytes: bytesOf(sounds) };
  });
  const tooLarge = all.filter(({ bytes }) => bytes > MOST_BYTES_OF_LANGUAGE);
  return (
    <div className={styles.languages}>
      <h2>{say("studio.left")}</h2>
      {all.map(({ language, total, left, bytes }) => (
        <button
          key={language}
          type="button"
          className={styles.language}
          aria-pressed={language === shown}
          data-language={language}
          disabled={locked && language !== shown}
          onClick={() => onChoose(language)}
        >
          <span>{languageName(language, own)}</span>
          <span>{left === 0 ? say("studio.done") : say("studio.leftCount", { count: left })}</span>
          <small>{sizeText(bytes, number)}</small>
          <i aria-hidden="true">
            <b style={{ inlineSize: `${((total - left) / Math.max(1, total)) * 100}%` }} />
          </i>
        </button>
      ))}
      <p className={styles.sum} data-testid="studio-size">
        {say("studio.total", {
          size: sizeText(
            all.reduce((sum, { bytes }) => sum + bytes, 0),
            number,
          ),
          most,
        })}
      </p>
      {tooLarge.map(({ language }) => (
        <Notice key={language} tone="mind">
          {say("recordings.tooLarge", { language: languageName(language, own), most })}
        </Notice>
      ))}
    </div>
  );
}
