import { useMemo } from "react";
import { type Slice, sliceIndicators } from "../../domain/disclosure/slices.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { percent, wilsonInterval } from "../../domain/rates/share.ts";
import type { Response } from "../../domain/response/response.ts";
import type { SiteId } from "../../kernel/ids.ts";
import { Bar } from "../parts/bar.tsx";
import { Card, Remark } from "../parts/card.tsx";
import { textFor } from "../rounds/texts.ts";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./results.module.css";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly responses: readonly Response[];
  readonly siteIds: readonly SiteId[];
  readonly slice: Slice;
  readonly sliceName: string;
};

/** Each indicator as a bar with its uncertainty. The table below has the same numbers, and what they are of. */
export function IndicatorPicture({ document, responses, siteIds, slice, sliceName }: Props) {
  const { say, language, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  const results = useMemo(() => sliceIndicators(document, responses, siteIds, slice), [document, responses, siteIds, slice]);
  if (results.length === 0) {
    return null;
  }
  return (
    <Card title={say("results.indicators")} aside={sliceName}>
      <ul className={styles.indicators}>
        {results.map(({ indicator, share }) => {
          const value = share.shown ? percent(share.value) : null;
          const interval = share.shown ? wilsonInterval(share.value) : null;
          return (
            <li key={indicator.code} className={styles.indicator} data-indicator-bar={indicator.code}>
              <span>
                {textFor(document, indicator.topic, language)} <span className={styles.code}>{indicator.code}</span>
              </span>
              <Bar value={value} interval={interval} />
              <span>
                <span className={styles.value}>{share.shown ? percentText(value) : ".."}</span>{" "}
                {interval !== null && <span className={styles.interval}>{intervalText(interval)}</span>}
                {share.shown && (
                  <span className={styles.base}>
                    {say("rates.fraction", { part: number(share.value.part), of: number(share.value.of) })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <Remark>{say("results.indicatorsNote")}</Remark>
      <Remark>{textFor(document, document.source, language)}</Remark>
    </Card>
  );
}
