import type { Indicator } from "../questionnaire/document.ts";
import { type Share, share } from "../rates/share.ts";
import { type AnswerTable, countOnes, type ItemColumn } from "./answer-table.ts";

/** An indicator's item with its columns: `base` is 1 for whoever gave an answer, `positive` for whoever gave a positive one. */
export type IndicatorColumn = {
  readonly indicator: Indicator;
  readonly itemId: string;
  readonly base: Uint8Array;
  readonly positive: Uint8Array;
};

/** Every indicator of the questionnaire, in its order. "Don't know", passed and "prefer not to say" are outside the base. */
export function indicatorColumns({ items, size }: AnswerTable): readonly IndicatorColumn[] {
  return items.flatMap(({ item, chosen }: ItemColumn): IndicatorColumn[] => {
    if ((item.kind !== "single" && item.kind !== "scale") || item.indicator === undefined) {
      return [];
    }
    const base = new Uint8Array(size);
    const positive = new Uint8Array(size);
    for (const [position, option] of item.options.entries()) {
      const column = chosen[position];
      if (column === undefined || option.meaning !== undefined) {
        continue;
      }
      for (let row = 0; row < size; row += 1) {
        if (column[row] === 1) {
          base[row] = 1;
          positive[row] = option.positive === true ? 1 : 0;
        }
      }
    }
    return [{ indicator: item.indicator, itemId: item.id, base, positive }];
  });
}

/** The share of positive answers among those of these rows who gave one. */
export function shareAmong({ base, positive }: IndicatorColumn, rows: Uint32Array): Share {
  return share(countOnes(positive, rows), countOnes(base, rows));
}
