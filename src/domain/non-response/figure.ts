import type { Share } from "../rates/share.ts";

/**
 * Where a figure can be looked up: a row of the table of figures, or a picture: A what happened to all who were seen, B why
 * people said no, C sites, D languages, E half-days, F how it was done.
 */
export type Source = FigureRow | "A" | "B" | "C" | "D" | "E" | "F";
export const FIGURE_ROWS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;
export type FigureRow = (typeof FIGURE_ROWS)[number];

/** A number in a sentence, which the sentence can't be said without. */
export type Figure = { readonly source: Source } & (
  | { readonly kind: "count"; readonly value: number }
  | { readonly kind: "share"; readonly share: Share }
  /** An end of the 95 % interval. */
  | { readonly kind: "low" | "high"; readonly share: Share }
  /** Whom or what the number is of, by its key. */
  | { readonly kind: "reason" | "site" | "language" | "half-day"; readonly key: string }
);

export function count(value: number, source: Source): Figure {
  return { kind: "count", value, source };
}
