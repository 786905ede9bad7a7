import { useMemo } from "react";
import { shareInside } from "../../domain/disclosure/filtered.ts";
import { percent, wilsonInterval } from "../../domain/rates/share.ts";
import { type AnswerTable, EVERYBODY, rowsWhere } from "../../domain/results/answer-table.ts";
import { type IndicatorColumn, shareAmong } from "../../domain/results/indicator-shares.ts";
import { kish, type Margin, type PartOf, rake } from "../../domain/weighting/rake.ts";
import { weightedShare } from "../../domain/weighting/weighted-shares.ts";
import { Notice } from "../../ui/notice.tsx";
import { Remark } from "../parts/card.tsx";
import { Hidden } from "../parts/hidden.tsx";
import { Table } from "../parts/table.tsx";
import { textFor } from "../rounds/texts.ts";
import { formatOneDecimal } from "../words/one-decimal.ts";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords } from "../words/use-words.ts";
import { signed } from "./difference.tsx";

type Props = {
  readonly table: AnswerTable;
  readonly columns: readonly IndicatorColumn[];
  readonly margins: readonly Margin[];
  readonly nameOf: (part: PartOf) => string;
};

/** The shares as they are beside what they would be with the clients' margins; how that was done, and what it costs. */
export function WeightedShares({ table, columns, margins, nameOf }: Props) {
  const { say, language, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  const raking = useMemo(() => rake(table.size, margins), [table, margins]);
  const rows = useMemo(() => rowsWhere(table, EVERYBODY), [table]);
  const { weights, converged, trimmed, off, empty, unexpected } = raking;
  const { effect, effective } = kish(weights);
  const names = (parts: readonly PartOf[]): string => parts.map(nameOf).join(", ");
  return (
    <>
      {!converged && <Notice tone="wrong">{say("representation.notConverged")}</Notice>}
      {empty.length > 0 && <Notice tone="mind">{say("representation.empty", { parts: names(empty) })}</Notice>}
      {unexpected.length > 0 && <Notice tone="mind">{say("representation.unexpected", { parts: names(unexpected) })}</Notice>}
      {converged && (
        <Table
          caption={say("representation.weightedCaption")}
          columns={[
            { head: say("results.indicator") },
            { head: say("representation.unweighted"), kind: "number" },
            { head: say("results.interval"), kind: "number" },
            { head: say("representation.weighted"), kind: "number" },
            { head: say("representation.weightedInterval"), kind: "number" },
            { head: say("results.difference"), kind: "number" },
          ]}
          rows={columns.map((column) => {
            const plain = shareInside(shareAmong(column, rows));
            const weighted = weightedShare(column, weights);
            return {
              key: column.itemId,
              data: { "data-weighted": column.indicator.code },
              cells: [
                `${textFor(table.document, column.indicator.topic, language)} ${column.indicator.code}`,
                ...(plain.shown && weighted.shown
                  ? [
                      percentText(percent(plain.value)),
                      intervalText(wilsonInterval(plain.value)),
                      percentText(weighted.value.percent),
                      intervalText(weighted.value.interval),
                      signed(weighted.value.percent - (100 * plain.value.part) / plain.value.of),
                    ]
                  : [<Hidden key="hidden" />, "", <Hidden key="hidden too" />, "", "–"]),
              ],
            };
          })}
        />
      )}
      {converged && (
        <p data-figure="effective">
          {say("representation.effect", {
            answers: number(table.size),
            effective: number(Math.round(effective)),
            more: number(Math.round(100 * (effect - 1))),
          })}
        </p>
      )}
      {converged && trimmed > 0 && <Remark>{say("representation.trimmed", { off: formatOneDecimal(off, language) })}</Remark>}
      <Remark>{say("representation.method")}</Remark>
    </>
  );
}
