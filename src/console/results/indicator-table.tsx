import { useMemo } from "react";
import { discloseGroups } from "../../domain/disclosure/groups.ts";
import type { Shown } from "../../domain/disclosure/reader.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { percent, type Share, wilsonInterval } from "../../domain/rates/share.ts";
import type { Response } from "../../domain/response/response.ts";
import { GROUPS, indicators } from "../../domain/results/indicators.ts";
import { Card } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords } from "../words/use-words.ts";

type Props = { readonly document: QuestionnaireDocument; readonly responses: readonly Response[] };

/** The national sheet: every indicator for all, women and men, with base and interval. */
export function IndicatorTable({ document, responses }: Props) {
  const { say, language, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  const results = useMemo(() => indicators(document, responses), [document, responses]);
  if (results.length === 0) {
    return null;
  }
  const fraction = (share: Shown<Share>): string =>
    share.shown ? say("rates.fraction", { part: number(share.value.part), of: number(share.value.of) }) : "..";
  return (
    <Card title={say("results.indicatorTable")}>
      <Table
        caption={say("results.indicatorCaption")}
        columns={[
          { head: say("results.indicator") },
          { head: say("results.code") },
          ...GROUPS.map((group) => ({ head: say(`results.groups.${group}`), kind: "number" as const })),
          { head: say("results.positiveOf"), kind: "number" },
          { head: say("results.intervalAll"), kind: "number" },
        ]}
        rows={results.map((result) => {
          const shares = discloseGroups("inside", result);
          return {
            key: result.itemId,
            data: { "data-indicator": result.indicator.code },
            cells: [
              textFor(document, result.indicator.topic, language),
              result.indicator.code,
              ...GROUPS.map((group) => {
                const share = shares[group];
                const base = share.shown ? { "data-base": String(share.value.of) } : {};
                return (
                  <span key={group} data-group={group} {...base}>
                    {share.shown ? percentText(percent(share.value)) : ".."}
                  </span>
                );
              }),
              fraction(shares.T),
              shares.T.shown ? intervalText(wilsonInterval(shares.T.value)) : "..",
            ],
          };
        })}
      />
    </Card>
  );
}
