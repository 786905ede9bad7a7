import * as v from "valibot";
import { FEWEST_IN_INDICATOR } from "../../domain/disclosure/reader.ts";
import type { AnswersHash } from "../../kernel/hashes.ts";
import type { SiteId } from "../../kernel/ids.ts";
import { CivilDateText, DamagedRow, hashOf, idOf, LanguageCode } from "../atoms.ts";

/** A whole per cent, or what is hidden. There is no room for a base, and none for an answer. */
const Percent = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)));
const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const MOST_ROWS = 200;

const SheetFigures = v.strictObject({
  shown: v.literal("sheet"),
  /** Kolada U31903 and U31902, out of the strokes, which carry no answer; null below ten. */
  respondents: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(FEWEST_IN_INDICATOR))),
  responseRate: Percent,
  rows: v.pipe(v.array(v.strictObject({ code: Code, T: Percent, K: Percent, M: Percent })), v.maxLength(MOST_ROWS)),
});

function splitFigures<Shown extends "languages" | "sites", Part extends string>(shown: Shown, part: v.GenericSchema<Part>) {
  return v.strictObject({
    shown: v.literal(shown),
    /** In the order of each row. */
    parts: v.pipe(v.array(part), v.maxLength(1000)),
    rows: v.pipe(v.array(v.strictObject({ code: Code, parts: v.array(Percent) })), v.maxLength(MOST_ROWS)),
  });
}

export const PublishedFigures = v.variant("shown", [
  SheetFigures,
  splitFigures("languages", LanguageCode),
  splitFigures("sites", idOf<SiteId>()),
]);
export type PublishedFigures = v.InferOutput<typeof PublishedFigures>;

/** `beside`: the tables that were there already when it was decided what this one may show. */
export const NewPublication = v.strictObject({
  answers: hashOf<AnswersHash>(),
  beside: v.array(v.picklist(["sheet", "languages", "sites"])),
  figures: PublishedFigures,
});
export type NewPublication = v.InferOutput<typeof NewPublication>;

export const Publication = v.object({ published: CivilDateText, answers: hashOf<AnswersHash>(), figures: PublishedFigures });
export type Publication = v.InferOutput<typeof Publication>;

/** What was given away of a round, once for each table. Where one can't be read any more, nothing further is published. */
export const PublicationsOfRound = v.object({ publications: v.array(Publication), damaged: v.array(DamagedRow) });
export type PublicationsOfRound = v.InferOutput<typeof PublicationsOfRound>;
