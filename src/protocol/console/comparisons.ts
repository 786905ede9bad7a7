import * as v from "valibot";
import type { ComparisonId } from "../../kernel/ids.ts";
import { CivilDateText, DamagedRow, idOf, Name, NewName, WholeNumber } from "../atoms.ts";

const Middle = v.nullable(
  v.strictObject({ median: v.pipe(v.number(), v.minValue(0), v.maxValue(100)), of: v.pipe(WholeNumber, v.minValue(1)) }),
);
const MedianRow = v.strictObject({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2099)),
  T: Middle,
  K: Middle,
  M: Middle,
});
const figures = {
  /** Which municipalities the medians are of, as the file named them. */
  municipalities: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(120))), v.maxLength(400)),
  rows: v.pipe(v.array(MedianRow), v.maxLength(4000)),
};

/** Medians of figures that are public; `file`: what they were read out of. */
export const NewComparison = v.strictObject({ name: NewName, file: v.pipe(v.string(), v.maxLength(255)), ...figures });
export type NewComparison = v.InferOutput<typeof NewComparison>;

export const Comparison = v.object({
  id: idOf<ComparisonId>(),
  name: Name,
  file: v.string(),
  imported: CivilDateText,
  ...figures,
});
export type Comparison = v.InferOutput<typeof Comparison>;

/** The last that was brought in on top. */
export const ComparisonsReply = v.object({ comparisons: v.array(Comparison), damaged: v.array(DamagedRow) });
export type ComparisonsReply = v.InferOutput<typeof ComparisonsReply>;

/** Four thousand rows with three medians each. */
export const MOST_COMPARISON_BYTES = 640 * 1024;
