import type { AnswerableItem } from "../questionnaire/document.ts";
import { ANSWERED, type AnswerTable, countOnes, NOT_ASKED, PASSED } from "../results/answer-table.ts";
import { discloseCells } from "./cells.ts";
import { HIDDEN, type Shown } from "./reader.ts";

export type OptionRow = { readonly code: string; readonly count: Shown<number> };
/** How an item was answered, as much of it as may be shown. Zero, hidden and missing stay different. */
export type DistributionRows = {
  readonly item: AnswerableItem;
  readonly options: readonly OptionRow[];
  /** Gave a number or a text of their own; null for items that have only options. */
  readonly own: Shown<number> | null;
  /** Asked and passed without an answer. */
  readonly skipped: Shown<number>;
  /** Not asked, because of what they answered before. */
  readonly notApplicable: Shown<number>;
};

/** For every item that can be answered, by these rows, as much of it as may be shown inside: each number on its own merit. */
export function distributionRows({ items }: AnswerTable, rows: Uint32Array): readonly DistributionRows[] {
  return items.map(({ item, reach, chosen }): DistributionRows => {
    const reached = [0, 0, 0];
    for (const row of rows) {
      const how = reach[row] ?? NOT_ASKED;
      reached[how] = (reached[how] ?? 0) + 1;
    }
    const [answered = 0, skipped = 0, notApplicable = 0] = [reached[ANSWERED], reached[PASSED], reached[NOT_ASKED]];
    const counts = chosen.map((column) => countOnes(column, rows));
    const own = answered - counts.reduce((sum, count) => sum + count, 0);
    const cells = discloseCells([...counts, skipped, notApplicable, own]);
    const [shownSkipped = HIDDEN, shownOutside = HIDDEN, shownOwn = HIDDEN] = cells.slice(counts.length);
    return {
      item,
      options: item.options.map(({ code }, position) => ({ code, count: cells[position] ?? HIDDEN })),
      skipped: shownSkipped,
      notApplicable: shownOutside,
      own: item.kind === "number" || item.kind === "text" ? shownOwn : null,
    };
  });
}
