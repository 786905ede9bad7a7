import type { Language } from "../kernel/language.ts";

/** One cell, by its sheet and its place in it, counted from 0. */
export type Cell = { readonly sheet: string; readonly row: number; readonly column: number };

/** What a form says that a questionnaire can't, or can only otherwise, and where. The screen owns the words for each code. */
export type FormFinding = {
  readonly code: FormFindingCode;
  readonly sheet: string;
  /** As the spreadsheet numbers them, from 1; null where it is about a sheet. */
  readonly row: number | null;
  /** In letters; null where it is about a whole row or sheet. */
  readonly column: string | null;
  /** What stands there. */
  readonly value?: string;
  /** What became of it, or what it refers to. */
  readonly other?: string;
  readonly language?: Language;
};

/** It doesn't come along. */
export const LEFT_OUT = [
  "unsupported-type",
  "collects-unasked",
  "or-other",
  "file-of-options",
  "unknown-list",
  "unused-list",
  "option-without-code",
  "no-type",
  "disabled",
  "group-text",
  "too-many",
  "text-too-long",
  "unnamed-language",
  "unknown-column",
  "no-heading",
  "required",
  "appearance",
  "default",
  "calculation",
  "constraint",
  "constraint-message",
  "choice-filter",
  "parameters",
  "other-setting",
  "condition",
  "condition-reference",
  "sound",
  "picture",
  "video",
  "sheet",
  "title-twice",
  "not-read",
] as const;

/** It comes along, and otherwise than it stands there. */
export const CHANGED = [
  "repeat",
  "hint",
  "answer-in-text",
  "markup",
  "renamed",
  "renamed-option",
  "duplicate-option",
  "limits-assumed",
  "length-assumed",
  "steps",
  "version",
  "id-assumed",
  "language-assumed",
  "language-guessed",
  "merged-cells",
] as const;

export type FormFindingCode = (typeof LEFT_OUT)[number] | (typeof CHANGED)[number];

/** Why a workbook is no form: nothing of it is taken. */
export type FormFault = {
  readonly code: "no-survey-sheet" | "no-headings" | "duplicate-column" | "duplicate-sheet";
  readonly sheet: string;
  readonly column: string | null;
  readonly value: string;
};
