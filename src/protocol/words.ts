import * as v from "valibot";
import { tidyName } from "../kernel/names.ts";

/** 128 random bits, 32 lower-case hex digits. */
export const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** SHA-256, lower-case hex. */
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const CivilDateText = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
export const LanguageCode = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(24));
/** A name that people read: of a site, a round, an organisation. */
export const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
/** A name as it is typed: invisible signs go, and one that has nothing else is none (`kernel/names.ts`). */
export const NewName = v.pipe(v.string(), v.maxLength(500), v.transform(tidyName), v.minLength(1), v.maxLength(120));
/** A row that the server can't read any more, with what can still be said of it. */
export const DamagedRow = v.object({ id: v.string(), name: v.nullable(v.string()) });
export type DamagedRow = v.InferOutput<typeof DamagedRow>;
export const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

export const CountsMessage = v.object({
  I: WholeNumber,
  P: WholeNumber,
  R: WholeNumber,
  O: WholeNumber,
  NC: WholeNumber,
  UO: WholeNumber,
  NE: WholeNumber,
});
