import type { Structure } from "../../src/domain/questionnaire/assemble.ts";
import type { QuestionnaireDocument, Texts } from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";

export type WordingFile = {
  readonly title: string;
  readonly source: string;
  readonly items: Readonly<Record<string, ItemWords>>;
};
type ItemWords = { readonly text: string; readonly options?: Readonly<Record<string, string>>; readonly indicator?: string };

const TEXTS = ["title", "source", "text", "topic"];

/** The questionnaire as it would stand in a folder: its structure, and a file of texts for each language. */
export function takeApart(document: QuestionnaireDocument): {
  readonly structure: Structure;
  readonly wordings: Readonly<Record<string, WordingFile>>;
} {
  const wordings = document.languages.map((language) => [language, wordingOf(document, language)] as const);
  return { structure: withoutTexts(document) as Structure, wordings: Object.fromEntries(wordings) };
}

/** The same questionnaire with another text in each place and language. */
export function withDistinctTexts(document: QuestionnaireDocument): QuestionnaireDocument {
  const say = (at: string): Texts => Object.fromEntries(document.languages.map((language) => [language, `${language}: ${at}`]));
  return replaceTexts(document, "questionnaire", say) as QuestionnaireDocument;
}

function wordingOf({ title, source, items }: QuestionnaireDocument, language: Language): WordingFile {
  const said = (texts: Texts): string => texts[language] ?? "";
  const words = items.map((item): readonly [string, ItemWords] => [
    item.id,
    {
      text: said(item.text),
      ...("options" in item ? { options: Object.fromEntries(item.options.map(({ code, text }) => [code, said(text)])) } : {}),
      ...("indicator" in item && item.indicator !== undefined ? { indicator: said(item.indicator.topic) } : {}),
    },
  ]);
  return { title: said(title), source: said(source), items: Object.fromEntries(words) };
}

function withoutTexts(part: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(withoutTexts);
  }
  if (typeof part !== "object" || part === null) {
    return part;
  }
  const kept = Object.entries(part).filter(([name]) => !TEXTS.includes(name));
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutTexts(member)]));
}

function replaceTexts(part: unknown, at: string, say: (at: string) => Texts): unknown {
  if (Array.isArray(part)) {
    return part.map((member, position) => replaceTexts(member, `${at}.${position}`, say));
  }
  if (typeof part !== "object" || part === null) {
    return part;
  }
  return Object.fromEntries(
    Object.entries(part).map(([name, member]) => [
      name,
      TEXTS.includes(name) ? say(`${at}.${name}`) : replaceTexts(member, `${at}.${name}`, say),
    ]),
  );
}
