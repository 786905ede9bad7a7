import type { Language } from "../../kernel/language.ts";
import { columns, NOT_APPLICABLE, OWN_VARIABLES, TEXT_GIVEN } from "../codebook/codebook.ts";
import { readingOf, type SpssObjection, spssObjection } from "./codes.ts";
import { type AnswerableItem, type Item, isAnswerable, type QuestionnaireDocument, type Texts } from "./document.ts";
import { languagesOnTablet } from "./languages.ts";
import { QUESTION_PICTOGRAMS } from "./pictograms.ts";
import { asSeen, type TextFault, textFaults } from "./text-faults.ts";

/** What is found in a questionnaire that holds together (`check.ts`) but that people, tablets or spreadsheets stumble over. */
export type Remark = {
  readonly code: RemarkCode;
  /** Item ids and option codes from the outside in, for example `contact / very-easy`. */
  readonly at: string;
  readonly language?: Language;
  /** The other place, name or tag that it is about. */
  readonly other?: string;
};

export type RemarkCode =
  | Exclude<TextFault, "invisible">
  | "invisible-label"
  | "same-label"
  | "same-question"
  | "foreign-script"
  | "codes-become-one"
  | "code-changes"
  | "code-is-a-number"
  | "reserved-code"
  | "name-collision"
  | `spss-${SpssObjection}`
  | "no-tablet-language"
  | "language-no-screens"
  | "language-other-tag"
  | "unknown-pictogram";

/** Errors: answers would be lost, mixed up or impossible to give. Warnings: it works, and someone should know. */
export type Review = { readonly errors: readonly Remark[]; readonly warnings: readonly Remark[] };

const ERRORS: ReadonlySet<RemarkCode> = new Set<RemarkCode>([
  "invisible-label",
  "control-sign",
  "damaged-letters",
  "same-label",
  "codes-become-one",
  "code-is-a-number",
  "reserved-code",
  "name-collision",
  "no-tablet-language",
  "unknown-pictogram",
]);

/**
 * What to say of a questionnaire before a round is made or published with it. Not asked of a release that is already
 * out: it was good when it was signed, and tablets in the field go on with it.
 */
export function reviewQuestionnaire(document: QuestionnaireDocument, screenLanguages: readonly Language[]): Review {
  const remarks = [
    ...languageRemarks(document, screenLanguages),
    ...textRemarks(document, document.title, "title"),
    ...textRemarks(document, document.source, "source"),
    ...document.items.flatMap((item) => [
      ...textRemarks(document, item.text, `${item.id} / text`),
      ...pictogramRemarks(item, item.id),
      ...(isAnswerable(item) ? optionRemarks(document, item) : []),
      ...("indicator" in item && item.indicator !== undefined
        ? textRemarks(document, item.indicator.topic, `${item.id} / indicator`)
        : []),
    ]),
    ...sameQuestions(document),
    ...nameRemarks(document),
  ];
  return {
    errors: remarks.filter(({ code }) => ERRORS.has(code)),
    warnings: remarks.filter(({ code }) => !ERRORS.has(code)),
  };
}

function languageRemarks(document: QuestionnaireDocument, screenLanguages: readonly Language[]): Remark[] {
  const all = languagesOnTablet(document, screenLanguages);
  const left = all.flatMap(({ language, why, known }): Remark[] => {
    switch (why) {
      case "no-screens":
        return [{ code: "language-no-screens", at: "languages", language }];
      case "other-tag":
        return [{ code: "language-other-tag", at: "languages", language, ...(known === undefined ? {} : { other: known }) }];
      default:
        // What is incomplete is said where the text is missing.
        return [];
    }
  });
  return all.every(({ why }) => why === "no-screens" || why === "other-tag")
    ? [{ code: "no-tablet-language", at: "languages" }, ...left]
    : left;
}

function textRemarks({ languages }: QuestionnaireDocument, texts: Texts, at: string): Remark[] {
  return languages.flatMap((language) => {
    const text = texts[language] ?? "";
    if (text.trim() === "") {
      // A text that isn't there is a finding of `check.ts`.
      return [];
    }
    const faults = textFaults(text).map((fault) => (fault === "invisible" ? "invisible-label" : fault));
    return [...faults, ...(isForeign(text, language) ? (["foreign-script"] as const) : [])].map(
      (code): Remark => ({ code, at, language }),
    );
  });
}

