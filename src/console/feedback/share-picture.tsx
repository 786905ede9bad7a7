import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import { DotScale, DotSign, ScaleHead } from "../parts/dot-scale.tsx";
import { Hidden } from "../parts/hidden.tsx";
import { topicOf } from "../publishing/sheet-table.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./feedback.module.css";

type Props = {
  readonly document: QuestionnaireDocument;
  /** Whole per cents as they were given away; null is hidden. `other`: what it is beside, undefined where there is nothing. */
  readonly shares: readonly { readonly code: string; readonly main: number | null; readonly other: number | null | undefined }[];
  /** Of whom the dots are, and of whom the rings. */
  readonly names: { readonly main: string; readonly other: string };
};

/**
 * Each indicator as a dot on one scale, with its number beside it. There is no uncertainty in the picture: its width would tell
 * of how many a published share is.
 */
export function SharePicture({ document, shares, names }: Props) {
  const { say, language } = useWords();
  const percent = (value: number | null) => (value === null ? <Hidden /> : formatPercent(value, language, 0));
  const beside = shares.some(({ other }) => other !== undefined);
  return (
    <div className={styles.picture}>
      {beside && (
        <p className={styles.legend}>
          <span>
            <DotSign look="dot" />
            {names.main}
          </span>
          <span>
            <DotSign look="ring" />
            {names.other}
          </span>
        </p>
      )}
      <div className={styles.share} aria-hidden="true">
        <span />
        <ScaleHead />
      </div>
      <ul className={styles.shares}>
        {shares.map(({ code, main, other }) => (
          <li key={code} className={styles.share} data-share={code}>
            <span>{topicOf(document, code, language)}</span>
            <DotScale dot={dotAt(main)} {...(other === undefined ? {} : { ring: dotAt(other) })} />
            <span>
              <span className={styles.value}>{percent(main)}</span>{" "}
              {other !== undefined && (
                <span className={styles.of}>
                  {say("feedback.everybody")} {percent(other)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function dotAt(value: number | null) {
  return value === null ? null : { value, interval: { low: value, high: value } };
}
