import type { Claim, Section } from "../../domain/non-response/compose.ts";
import { type Piece, readEdited, type TextFault } from "../../domain/non-response/edited-text.ts";
import type { Figure, Source } from "../../domain/non-response/figure.ts";
import { percent, wilsonInterval } from "../../domain/rates/share.ts";
import type { Result } from "../../kernel/result.ts";
import type { Say } from "../words/use-words.ts";

/** What stands on paper and screen: words, and values with where each can be looked up. */
export type Fragment = { readonly text: string; readonly source: Source | null };

/** How values are written. Names of sites, languages and the like are looked up by their keys. */
export type Speaker = {
  readonly say: Say;
  readonly number: (value: number) => string;
  readonly percent: (value: number | null) => string;
  readonly nameOf: (kind: "reason" | "site" | "language" | "half-day", key: string) => string;
};

/** The figures of a section, by the names that stand for them in its text. */
export function figuresOf({ claims }: Pick<Section, "claims">): ReadonlyMap<string, Figure> {
  return new Map(claims.flatMap(({ figures }) => Object.entries(figures)));
}

/** The text of a section as it is composed, each figure as its name in braces. */
export function templateOf({ claims }: Pick<Section, "claims">, say: Say): string {
  return claims.map((claim) => templateOfClaim(claim, say)).join(" ");
}

export function templateOfClaim({ key, figures, plural }: Claim, say: Say): string {
  const names = Object.fromEntries(Object.keys(figures).map((name) => [name, `{${name}}`]));
  return say(`analysis.claims.${key}`, { ...names, count: plural });
}

/** A text with its values in it; or what is wrong with it, where somebody has written it. */
export function fragmentsOf(
  text: string,
  figures: ReadonlyMap<string, Figure>,
  speaker: Speaker,
): Result<readonly Fragment[], TextFault> {
  const read = readEdited(text, new Set(figures.keys()));
  return read.ok ? { ok: true, value: read.value.map((piece) => fragmentOf(piece, figures, speaker)) } : read;
}

function fragmentOf(piece: Piece, figures: ReadonlyMap<string, Figure>, speaker: Speaker): Fragment {
  const figure = piece.kind === "figure" ? figures.get(piece.name) : undefined;
  if (piece.kind === "words" || figure === undefined) {
    return { text: piece.kind === "words" ? piece.text : "", source: null };
  }
  return { text: valueText(figure, speaker), source: figure.source };
}

export function valueText(figure: Figure, { number, percent: percentText, nameOf }: Omit<Speaker, "say">): string {
  switch (figure.kind) {
    case "count":
      return number(figure.value);
    case "share":
      return percentText(percent(figure.share));
    case "low":
    case "high": {
      const interval = wilsonInterval(figure.share);
      return percentText(interval === null ? null : interval[figure.kind]);
    }
    default:
      return nameOf(figure.kind, figure.key);
  }
}
