import type { CodebookWords, OwnVariable } from "../domain/codebook/codebook.ts";
import { OWN_VARIABLES } from "../domain/codebook/codebook.ts";
import type { Disposition } from "../domain/disposition/disposition.ts";
import type { NotCounted } from "../envelopes/sealed-answer.ts";
import type { HalfDay } from "../kernel/calendar.ts";
import type { Language } from "../kernel/language.ts";
import type { TableName } from "./table.ts";

/** Columns of other tables than the answers' that need a word of their own. */
type OtherColumn =
  | "batch_id"
  | "sha256"
  | "reason"
  | "explanation"
  | "variable"
  | "text"
  | "date"
  | "half_day"
  | "language"
  | "count"
  | "code"
  | "topic"
  | "K"
  | "M"
  | "T"
  | "part"
  | "part_name"
  | "share"
  | "published";

/** The words that stand in exported files. */
export type ExportWords = {
  /** The questionnaire's language for its own texts. */
  readonly language: Language;
  readonly codebook: CodebookWords;
  readonly reason: (reason: NotCounted) => string;
  /** Why somebody said no; a reason that a round added is its code. */
  readonly refusal: (reason: string) => string;
  readonly dispositions: Readonly<Record<Disposition, string>>;
  readonly halfDays: Readonly<Record<HalfDay, string>>;
  readonly columns: Readonly<Record<OtherColumn | OwnVariable, string>>;
  /** Of what is published: the two counts, and why there is no figure. */
  readonly responseRate: string;
  readonly respondents: string;
  readonly hidden: string;
  readonly notKnown: string;
  /** Names of sheets: at most 31 signs. */
  readonly tables: Readonly<Record<TableName, string>>;
};

/** What of a language's file of words for the console goes into files. */
export type FiledWords = {
  readonly codebook: Readonly<Record<Exclude<keyof CodebookWords, "values"> | "complete" | "partial", string>>;
  readonly modes: Readonly<Record<string, string>>;
  readonly notCounted: Readonly<Record<NotCounted, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly dispositions: Readonly<Record<Disposition, string>>;
  readonly field: Readonly<Record<HalfDay, string>>;
  readonly exportColumns: Readonly<Record<OtherColumn, string>>;
  readonly sheet: Readonly<Record<"responseRate" | "respondents" | "hidden" | "notKnown", string>>;
  readonly exportTables: Readonly<Record<TableName, string>>;
};

/** The same for console and command line, so that their files are the same. */
export function exportWords(words: FiledWords, language: Language): ExportWords {
  const { complete, partial, ...codebook } = words.codebook;
  const own = Object.fromEntries(OWN_VARIABLES.map((name) => [name, codebook[name]])) as Record<OwnVariable, string>;
  return {
    language,
    codebook: { ...codebook, values: { ...words.modes, complete, partial } },
    reason: (reason) => words.notCounted[reason],
    refusal: (reason) => (Object.hasOwn(words.reasons, reason) ? (words.reasons[reason] ?? reason) : reason),
    dispositions: words.dispositions,
    halfDays: words.field,
    columns: { ...words.exportColumns, ...own },
    responseRate: words.sheet.responseRate,
    respondents: words.sheet.respondents,
    hidden: words.sheet.hidden,
    notKnown: words.sheet.notKnown,
    tables: words.exportTables,
  };
}
