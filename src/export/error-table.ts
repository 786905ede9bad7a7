import { codeCell, textCell } from "../domain/codebook/cell.ts";
import type { NotCounted, UnopenedAnswer } from "../envelopes/sealed-answer.ts";
import type { ExportWords } from "./export-words.ts";
import { type Table, tableOf } from "./table.ts";

/** One row for each answer that was received and is not counted, with the reason. */
export function errorTable(unopened: readonly UnopenedAnswer[], words: ExportWords): Table {
  const reasons = [...new Set(unopened.map(({ reason }) => reason))].sort();
  const columns = [
    ...(["response_id", "batch_id", "site_id", "sha256"] as const).map((name) => {
      return { name, label: words.columns[name], kind: "code" as const, values: [] };
    }),
    {
      name: "reason",
      label: words.columns.reason,
      kind: "code" as const,
      values: reasons.map((code) => ({ code, label: words.reason(code), missing: false })),
    },
    { name: "explanation", label: words.columns.explanation, kind: "text" as const, values: [] },
  ];
  const rows = unopened.map(({ listed, reason }) => [
    ...[listed.id, listed.batchId, listed.siteId, listed.sha256, reason satisfies NotCounted].map(codeCell),
    textCell(words.reason(reason)),
  ]);
  return tableOf("errors", columns, rows);
}
