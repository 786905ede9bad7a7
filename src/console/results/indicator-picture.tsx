import type { FilteredIndicator } from "../../domain/disclosure/filtered.ts";
import type { Shown } from "../../domain/disclosure/reader.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { percent, type Share, wilsonInterval } from "../../domain/rates/share.ts";
import { Remark } from "../parts/card.tsx";
import { type Dot, DotScale, DotSign, ScaleHead } from "../parts/dot-scale.tsx";
import { Hidden, WhyHidden } from "../parts/hidden.tsx";
import { textFor } from "../rounds/texts.ts";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords } from "../words/use-words.ts";
import type { Against, Beside } from "./against.ts";
import { Difference } from "./difference.tsx";
import type { Medians } from "./medians.ts";
import { PictureTable } from "./picture-table.tsx";
import styles from "./results.module.css";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly results: readonly FilteredIndicator[];
  /** Whose answers these are, in words. */
  readonly who: string;
  /** What each is compared with; null = with nothing. */
  readonly against: Against | null;
  /** What other municipalities have; null where none was brought in. */
  readonly medians?: Medians | null;
};

/**
 * Each indicator as a dot in its uncertainty on one scale, and what it is compared with as a ring below. The same numbers stand
 * beside it, and in a table below.
 */
export function IndicatorPicture({ document, results, who, against, medians = null }: Props) {
  const { say, language, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  if (results.length === 0) {
    return null;
  }
  const columns = 1 + (against === null ? 0 : 1) + (medians === null ? 0 : 1);
  return (
    <>
      <p className={styles.legend}>
        <span>
          <DotSign look="dot" />
          {who}
        </span>
        {against !== null && (
          <span>
            <DotSign look="ring" />
            {against.name}
          </span>
        )}
        {medians !== null && (
          <span>
            <DotSign look="line" />
            {say("kolada.legend", { name: medians.name })}
          </span>
        )}
      </p>
      <div className={styles.indicator} data-columns={columns} aria-hidden="true">
        <span />
        <ScaleHead />
      </div>
      <ul className={styles.indicators}>
        {results.map((result) => {
          const { indicator, share } = result;
          const median = medians?.of(indicator.code) ?? null;
          const beside = against === null ? null : against.of(result);
          return (
            <li key={indicator.code} className={styles.indicator} data-columns={columns} data-indicator-bar={indicator.code}>
              <span>
                {textFor(document, indicator.topic, language)} <span className={styles.code}>{indicator.code}</span>
              </span>
              <DotScale dot={dotOf(share)} ring={beside === null ? null : ringOf(beside)} line={median?.value ?? null} />
              <span>
                {share.shown ? (
                  <>
                    <span className={styles.value}>{percentText(percent(share.value))}</span>{" "}
                    <span className={styles.interval}>{intervalText(wilsonInterval(share.value))}</span>
                    <span className={styles.base}>
                      {say("rates.fraction", { part: number(share.value.part), of: number(share.value.of) })}
                    </span>
                  </>
                ) : (
                  <Hidden />
                )}
              </span>
              {beside !== null && against !== null && <Difference share={share} beside={beside} against={against.short} />}
              {medians !== null && (
                <span className={styles.base} data-median-of={indicator.code}>
                  {median === null
                    ? say("kolada.noMedian")
                    : say("kolada.medianIn", { value: percentText(median.value), year: median.year })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {results.some(({ share }) => !share.shown) && <WhyHidden published={false} />}
      {against !== null && <Remark>{say("results.differenceNote")}</Remark>}
      <PictureTable document={document} results={results} who={who} against={against} medians={medians} />
    </>
  );
}

function dotOf(share: Shown<Share>): Dot | null {
  const value = share.shown ? percent(share.value) : null;
  return value === null || !share.shown ? null : { value, interval: wilsonInterval(share.value) };
}

function ringOf(beside: Beside): Dot | null {
  switch (beside.kind) {
    case "none":
      return null;
    case "published":
      return { value: beside.percent, interval: null };
    case "share":
      return dotOf(beside.share);
  }
}
