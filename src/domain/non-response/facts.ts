import type { Counts } from "../tally/counts.ts";

/** Some of the people, by what they have in common: a site, a language, a half-day. */
export type FactGroup = { readonly key: string; readonly counts: Counts };

/** All that the non-response analysis says comes from here: how contacts ended, and nothing of what anybody answered. */
export type Facts = {
  readonly counts: Counts;
  /** How many refusals for each reason; break-offs have none. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly sites: readonly FactGroup[];
  readonly languages: readonly FactGroup[];
  readonly halfDays: readonly FactGroup[];
  /** In how many languages it could be answered, and at how many sites it was asked. */
  readonly offeredLanguages: number;
  readonly siteCount: number;
  readonly answers: { readonly expected: number; readonly received: number };
};
