import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type Piece, readEdited, type TextFault } from "../non-response/edited-text.ts";
import { type PublishedRound, sharesAt } from "./shares.ts";

/** Which published share the sheet is about: an indicator's positive answers, or all others of it; of every site, or its own. */
export type FigureChoice = {
  readonly code: string;
  readonly side: "positive" | "others";
  readonly of: "all" | "site";
};

/** What was said and what is done, as somebody wrote it in one language. A figure stands in it as its sign in braces. */
export type FeedbackText = { readonly language: Language; readonly said: string; readonly now: string };

/** What hangs in the waiting room of one site: "you said – we did". */
export type FeedbackSheet = { readonly figure: FigureChoice | null; readonly texts: readonly FeedbackText[] };

/** The signs of the two figures that may stand in what was said: the share in per cent, and as so many of ten. */
export const FIGURE_SIGNS = ["%", "10"] as const;
export type FigureSign = (typeof FIGURE_SIGNS)[number];

/** UTF-16 units each: so much of every language is read at once on the start screen of a small tablet. */
export const MOST_SAID = 64;

/** In whole per cents; null where nothing is chosen, or what was chosen is not given away. */
export function figureOf(choice: FigureChoice | null, published: PublishedRound, siteId: SiteId): number | null {
  const share = choice === null ? undefined : sharesAt(published, siteId).find(({ code }) => code === choice.code);
  const value = share === undefined || choice === null ? null : choice.of === "site" ? share.site : share.all;
  return value === null || choice === null ? null : choice.side === "positive" ? value : 100 - value;
}

/** So many of ten, rounded half up. */
export function tenthsOf(percent: number): number {
  return Math.floor((percent + 5) / 10);
}

export type ReadyText = { readonly language: Language; readonly said: readonly Piece[]; readonly now: string };

/**
 * `missing`: one of the two is not written yet. `typed-share`: a per cent in what is done, which comes from nowhere.
 * `rounded-away`: so few or so many that "of ten" would say none or all.
 */
export type SheetFault =
  | { readonly kind: "missing" }
  | { readonly where: "said" | "now"; readonly kind: "fault"; readonly fault: TextFault }
  | { readonly kind: "typed-share" }
  | { readonly kind: "rounded-away" };

/** A text taken apart, or why it can't be shown. Hours and dates may stand in what is done; of answers there is one figure. */
export function readText({ language, said, now }: FeedbackText, percent: number): Result<ReadyText, SheetFault> {
  if (said.trim() === "" || now.trim() === "") {
    return err({ kind: "missing" });
  }
  const read = readEdited(said.trim(), new Set(FIGURE_SIGNS));
  if (!read.ok) {
    return err({ kind: "fault", where: "said", fault: read.error });
  }
  if (/[{}]/.test(now)) {
    return err({ kind: "fault", where: "now", fault: { kind: "open-brace" } });
  }
  if (PER_CENT.test(now)) {
    return err({ kind: "typed-share" });
  }
  const tenths = tenthsOf(percent);
  const saysAll = (tenths === 0 && percent > 0) || (tenths === 10 && percent < 100);
  if (saysAll && read.value.some((piece) => piece.kind === "figure" && piece.name === "10")) {
    return err({ kind: "rounded-away" });
  }
  return ok({ language, said: read.value, now: now.trim() });
}

/** In any script. */
const PER_CENT = /[%٪﹪％‰؉]/u;

/** The sheet's text in a language; an empty one where nobody has written any. */
export function textIn(sheet: FeedbackSheet, language: Language): FeedbackText {
  return sheet.texts.find((text) => text.language === language) ?? { language, said: "", now: "" };
}

/** The sheet with this text in place of the one in its language. */
export function withText(sheet: FeedbackSheet, text: FeedbackText): FeedbackSheet {
  return { ...sheet, texts: [...sheet.texts.filter(({ language }) => language !== text.language), text] };
}
