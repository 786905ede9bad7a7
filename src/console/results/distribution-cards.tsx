import { useMemo } from "react";
import { type DistributionRows, distributionRows } from "../../domain/disclosure/distribution-rows.ts";
import type { Shown } from "../../domain/disclosure/reader.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { Response } from "../../domain/response/response.ts";
import { Card, Columns } from "../parts/card.tsx";
import { CountTable } from "../parts/count-table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";

type Props = { readonly document: QuestionnaireDocument; readonly responses: readonly Response[] };

/** How each item was answered, in the questionnaire's order. */
export function DistributionCards({ document, responses }: Props) {
  // A hundred thousand answers are counted once, not at every tap on a chip.
  const all = useMemo(() => distributionRows(document, responses), [document, responses]);
  return (
    <Columns>
      {all.map((rows) => (
        <DistributionCard key={rows.item.id} document={document} rows={rows} total={responses.length} />
      ))}
    </Columns>
  );
}

type CardProps = { readonly document: QuestionnaireDocument; readonly rows: DistributionRows; readonly total: number };

function DistributionCard({ document, rows, total }: CardProps) {
  const { say, language } = useWords();
  const { item, options, own, skipped, notApplicable } = rows;
  const names = new Map(item.options.map(({ code, text }) => [code, textFor(document, text, language)]));
  const missing = new Set([
    "skipped",
    "not-applicable",
    ...item.options.flatMap(({ code, meaning }) => (meaning === undefined ? [] : [code])),
  ]);
  const lines: readonly (readonly [code: string, name: string, count: Shown<number>])[] = [
    ...options.map(({ code, count }) => [code, names.get(code) ?? code, count] as const),
    ...(own === null ? [] : [["own", say(item.kind === "text" ? "results.gaveText" : "results.gaveNumber"), own] as const]),
    ["skipped", say("results.skipped"), skipped],
    ...(item.when === undefined ? [] : [["not-applicable", say("results.notApplicable"), notApplicable] as const]),
  ];
  return (
    <Card title={textFor(document, item.text, language)}>
      <CountTable
        caption={say(item.kind === "multiple" ? "results.multipleCaption" : "results.distributionCaption", { count: total })}
        head={say("results.option")}
        of={total}
        rows={lines.map(([code, name, count]) => ({
          key: code,
          data: { "data-item": item.id, "data-option": code },
          name,
          count,
          tone: missing.has(code) ? "stone" : "pine",
        }))}
      />
    </Card>
  );
}
