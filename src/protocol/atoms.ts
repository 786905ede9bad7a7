import * as v from "valibot";
import { type CivilDate, type IsoWeek } from "../kernel/calendar.ts";
import type { Sha256 } from "../kernel/hashes.ts";
import type { AnyId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { tidyName } from "../kernel/names.ts";
import type { SignedRelease } from "../kernel/signed-release.ts";

/** 128 random bits, 32 lower-case hex digits. */
export const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** The same, of something that has ids of its own. */
export function idOf<One extends AnyId>(): v.GenericSchema<One> {
  return Id as v.GenericSchema as v.GenericSchema<One>;
}
/** SHA-256, lower-case hex. */
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** The same, of something that has hashes of its own. */
export function hashOf<One extends Sha256>(): v.GenericSchema<One> {
  return Hash as v.GenericSchema as v.GenericSchema<One>;
}
export const CivilDateText = meaning<CivilDate>(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)));
export const IsoWeekText = meaning<IsoWeek>(v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/)));
export const LanguageCode = meaning<Language>(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(24)));
export const SignedReleaseText = meaning<SignedRelease>(v.string());
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

/** The same check; a text that has passed it means what is said. In types only. */
function meaning<Meaning extends string>(check: v.GenericSchema<string>): v.GenericSchema<Meaning> {
  return check as v.GenericSchema as v.GenericSchema<Meaning>;
}
