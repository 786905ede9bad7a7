import type { Page } from "@playwright/test";
import type { QuestionnaireDocument, Texts } from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";
import { inClientWords, pretend } from "./words.ts";

const LONGER = 0.4;
/** The Latin vowels, each with its sign: what has none of these without one has been through here. */
const SIGNED: Readonly<Record<string, string>> = {
  a: "á",
  e: "é",
  i: "ï",
  o: "ö",
  u: "ü",
  y: "ý",
  A: "Á",
  E: "É",
  I: "Ï",
  O: "Ö",
  U: "Ü",
  Y: "Ý",
};
/** The sign in the Arabic script, between two letters that join: hardly wider than nothing, so letters are doubled, too. */
const KASHIDA = "\u0640";
const JOINING = /[بتثجحخسشصضطظعغفقكلمنهيیکگپچئ]/u;
const WORD = /[\p{L}\p{M}]+/gu;
/** Addresses, numbers, and what is filled in. */
const NOT_WORDS = /(\{\{\w+\}\}|<[^>]*>|\S*@\S*|https?:\S+|\S*\d\S*)/;

/** A text in words that are four tenths longer, with signs on them and a bracket at each end; what is filled in stays. */
function pseudo(text: string): string {
  const lines = text.split("\n").map((line) =>
    line
      .split(NOT_WORDS)
      .map((part, at) => (at % 2 === 1 ? part : longer(part)))
      .join(""),
  );
  return `[${lines.join("\n")}]`;
}

/** The words of a text on a screen that have no such signs, though they could. */
export function unsigned(text: string): string[] {
  return (text.match(WORD) ?? []).filter((word) => !word.includes(KASHIDA) && placesIn([...word]).length > 0);
}

function longer(part: string): string {
  return part.replace(WORD, (word) => {
    const letters = [...word];
    const places = placesIn(letters);
    const more = Math.ceil(letters.length * LONGER);
    return letters
      .map((letter, at) => {
        const place = places.indexOf(at);
        if (place < 0) {
          return letter;
        }
        const times = 1 + Math.floor(more / places.length) + (place < more % places.length ? 1 : 0);
        return letter in SIGNED ? (SIGNED[letter] ?? "").repeat(times) : letter.repeat(times) + KASHIDA;
      })
      .join("");
  });
}

/** Where a word can be signed and made longer: at its Latin vowels, and where Arabic letters join without a sign of their own. */
function placesIn(letters: readonly string[]): number[] {
  return letters.flatMap((letter, at) =>
    letter in SIGNED || (JOINING.test(letter) && /\p{Lo}/u.test(letters[at + 1] ?? "")) ? [at] : [],
  );
}

/** The questionnaire as it would be if one of its languages were made of such words. */
export function pseudoQuestionnaire(document: QuestionnaireDocument, language: Language): QuestionnaireDocument {
  const said = (texts: Texts): Texts => ({ ...texts, [language]: pseudo(texts[language] ?? "") });
  return {
    ...document,
    title: said(document.title),
    source: said(document.source),
    items: document.items.map((item) =>
      "options" in item
        ? { ...item, text: said(item.text), options: item.options.map((option) => ({ ...option, text: said(option.text) })) }
        : { ...item, text: said(item.text) },
    ),
  };
}

/**
 * From here on a page that is opened says every word of the client's in one language so, and whoever looks for its words
 * (`words`) looks for these. The function that comes back puts an end to it. Needs a page without a service worker.
 */
export async function speakPseudo(page: Page, language: Language): Promise<() => void> {
  const said = [...new Set(inClientWords(language))].toSorted((a, b) => b.length - a.length);
  await page.route(/\/assets\/(words-.*\.json|.*\.js)$/, async (route) => {
    const reply = await route.fetch();
    const body = await reply.text();
    const isWords = route.request().url().includes(`/words-${language}-`);
    const change = isWords || route.request().url().endsWith(".js");
    await route.fulfill({ response: reply, body: change ? said.reduce(inQuotes, body) : body });
  });
  pretend(language, pseudo);
  return () => pretend(language, null);
}

/** However the text is quoted in code or in JSON. */
function inQuotes(body: string, text: string): string {
  return ["`", '"', "'"].reduce((left, quote) => left.replaceAll(quote + text + quote, () => quote + pseudo(text) + quote), body);
}
