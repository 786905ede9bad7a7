import type { TFunction } from "i18next";
import { type ReadyText, tenthsOf } from "../../domain/feedback/sheet.ts";
import type { ToldText } from "../../domain/feedback/told.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { Language } from "../../kernel/language.ts";
import { screenWords } from "../recordings/screen-words.ts";
import { clientText } from "../recordings/spoken-texts.ts";

/** The client's words of one language, for headings and for how a figure is said. */
export type SaidWords = { readonly language: Language; readonly client: TFunction<"client"> };

/** For each language of a round in which the tablet has screens. */
export async function saidWords(languages: readonly Language[]): Promise<readonly SaidWords[]> {
  const known = languages.filter((language) => CLIENT_LANGUAGES.includes(language));
  const words = await screenWords(known);
  return known.map((language) => ({ language, client: clientText(words[language] ?? {}, language) }));
}

/** A figure as the language says it: in per cent, or as so many of ten. */
export function figureText(sign: string, percent: number, { client, language }: SaidWords): string {
  return sign === "10" ? client("feedback.tenths", { count: tenthsOf(percent), ten: 10 }) : formatPercent(percent, language, 0);
}

/** `respondents` of the whole round; `ends`: its last day. */
export function wallText(
  { said, now }: ReadyText,
  percent: number,
  { respondents, ends }: { readonly respondents: number; readonly ends: string },
  words: SaidWords,
): ToldText {
  const { client, language } = words;
  return {
    language,
    saidTitle: client("feedback.said"),
    said: said.map((piece) => (piece.kind === "words" ? piece.text : figureText(piece.name, percent, words))).join(""),
    nowTitle: client("feedback.now"),
    now,
    of: client("feedback.of", { respondents, year: Number(ends.slice(0, 4)) }),
  };
}
