import type { Language } from "../../kernel/language.ts";
import { NOT_APPLICABLE, OWN_VARIABLES } from "../codebook/codebook.ts";
import { LONGEST_RESPONSE, paddedLength } from "../response/size.ts";
import { isCode } from "./codes.ts";
import { references } from "./condition.ts";
import type { Indicator, Item, Option, QuestionnaireDocument, Texts } from "./document.ts";
import { isAnswerable } from "./document.ts";

/** What is wrong in a questionnaire, and where. The screen owns the words for each code. */
export type Finding = {
  readonly code: FindingCode;
  /** Item ids and option codes from the outside in, for example `contact / very-easy`. */
  readonly at: string;
  /** The language that lacks a text. */
  readonly language?: Language;
};

export type FindingCode =
  | "no-languages"
  | "no-items"
  | "missing-language"
  | "empty-label"
  | "duplicate-item"
  | "duplicate-code"
  | "malformed-code"
  | "reserved-code"
  | "forward-reference"
  | "duplicate-language"
  | "unknown-reference"
  | "no-options"
  | "no-positive-option"
  | "bad-limits"
  | "option-not-allowed";

/** Everything that is wrong in the document; an empty list means that it may be published. Its shape is checked before. */
export function checkQuestionnaire(document: QuestionnaireDocument): readonly Finding[] {
  return [...checkWhole(document), ...document.items.flatMap((item, position) => checkItem(document, item, position))];
}

function checkWhole(document: QuestionnaireDocument): Finding[] {
  const findings: Finding[] = [];
  if (document.languages.length === 0) {
    findings.push({ code: "no-languages", at: "languages" });
  }
  const repeated = document.languages.find((language, position) => document.languages.indexOf(language) !== position);
  if (repeated !== undefined) {
    // A language that stood twice would count its responses twice wherever small groups are hidden.
    findings.push({ code: "duplicate-language", at: repeated });
  }
  if (!document.items.some(isAnswerable)) {
    findings.push({ code: "no-items", at: "items" });
  }
  if (!isCode(document.id)) {
    findings.push({ code: "malformed-code", at: document.id });
  }
  if (paddedLength(document) > LONGEST_RESPONSE) {
    findings.push({ code: "bad-limits", at: "items" });
  }
  findings.push(...checkTexts(document, document.title, "title"), ...checkTexts(document, document.source, "source"));
  return findings;
}

function checkItem(document: QuestionnaireDocument, item: Item, position: number): Finding[] {
  const findings: Finding[] = [...checkTexts(document, item.text, `${item.id} / text`)];
  const earlier = document.items.slice(0, position);
  if (!isCode(item.id)) {
    findings.push({ code: "malformed-code", at: item.id });
  }
  if (earlier.some((other) => other.id === item.id) || OWN_VARIABLES.some((name) => name === item.id)) {
    findings.push({ code: "duplicate-item", at: item.id });
  }
  findings.push(...checkReferences(document, item, earlier));
  if (isAnswerable(item)) {
    findings.push(...checkOptions(document, item.id, item.options), ...checkKind(item));
  }
  if ((item.kind === "single" || item.kind === "scale") && item.indicator !== undefined) {
    findings.push(...checkIndicator(document, item.id, item.options, item.indicator));
  }
  return findings;
}

function checkReferences(document: QuestionnaireDocument, item: Item, earlier: readonly Item[]): Finding[] {
  if (item.when === undefined) {
    return [];
  }
  return references(item.when).flatMap((reference): Finding[] => {
    const at = `${item.id} / when / ${reference.item}`;
    const target = earlier.find((other) => other.id === reference.item);
    if (target === undefined) {
      const exists = document.items.some((other) => other.id === reference.item);
      return [{ code: exists ? "forward-reference" : "unknown-reference", at }];
    }
    if (!isAnswerable(target)) {
      return [{ code: "unknown-reference", at }];
    }
    const named = reference.option === null || target.options.some((option) => option.code === reference.option);
    return named ? [] : [{ code: "unknown-reference", at: `${at} / ${reference.option}` }];
  });
}

function checkOptions(document: QuestionnaireDocument, itemId: string, options: readonly Option[]): Finding[] {
  return options.flatMap((option, position) => {
    const at = `${itemId} / ${option.code}`;
    const findings: Finding[] = [...checkTexts(document, option.text, at)];
    if (!isCode(option.code)) {
      findings.push({ code: "malformed-code", at });
    }
    if (option.code === NOT_APPLICABLE) {
      findings.push({ code: "reserved-code", at });
    }
    if (options.slice(0, position).some((other) => other.code === option.code)) {
      findings.push({ code: "duplicate-code", at });
    }
    return findings;
  });
}

function checkKind(item: Item): Finding[] {
  switch (item.kind) {
    case "single":
    case "scale":
    case "multiple":
      return item.options.length < 2 ? [{ code: "no-options", at: item.id }] : [];
    case "number":
    case "text": {
      const findings: Finding[] = item.options
        .filter((option) => option.meaning === undefined)
        .map((option) => ({ code: "option-not-allowed", at: `${item.id} / ${option.code}` }));
      const limits =
        item.kind === "number" ? item.minimum <= item.maximum : item.maximumLength >= 1 && item.maximumLength <= 2000;
      return limits ? findings : [...findings, { code: "bad-limits", at: item.id }];
    }
    case "information":
      return [];
  }
}

function checkIndicator(
  document: QuestionnaireDocument,
  itemId: string,
  options: readonly Option[],
  indicator: Indicator,
): Finding[] {
  const findings = checkTexts(document, indicator.topic, `${itemId} / indicator`);
  const positive = options.some((option) => option.positive === true);
  return positive ? findings : [...findings, { code: "no-positive-option", at: itemId }];
}

function checkTexts(document: QuestionnaireDocument, texts: Texts, at: string): Finding[] {
  return document.languages.flatMap((language): Finding[] => {
    const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
    if (text === undefined) {
      return [{ code: "missing-language", at, language }];
    }
    return text.trim() === "" ? [{ code: "empty-label", at, language }] : [];
  });
}
