import type { Language } from "../kernel/language.ts";
import { localeOf } from "./locales.ts";

const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Groups of digits that belong together, as in a telephone number: two of them change places in a line from right to left. */
const DIGIT_GROUPS = /\+?\p{Nd}+(?:[ \u00A0\u202F-]\p{Nd}+)+|\+\p{Nd}+/gu;

/**
 * The direction of a text in a language: that of the table, also where the text begins with a foreign word. Only a text
 * that has letters of the other direction alone runs that way, so that its full stop and its brackets stand where they do
 * in its own language.
 */
export function textDirection(text: string, language: Language): "ltr" | "rtl" {
  const { direction } = localeOf(language);
  const [own, other] = direction === "rtl" ? [RIGHT_TO_LEFT, LEFT_TO_RIGHT] : [LEFT_TO_RIGHT, RIGHT_TO_LEFT];
  return !own.test(text) && other.test(text) ? opposite(direction) : direction;
}

/** The text with each telephone number kept in its own order (Unicode isolates), where lines run from right to left. */
export function isolateNumbers(text: string, direction: "ltr" | "rtl"): string {
  return direction === "ltr" ? text : text.replace(DIGIT_GROUPS, "\u2066$&\u2069");
}

function opposite(direction: "ltr" | "rtl"): "ltr" | "rtl" {
  return direction === "ltr" ? "rtl" : "ltr";
}