/** ISO 15924 codes of scripts, and the letters of each. What isn't here is not judged. */
const SCRIPTS: ReadonlyMap<string, RegExp> = new Map([
  ["Arab", /\p{Script=Arabic}/u],
  ["Cyrl", /\p{Script=Cyrillic}/u],
  ["Ethi", /\p{Script=Ethiopic}/u],
  ["Latn", /\p{Script=Latin}/u],
]);

/** Letters, and none of the script that the language is written in: an Arabic text read in the wrong encoding, or left in Swedish. */
function isForeign(text: string, language: Language): boolean {
  const letters = SCRIPTS.get(scriptOf(language));
  return letters !== undefined && /\p{L}/u.test(text) && !letters.test(text);
}

/** Well-formed tags can still be none that the platform knows, and for them it throws. */
function scriptOf(language: Language): string {
  try {
    return new Intl.Locale(language).maximize().script ?? "";
  } catch {
    return "";
  }
}

function optionRemarks(document: QuestionnaireDocument, item: AnswerableItem): Remark[] {
  return item.options.flatMap((option, position): Remark[] => {
    const at = `${item.id} / ${option.code}`;
    const earlier = item.options.slice(0, position);
    const twin = earlier.find(({ code }) => code !== option.code && readingOf(code).value === readingOf(option.code).value);
    const isValue =
      item.kind === "number" &&
      /^\d+$/.test(option.code) &&
      Number(option.code) >= item.minimum &&
      Number(option.code) <= item.maximum;
    const isReserved =
      option.code.toLowerCase() === NOT_APPLICABLE || (item.kind === "text" && option.code.toLowerCase() === TEXT_GIVEN);
    return [
      ...textRemarks(document, option.text, at),
      ...pictogramRemarks(option, at),
      ...sameLabels(document, earlier, option.text, at),
      ...(twin === undefined ? [] : [{ code: "codes-become-one", at, other: twin.code } as const]),
      ...(isValue ? [{ code: "code-is-a-number", at } as const] : []),
      ...(isReserved ? [{ code: "reserved-code", at } as const] : []),
      ...(twin === undefined && readingOf(option.code).changed ? [{ code: "code-changes", at } as const] : []),
    ];
  });
}

function pictogramRemarks({ pictogram }: Pick<Item, "pictogram">, at: string): Remark[] {
  return pictogram === undefined || QUESTION_PICTOGRAMS.includes(pictogram)
    ? []
    : [{ code: "unknown-pictogram", at, other: pictogram }];
}

function sameLabels(
  { languages }: QuestionnaireDocument,
  earlier: AnswerableItem["options"],
  text: Texts,
  at: string,
): readonly Remark[] {
  return languages.flatMap((language): Remark[] => {
    const seen = asSeen(text[language] ?? "");
    const twin = earlier.find((other) => seen !== "" && asSeen(other.text[language] ?? "") === seen);
    return twin === undefined ? [] : [{ code: "same-label", at, language, other: twin.code }];
  });
}

/** May be meant, where routing asks one question in two places. */
function sameQuestions({ languages, items }: QuestionnaireDocument): Remark[] {
  return languages.flatMap((language) => {
    const first = new Map<string, string>();
    return items.filter(isAnswerable).flatMap((item): Remark[] => {
      const seen = asSeen(item.text[language] ?? "");
      const other = first.get(seen);
      first.set(seen, other ?? item.id);
      return other === undefined || seen === "" ? [] : [{ code: "same-question", at: `${item.id} / text`, language, other }];
    });
  });
}

/** The names that an export gives its columns. Spreadsheets and SPSS don't tell capitals from small letters. */
function nameRemarks(document: QuestionnaireDocument): Remark[] {
  const taken = new Map<string, string>(OWN_VARIABLES.map((name) => [name, name]));
  const remarks: Remark[] = readingOf(document.id).changed ? [{ code: "code-changes", at: document.id }] : [];
  for (const item of document.items.filter(isAnswerable)) {
    const other = taken.get(item.id.toLowerCase());
    if (other !== undefined && other !== item.id) {
      remarks.push({ code: "name-collision", at: item.id, other });
    }
    taken.set(item.id.toLowerCase(), item.id);
    if (readingOf(item.id).changed) {
      remarks.push({ code: "code-changes", at: item.id });
    }
  }
  return [
    ...remarks,
    ...columns(document).flatMap(({ name, at }): Remark[] => {
      const objection = spssObjection(name);
      return objection === null ? [] : [{ code: `spss-${objection}`, at, other: name }];
    }),
  ];
}
