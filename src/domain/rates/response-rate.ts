import type { Shown } from "../disclosure/reader.ts";
import { answered, asked, type Counts } from "../tally/counts.ts";
import { FEWEST_RESPONDENTS, ratesOf } from "./rates.ts";
import type { Share } from "./share.ts";

/**
 * The response rate among those offered (COOP2, Kolada U31902): ".." from 1 to 9 respondents, and also when many were
 * asked and none answered; with nobody asked it is a share of nothing.
 */
export function responseRate(counts: Counts): Shown<Share> {
  const rate = ratesOf(counts).COOP2;
  return asked(counts) > 0 && answered(counts) < FEWEST_RESPONDENTS ? { shown: false } : { shown: true, value: rate };
}
