import { err, ok, type Result } from "../../kernel/result.ts";

/** A text with figures in it: words, and the name of a figure where its value comes. */
export type Piece = { readonly kind: "words"; readonly text: string } | { readonly kind: "figure"; readonly name: string };

/** `unknown-figure`: a name that stands for nothing here. `loose-figure`: a number that was typed, and so comes from nowhere. */
export type TextFault =
  | { readonly kind: "unknown-figure"; readonly name: string }
  | { readonly kind: "loose-figure"; readonly digits: string }
  | { readonly kind: "open-brace" };

const NAME = /\{([^{}]*)\}/g;
const DIGITS = /\p{Nd}+/u;

/**
 * Takes apart what somebody wrote, with each figure as its name in braces. Her words may be any; a number must be one of the
 * figures, so that it stays true when the strokes change and can be looked up.
 */
export function readEdited(text: string, known: ReadonlySet<string>): Result<readonly Piece[], TextFault> {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(NAME)) {
    pieces.push({ kind: "words", text: text.slice(at, match.index) });
    const name = (match[1] ?? "").trim();
    if (!known.has(name)) {
      return err({ kind: "unknown-figure", name });
    }
    pieces.push({ kind: "figure", name });
    at = match.index + match[0].length;
  }
  pieces.push({ kind: "words", text: text.slice(at) });
  for (const piece of pieces) {
    if (piece.kind === "words") {
      const digits = DIGITS.exec(piece.text)?.[0];
      if (digits !== undefined) {
        return err({ kind: "loose-figure", digits });
      }
      if (/[{}]/.test(piece.text)) {
        return err({ kind: "open-brace" });
      }
    }
  }
  return ok(pieces.filter((piece) => piece.kind === "figure" || piece.text !== ""));
}
