import type { FigureRow } from "../../domain/non-response/figure.ts";
import { type Base, ratesOf } from "../../domain/rates/rates.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { type Share, share } from "../../domain/rates/share.ts";
import { answered, asked, type Counts, nonResponse, seen } from "../../domain/tally/counts.ts";

/** A row of the table of figures: a number, its share of others, and the formula by AAPOR's letters. `share`: null for none. */
export type NumberedRow = {
  readonly row: FigureRow;
  readonly formula: string;
  readonly count: number;
  readonly share: Share | null;
  /** Whether the share may be shown: not the response rate below ten respondents, nor what would give it away. */
  readonly shown: boolean;
  readonly base: Base | null;
};

export function numberedRows(counts: Counts): readonly NumberedRow[] {
  const { R, O } = counts;
  const rates = ratesOf(counts);
  const offered = asked(counts);
  const shown = responseRate(counts).shown;
  const row = (of: FigureRow, formula: string, count: number, part: Share | null, base: Base | null): NumberedRow => ({
    row: of,
    formula,
    count,
    share: part,
    shown,
    base,
  });
  return [
    row("1", "I + P + R + O + NC + UO", seen(counts), null, null),
    row("2", "I + P + R + O", offered, null, null),
    row("3", "I + P", answered(counts), null, null),
    row("4", "COOP2 = (I + P) / (I + P + R + O)", answered(counts), rates.COOP2, "asked"),
    row("5", "(R + O) / (I + P + R + O)", nonResponse(counts), rates.nonResponse, "asked"),
    row("6", "R / (I + P + R + O)", R, share(R, offered), "asked"),
    row("7", "O / (I + P + R + O)", O, share(O, offered), "asked"),
    row("8", "COOP4 = (I + P) / ((I + P) + R)", rates.COOP4.of, rates.COOP4, "asked-able"),
    row("9", "RR6 = (I + P) / ((I + P) + (R + NC + O))", rates.RR6.of, rates.RR6, "seen-eligible"),
    row("10", "CON3 = ((I + P) + R + O) / ((I + P) + R + O + NC)", rates.CON3.of, rates.CON3, "seen-eligible"),
  ];
}
