import { readFileSync } from "node:fs";
import {
  type Item,
  isAnswerable,
  type QuestionnaireDocument,
  type ScaleItem,
  type Texts,
} from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";
import { pluralOf } from "../../translation/plural-forms.ts";
import { wordsOf } from "./locale-files.ts";

/** One text whose wording bends figures: what it says in Swedish, and in another language. */
export type Translated = { readonly at: string; readonly language: Language; readonly swedish: string; readonly text: string };

/**
 * `back`: what the text says, word for word, in Swedish, written from the text alone. A step of a scale has its `strength`,
 * from the good end (2) to the bad (-2), and its word of `degree` as it stands in the text, `–` where it has none.
 */
export type BackTranslation = Translated & {
  readonly back: string;
  readonly strength: number | null;
  readonly degree: string;
  readonly note: string;
};

/** One scale in one language: its steps in their order, without "don't know". */
export type Scale = { readonly at: string; readonly language: Language; readonly steps: readonly Translated[] };

const TABLE = new URL("../fixtures/back-translations.tsv", import.meta.url);

/** Screens whose wording decides who answers, and how an answer or a no is counted. */
const SCREENS = {
  client: /^(language\.voluntary$|purpose\.|reasons\.|confirm\.|ended\.)/,
  assistant: /^(other|outcome|reason)\./,
} as const;

export function readBackTranslations(): readonly BackTranslation[] {
  const [, ...lines] = readFileSync(TABLE, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [at = "", language = "", swedish = "", text = "", back = "", strength = "", degree = "", note = ""] = line.split("\t");
    return {
      at,
      language: language as Language,
      swedish,
      text,
      back,
      strength: strength === "" ? null : Number(strength),
      degree,
      note,
    };
  });
}

/**
 * Every text that the table must have a row for, as it stands now: of each questionnaire, and of the screens around it. Of
 * the Swedish only the steps of scales, which are what those of other languages are held against.
 */
export function textsThatBendFigures(documents: readonly QuestionnaireDocument[]): readonly Translated[] {
  const languages = [...new Set(documents.flatMap(translationsOf))];
  return [
    ...scalesIn(documents).flatMap(({ language, steps }) => (language === "sv" ? steps : [])),
    ...documents.flatMap((document) => textsOfQuestionnaire(document).flatMap((text) => inEach(translationsOf(document), text))),
    ...textsOfScreens(languages).flatMap((text) => inEach(languages, text)),
  ];
}

export function scalesIn(documents: readonly QuestionnaireDocument[]): readonly Scale[] {
  return documents.flatMap(({ id, languages, items }) =>
    items.filter(isScale).flatMap((item) =>
      languages.map((language) => ({
        at: `${id} / ${item.id}`,
        language,
        steps: item.options
          .filter(({ meaning }) => meaning === undefined)
          .map(({ code, text }) => ({
            at: `${id} / ${item.id} / ${code}`,
            language,
            swedish: text["sv"] ?? "",
            text: text[language] ?? "",
          })),
      })),
    ),
  );
}

function isScale(item: Item): item is ScaleItem {
  return item.kind === "scale";
}

function translationsOf({ languages }: QuestionnaireDocument): readonly Language[] {
  return languages.filter((language) => language !== "sv");
}

function inEach(languages: readonly Language[], [at, text]: readonly [string, Texts]): readonly Translated[] {
  return languages.map((language) => ({ at, language, swedish: text["sv"] ?? "", text: text[language] ?? "" }));
}

function textsOfQuestionnaire({ id, title, source, items }: QuestionnaireDocument): readonly (readonly [string, Texts])[] {
  return [
    [`${id} / title`, title],
    [`${id} / source`, source],
    ...items.flatMap((item): (readonly [string, Texts])[] => [
      [`${id} / ${item.id} / text`, item.text],
      ...(isAnswerable(item) ? item.options : []).map(({ code, text }) => [`${id} / ${item.id} / ${code}`, text] as const),
      ...("indicator" in item && item.indicator !== undefined
        ? [[`${id} / ${item.id} / indicator`, item.indicator.topic] as const]
        : []),
    ]),
  ];
}

function textsOfScreens(languages: readonly Language[]): readonly (readonly [string, Texts])[] {
  return Object.entries(SCREENS).flatMap(([screen, kept]) => {
    const words = new Map((["sv", ...languages] as const).map((language) => [language, wordsOf(language, screen)]));
    return [...(words.get("sv")?.keys() ?? [])]
      .filter((key) => kept.test(key) && pluralOf(key).form === null)
      .map((key) => [
        `${screen} / ${key}`,
        Object.fromEntries([...words].map(([language, known]) => [language, known.get(key) ?? ""])),
      ]);
  });
}
