import { answered, asked, type Counts, nonResponse } from "../tally/counts.ts";
import { type Share, share } from "./share.ts";

/**
 * AAPOR, Standard Definitions (10th edition), with UH = 0 and e = 1, the cautious choice; NE is outside every rate.
 *
 * | rate          | formula                                     | of whom                                   |
 * | ------------- | ------------------------------------------- | ----------------------------------------- |
 * | nonResponse   | (R+O)/(I+P+R+O)                             | asked                                     |
 * | COOP1 · COOP2 | I · (I+P) / ((I+P)+R+O)                     | asked                                     |
 * | COOP3 · COOP4 | I · (I+P) / ((I+P)+R)                       | asked who could answer                    |
 * | RR1 · RR2     | I · (I+P) / ((I+P)+(R+NC+O)+UO)             | everyone seen                             |
 * | RR5 · RR6     | I · (I+P) / ((I+P)+(R+NC+O))                | everyone seen who belonged to the survey  |
 * | REF1 · REF3   | R / the same two                            |                                           |
 * | CON1 · CON3   | ((I+P)+R+O) / the same two                  |                                           |
 */
export type RateName =
  | "nonResponse"
  | "COOP1"
  | "COOP2"
  | "COOP3"
  | "COOP4"
  | "RR1"
  | "RR2"
  | "RR5"
  | "RR6"
  | "REF1"
  | "REF3"
  | "CON1"
  | "CON3";

/** Whom a rate is a share of; a rate is never shown without it. */
export type Base = "asked" | "asked-able" | "seen" | "seen-eligible";

export const RATE_BASES: Readonly<Record<RateName, Base>> = {
  nonResponse: "asked",
  COOP1: "asked",
  COOP2: "asked",
  COOP3: "asked-able",
  COOP4: "asked-able",
  RR1: "seen",
  RR2: "seen",
  RR5: "seen-eligible",
  RR6: "seen-eligible",
  REF1: "seen",
  REF3: "seen-eligible",
  CON1: "seen",
  CON3: "seen-eligible",
};

export type Rates = Readonly<Record<RateName, Share>>;

export function ratesOf(counts: Counts): Rates {
  const { I, P, R, O, NC, UO } = counts;
  const offered = asked(counts);
  const able = I + P + R;
  const eligible = I + P + R + NC + O;
  const all = eligible + UO;
  return {
    nonResponse: share(nonResponse(counts), offered),
    COOP1: share(I, offered),
    COOP2: share(answered(counts), offered),
    COOP3: share(I, able),
    COOP4: share(I + P, able),
    RR1: share(I, all),
    RR2: share(I + P, all),
    RR5: share(I, eligible),
    RR6: share(I + P, eligible),
    REF1: share(R, all),
    REF3: share(R, eligible),
    CON1: share(offered, all),
    CON3: share(offered, eligible),
  };
}

/** Fewer respondents than this and Kolada U31902 and U31903 are "..". */
export const FEWEST_RESPONDENTS = 10;
