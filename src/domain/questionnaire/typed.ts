import { readWholeNumber } from "../../kernel/digits.ts";
import { accepts } from "./acceptance.ts";
import type { Answer } from "./answers.ts";
import type { NumberItem, TextItem } from "./document.ts";

/** What characters in a field come to. Only `answer` is one; the others say why not. */
export type Typed =
  | { readonly kind: "nothing" }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "not-whole" }
  | { readonly kind: "out-of-range" };

export function readTyped(item: NumberItem | TextItem, typed: string): Typed {
  if (item.kind === "text") {
    const text = cutToLength(typed, item.maximumLength);
    return text.trim() === "" ? { kind: "nothing" } : { kind: "answer", answer: { text } };
  }
  if (typed.trim() === "") {
    return { kind: "nothing" };
  }
  const number = readWholeNumber(typed);
  if (number === null) {
    return { kind: "not-whole" };
  }
  return accepts(item, { number }) ? { kind: "answer", answer: { number } } : { kind: "out-of-range" };
}

/** What would stand in the field for an answer that was given before. */
export function typedFor(answer: Answer | undefined): string {
  if (answer === undefined) {
    return "";
  }
  return "number" in answer ? `${answer.number}` : "text" in answer ? answer.text : "";
}

/**
 * The beginning of a text, at most `most` UTF-16 units long: the unit in which limits are counted everywhere, since it
 * is what the sealed length is reckoned from (`../response/size.ts`). A sign of two units, or a letter with its marks,
 * is left out whole rather than cut in two.
 */
export function cutToLength(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  let end = most;
  while (end > 0 && !isBoundary(text, end)) {
    end -= 1;
  }
  // Nothing but marks for as long as the limit reaches: then a whole sign is all that is asked.
  return text.slice(0, end > 0 ? end : mostWholeSigns(text, most));
}

function isBoundary(text: string, at: number): boolean {
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return !splitsPair(text, at) && !/^[\p{M}\u200D\p{Emoji_Modifier}]/u.test(next) && text[at - 1] !== "\u200D";
}

function mostWholeSigns(text: string, most: number): number {
  return splitsPair(text, most) ? most - 1 : most;
}

function splitsPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");
}
