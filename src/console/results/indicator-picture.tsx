import { useMemo } from "react";
import type { Shown } from "../../domain/disclosure/reader.ts";
import { type Slice, sliceIndicators } from "../../domain/disclosure/slices.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { differenceOf } from "../../domain/rates/difference.ts";
import { percent, type Share, wilsonInterval } from "../../domain/rates/share.ts";
import type { Response } from "../../domain/response/response.ts";
import type { SiteId } from "../../kernel/ids.ts";
import { Card, Remark } from "../parts/card.tsx";
import { DotScale, DotSign, ScaleHead } from "../parts/dot-scale.tsx";
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

/**
 * Each indicator as a dot in its uncertainty on one scale, and where only some are shown, all others as a ring below. The same
 * numbers stand beside it, and in the table below.
 */
export function IndicatorPicture({ document, responses, siteIds, slice, sliceName }: Props) {
  const { say, language, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  const results = useMemo(() => sliceIndicators(document, responses, siteIds, slice), [document, responses, siteIds, slice]);
  if (results.length === 0) {
    return null;
  }
  const compared = results.some(({ others }) => others !== null);
  return (
    <Card title={say("results.indicators")} aside={sliceName}>
      {compared && (
        <p className={styles.legend}>
          <span>
            <DotSign look="dot" />
            {sliceName}
          </span>
          <span>
            <DotSign look="ring" />
            {say("results.others")}
          </span>
        </p>
      )}
      <div className={styles.indicator} aria-hidden="true">
        <span />
        <ScaleHead />
      </div>
      <ul className={styles.indicators}>
        {results.map(({ indicator, share, others }) => {
          const interval = share.shown ? wilsonInterval(share.value) : null;
          return (
            <li key={indicator.code} className={styles.indicator} data-indicator-bar={indicator.code}>
              <span>
                {textFor(document, indicator.topic, language)} <span className={styles.code}>{indicator.code}</span>
              </span>
              <DotScale dot={dotOf(share)} ring={others === null ? null : dotOf(others)} />
              <span>
                <span className={styles.value}>{share.shown ? percentText(percent(share.value)) : ".."}</span>{" "}
                {interval !== null && <span className={styles.interval}>{intervalText(interval)}</span>}
                {share.shown && (
                  <span className={styles.base}>
                    {say("rates.fraction", { part: number(share.value.part), of: number(share.value.of) })}
                  </span>
                )}
                {others !== null && <Against share={share} others={others} />}
              </span>
            </li>
          );
        })}
      </ul>
      <Remark>{say("results.indicatorsNote")}</Remark>
      {compared && <Remark>{say("results.differenceNote")}</Remark>}
      <Remark>{textFor(document, document.source, language)}</Remark>
    </Card>
  );
}

/** How much more or less than all others, and whether chance alone would hardly do that. */
function Against({ share, others }: { readonly share: Shown<Share>; readonly others: Shown<Share> }) {
  const { say } = useWords();
  const difference = share.shown && others.shown ? differenceOf(share.value, others.value) : null;
  if (difference === null) {
    return <span className={styles.base}>{say("results.notCompared")}</span>;
  }
  const points = Math.round(difference.points);
  const signed = points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
  return (
    <span className={styles.base} data-certain={String(difference.certain)}>
      {say("results.againstOthers", { points: signed })}{" "}
      <span className={difference.certain ? styles.certain : ""}>
        {say(difference.certain ? "results.certain" : "results.uncertain")}
      </span>
    </span>
  );
}

function dotOf(share: Shown<Share>) {
  const value = share.shown ? percent(share.value) : null;
  const interval = share.shown ? wilsonInterval(share.value) : null;
  return value === null || interval === null ? null : { value, interval };
}
