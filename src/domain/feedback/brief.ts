import { publishedReasonRows } from "../disclosure/published-reasons.ts";
import { NO_REASON_GIVEN } from "../disposition/reasons.ts";
import type { PublishedRound } from "./shares.ts";

/** One of the three sentences for who decides: what it says, and the figures in it, which come from what was given away. */
export type BriefSentence =
  | { readonly kind: "answered"; readonly respondents: number; readonly percent: number }
  | { readonly kind: "answered-few" }
  | { readonly kind: "apart"; readonly highest: Named; readonly lowest: Named }
  | { readonly kind: "alike"; readonly percent: number }
  | { readonly kind: "hidden" }
  | { readonly kind: "reason"; readonly reason: string; readonly count: number; readonly of: number }
  | { readonly kind: "reasons-few" };

type Named = { readonly code: string; readonly percent: number };

/**
 * Who answered, what was said most and least well of, and why people said no. Nothing is said of causes, and nothing of what is
 * better or worse than elsewhere: the figures carry neither.
 */
export function composeBrief(published: PublishedRound, reasons: ReadonlyMap<string, number>): readonly BriefSentence[] {
  return [whoAnswered(published), whatTheySaid(published), whyNot(reasons)];
}

function whoAnswered({ respondents, responseRate }: PublishedRound): BriefSentence {
  return respondents === null || responseRate === null
    ? { kind: "answered-few" }
    : { kind: "answered", respondents, percent: responseRate };
}

/** Where several are as high or as low, the first of the sheet is named: none of them is more so. */
function whatTheySaid({ rows }: PublishedRound): BriefSentence {
  const shown = rows.flatMap(({ code, T }) => (T === null ? [] : [{ code, percent: T }]));
  const [first, ...others] = shown;
  if (first === undefined) {
    return { kind: "hidden" };
  }
  const highest = others.reduce((most, one) => (one.percent > most.percent ? one : most), first);
  const lowest = others.reduce((least, one) => (one.percent < least.percent ? one : least), first);
  return highest.percent === lowest.percent ? { kind: "alike", percent: highest.percent } : { kind: "apart", highest, lowest };
}

function whyNot(counts: ReadonlyMap<string, number>): BriefSentence {
  const { rows, total } = publishedReasonRows(counts);
  const most = rows.find(({ reason }) => !NOT_A_REASON.includes(reason));
  return most === undefined ? { kind: "reasons-few" } : { kind: "reason", ...most, of: total };
}

/** Who said so has not said why; she counts among all who said no. */
const NOT_A_REASON: readonly string[] = [NO_REASON_GIVEN, "other"];
