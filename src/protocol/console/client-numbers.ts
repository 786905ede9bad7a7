import * as v from "valibot";
import { CivilDateText, WholeNumber } from "../atoms.ts";

const Part = v.strictObject({
  part: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  count: v.pipe(WholeNumber, v.maxValue(10_000_000)),
});
/** Of one way to divide the clients (`language`, `gender`, or an item), how many there are of each part, by its code. */
const KnownMargin = v.strictObject({
  of: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  counts: v.pipe(v.array(Part), v.maxLength(100)),
});
const margins = v.pipe(v.array(KnownMargin), v.maxLength(10));

/** What an organisation knows of all its clients; `source`: where it has that from, in its own words. */
export const NewClientNumbers = v.strictObject({ margins, source: v.pipe(v.string(), v.maxLength(300)) });
export type NewClientNumbers = v.InferOutput<typeof NewClientNumbers>;

export const ClientNumbers = v.object({ margins, source: v.string(), entered: CivilDateText });
export type ClientNumbers = v.InferOutput<typeof ClientNumbers>;

/** Null before anything was entered. */
export const ClientNumbersReply = v.object({ numbers: v.nullable(ClientNumbers) });
export type ClientNumbersReply = v.InferOutput<typeof ClientNumbersReply>;
