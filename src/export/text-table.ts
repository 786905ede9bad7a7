import { codeCell, textCell } from "../domain/codebook/cell.ts";
import { discloseTexts } from "../domain/disclosure/texts.ts";
import type { OpenedRound } from "../envelopes/opened-round.ts";
import type { ExportWords } from "./export-words.ts";
import { type Table, tableOf } from "./table.ts";

/** What people wrote, apart from all other answers and shuffled; of an item with few texts nothing. */
export function textTable(texts: OpenedRound["texts"], words: ExportWords): Table {
  const columns = [
    { name: "variable", label: words.columns.variable, kind: "code" as const, values: [] },
    { name: "text", label: words.columns.text, kind: "text" as const, values: [] },
  ];
  const rows = [...texts].flatMap(([itemId, all]) => {
    const seen = discloseTexts(all);
    return seen.shown ? seen.value.map((text) => [codeCell(itemId), textCell(text)]) : [];
  });
  return tableOf("texts", columns, rows);
}
