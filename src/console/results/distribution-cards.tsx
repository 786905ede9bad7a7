import { useMemo } from "react";
import { type DistributionRows, distributionRows } from "../../domain/disclosure/distribution-rows.ts";
import type { Shown } from "../../domain/disclosure/reader.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { AnswerTable } from "../../domain/results/answer-table.ts";
import { Card, Columns } from "../parts/card.tsx";
import { CountTable } from "../parts/count-table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";
import { useCountCaption } from "./use-count-caption.ts";

type Props = { readonly table: AnswerTable; readonly rows: Uint32Array; readonly aside: string | undefined };

/** How each item was answered by those who are meant, in the questionnaire's order. */
export function DistributionCards({ table, rows, aside }: Props) {
  const all = useMemo(() => distributionRows(table, rows), [table, rows]);
  return (
    <Columns>
      {all.map((one) => (
        <DistributionCard key={one.item.id} document={table.document} rows={one} total={rows.length} aside={aside} />
      ))}
    </Columns>
  );
}

type CardProps = {
  readonly document: QuestionnaireDocument;
  readonly rows: DistributionRows;
  readonly total: number;
  readonly aside: string | undefined;
};

function DistributionCard({ document, rows, total, aside }: CardProps) {
  const { say, language } = useWords();
  const { item, options, own, skipped, notApplicable } = rows;
  const caption = useCountCaption(item.kind === "multiple" ? "results.multipleCaption" : "results.distributionCaption", total);
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
    <Card title={textFor(document, item.text, language)} {...(aside === undefined ? {} : { aside })}>
      <CountTable
        caption={caption}
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
