import { publishedReasonRows } from "../disclosure/published-reasons.ts";
import { FEWEST_IN_CELL } from "../disclosure/reader.ts";
import { NO_REASON_GIVEN } from "../disposition/reasons.ts";
import { ratesOf } from "../rates/rates.ts";
import { responseRate } from "../rates/response-rate.ts";
import { type Share, wilsonInterval } from "../rates/share.ts";
import { answered, asked, NO_CONTACTS, nonResponse, seen } from "../tally/counts.ts";
import type { FactGroup, Facts } from "./facts.ts";
import { count, type Figure } from "./figure.ts";

export const SECTIONS = ["how", "who", "why", "where", "trust", "unknown"] as const;
export type SectionName = (typeof SECTIONS)[number];

/**
 * One sentence or two, by the name of its words, with the figures in it. `plural`: by which number its words are chosen. What
 * would be said of nobody has words of its own: no text says "0 persons".
 */
export type Claim = {
  readonly key: ClaimKey;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly plural: number;
};
export type Section = { readonly name: SectionName; readonly claims: readonly Claim[] };

export type ClaimKey =
  | "title"
  | "titleAll"
  | "titleFew"
  | "titleNobody"
  | "method"
  | "languages"
  | "seen"
  | "seenNobody"
  | "allAsked"
  | "missed"
  | "left"
  | "notEligible"
  | "answered"
  | "answeredFew"
  | "answeredNobody"
  | "askedNobody"
  | "partial"
  | "nonResponse"
  | "refusedOnly"
  | "unableOnly"
  | "everybody"
  | "ofAble"
  | "topReason"
  | "topReasons"
  | "trustReasons"
  | "noReason"
  | "withoutReason"
  | "nobodyRefused"
  | "fewReasons"
  | "highLowSite"
  | "highLowLanguage"
  | "highLowHalfDay"
  | "apart"
  | "overlap"
  | "missedMost"
  | "unknownLanguage"
  | "notCompared"
  | "resultIsOf"
  | "noResult"
  | "minority"
  | "majority"
  | "allOfThem"
  | "distrust"
  | "alsoMissed"
  | "reasonsTold"
  | "neverCame"
  | "otherLanguages"
  | "arrived"
  | "missing"
  | "noCause";

/** What the analysis says under its title. The title is a claim like all others. */
export function composeAnalysis(facts: Facts): { readonly title: Claim; readonly sections: readonly Section[] } {
  const sections: readonly Section[] = [
    { name: "how", claims: how(facts) },
    { name: "who", claims: who(facts) },
    { name: "why", claims: why(facts) },
    { name: "where", claims: where(facts) },
    { name: "trust", claims: trust(facts) },
    { name: "unknown", claims: unknown(facts) },
  ];
  return { title: titleOf(facts), sections };
}

function titleOf({ counts }: Facts): Claim {
  if (asked(counts) === 0) {
    return claim("titleNobody");
  }
  const rate = responseRate(counts);
  if (rate.shown && nonResponse(counts) === 0) {
    return claim("titleAll");
  }
  return rate.shown ? claim("title", { rate: { kind: "share", share: rate.value, source: "4" } }) : claim("titleFew");
}

function how({ counts, siteCount, offeredLanguages }: Facts): readonly Claim[] {
  const all = seen(counts);
  const { NC, UO, NE } = counts;
  return [
    claim("method", { sites: count(siteCount, "F") }, siteCount),
    claim("languages", { languages: count(offeredLanguages, "F") }, offeredLanguages),
    all === 0 ? claim("seenNobody") : claim("seen", { seen: count(all, "1") }, all),
    ...(NC > 0 ? [claim("missed", { missed: count(NC, "A") }, NC)] : []),
    ...(UO > 0 ? [claim("left", { left: count(UO, "A") }, UO)] : []),
    ...(NC === 0 && UO === 0 && all > 0 ? [claim("allAsked")] : []),
    ...(NE > 0 ? [claim("notEligible", { notEligible: count(NE, "A") }, NE)] : []),
  ];
}

function who({ counts }: Facts): readonly Claim[] {
  const offered = asked(counts);
  if (offered === 0) {
    return [claim("askedNobody")];
  }
  const { P, R, O } = counts;
  const rate = responseRate(counts);
  const got = answered(counts);
  const both = { asked: count(offered, "2"), answered: count(got, "3") };
  const lost = { lost: count(nonResponse(counts), "5") };
  const able = ratesOf(counts).COOP4;
  return [
    rate.shown
      ? claim("answered", { ...both, ...interval(rate.value, "4") }, got)
      : got === 0
        ? claim("answeredNobody", { asked: both.asked }, offered)
        : claim("answeredFew", both, offered),
    ...(P > 0 ? [claim("partial", { partial: count(P, "A") }, P)] : []),
    ...(R > 0 && O > 0
      ? [claim("nonResponse", { ...lost, asked: both.asked, refused: count(R, "6"), unable: count(O, "7") }, nonResponse(counts))]
      : []),
    ...(R > 0 && O === 0 ? [claim("refusedOnly", lost, R)] : []),
    ...(R === 0 && O > 0 ? [claim("unableOnly", lost, O)] : []),
    ...(nonResponse(counts) === 0 ? [claim("everybody")] : []),
    ...(rate.shown && O > 0 && R > 0
      ? [claim("ofAble", { able: count(able.of, "8"), ableRate: { kind: "share", share: able, source: "8" } }, able.of)]
      : []),
  ];
}

function why({ counts, reasons }: Facts): readonly Claim[] {
  const { rows, total } = publishedReasonRows(reasons);
  const without = counts.R - total;
  const rest = without > 0 ? [claim("withoutReason", { without: count(without, "B") }, without)] : [];
  if (total === 0) {
    return [claim("nobodyRefused"), ...rest];
  }
  if (rows.length === 0) {
    return [claim("fewReasons"), ...rest];
  }
  const of = count(total, "B");
  const named = rows.filter(({ reason }) => reason !== NO_REASON_GIVEN);
  const highest = Math.max(0, ...named.map((row) => row.count));
  const top = named.filter((row) => row.count === highest);
  const [first, second] = top;
  const shown = (reason: string): number => rows.find((row) => row.reason === reason)?.count ?? 0;
  const [unbelieved, afraid] = [shown("not-anonymous"), shown("affects-decision")];
  const unsaid = shown(NO_REASON_GIVEN);
  return [
    ...(first !== undefined && top.length === 1
      ? [
          claim(
            "topReason",
            { reason: { kind: "reason", key: first.reason, source: "B" }, number: count(highest, "B"), of },
            highest,
          ),
        ]
      : []),
    ...(first !== undefined && second !== undefined && top.length === 2
      ? [
          claim(
            "topReasons",
            {
              reason: { kind: "reason", key: first.reason, source: "B" },
              other: { kind: "reason", key: second.reason, source: "B" },
              number: count(highest, "B"),
              of,
            },
            highest,
          ),
        ]
      : []),
    ...(unbelieved > 0 && afraid > 0
      ? [claim("trustReasons", { unbelieved: count(unbelieved, "B"), afraid: count(afraid, "B") }, total)]
      : []),
    ...(unsaid > 0 ? [claim("noReason", { unsaid: count(unsaid, "B") }, unsaid)] : []),
    ...rest,
  ];
}

function where({ sites, languages, halfDays }: Facts): readonly Claim[] {
  const missed = sites.filter(({ counts }) => counts.NC >= FEWEST_IN_CELL);
  const most = [...missed].sort((one, other) => other.counts.NC / seen(other.counts) - one.counts.NC / seen(one.counts))[0];
  const compared = [
    ...highLow("site", "C", sites),
    ...highLow("language", "D", languages),
    ...highLow("half-day", "E", halfDays),
  ];
  const unknown = asked(languages.find(({ key }) => key === "")?.counts ?? NO_CONTACTS);
  const languagesCompared = compared.some(({ key }) => key === "highLowLanguage");
  return [
    ...(compared.length === 0 ? [claim("notCompared")] : compared),
    ...(languagesCompared && unknown > 0 ? [claim("unknownLanguage", { unknownLanguage: count(unknown, "D") }, unknown)] : []),
    ...(most === undefined || sites.length < 2
      ? []
      : [
          claim(
            "missedMost",
            {
              missedSite: { kind: "site", key: most.key, source: "C" },
              missed: count(most.counts.NC, "C"),
              seen: count(seen(most.counts), "C"),
            },
            most.counts.NC,
          ),
        ]),
  ];
}

/**
 * The group with the highest response rate beside that with the lowest, and whether their intervals overlap. Only groups in
 * which at least ten answered are compared, and nothing is said of why.
 */
function highLow(
  kind: "site" | "language" | "half-day",
  source: "C" | "D" | "E",
  groups: readonly FactGroup[],
): readonly Claim[] {
  const rated = groups.flatMap(({ key, counts }) => {
    const rate = responseRate(counts);
    // Of whom no language is known, most said no in passing: that is no language.
    return rate.shown && rate.value.of > 0 && key !== "" ? [{ key, rate: rate.value }] : [];
  });
  const sorted = [...rated].sort((one, other) => other.rate.part * one.rate.of - one.rate.part * other.rate.of);
  const high = sorted[0];
  const low = sorted.at(-1);
  if (high === undefined || low === undefined || high.rate.part * low.rate.of === low.rate.part * high.rate.of) {
    return [];
  }
  const prefix = { site: "site", language: "language", "half-day": "half" }[kind];
  const of = ({ key, rate }: typeof high, which: "High" | "Low"): Readonly<Record<string, Figure>> => ({
    [`${prefix}${which}`]: { kind, key, source },
    [`${prefix}${which}Rate`]: { kind: "share", share: rate, source },
    [`${prefix}${which}Answered`]: count(rate.part, source),
    [`${prefix}${which}Asked`]: count(rate.of, source),
  });
  const overlaps = (wilsonInterval(low.rate)?.high ?? 100) >= (wilsonInterval(high.rate)?.low ?? 0);
  const figures = { ...of(high, "High"), ...of(low, "Low") };
  const said = { site: "highLowSite", language: "highLowLanguage", "half-day": "highLowHalfDay" } as const;
  return [claim(said[kind], figures), claim(overlaps ? "overlap" : "apart")];
}

function trust({ counts, reasons }: Facts): readonly Claim[] {
  const offered = asked(counts);
  const got = answered(counts);
  const lost = nonResponse(counts);
  if (got === 0) {
    return [claim("noResult")];
  }
  const shown = publishedReasonRows(reasons).rows;
  const distrust = shown.some(({ reason }) => reason === "not-anonymous" || reason === "affects-decision");
  const figures = { lost: count(lost, "5"), asked: count(offered, "2") };
  return [
    claim("resultIsOf", { answered: count(got, "3") }, got),
    lost === 0 ? claim("allOfThem") : claim(2 * lost > offered ? "minority" : "majority", figures, lost),
    ...(distrust && lost > 0 ? [claim("distrust")] : []),
    ...(counts.NC > 0 ? [claim("alsoMissed", { missed: count(counts.NC, "A") }, counts.NC)] : []),
  ];
}

function unknown({ counts, offeredLanguages, answers: { expected, received } }: Facts): readonly Claim[] {
  const missing = expected - received;
  return [
    ...(counts.R > 0 ? [claim("reasonsTold")] : []),
    claim("neverCame"),
    claim("otherLanguages", { languages: count(offeredLanguages, "F") }, offeredLanguages),
    ...(missing > 0 && received > 0
      ? [claim("missing", { missing: count(missing, "F"), expected: count(expected, "F") }, missing)]
      : missing <= 0 && expected > 0
        ? [claim("arrived")]
        : []),
    claim("noCause"),
  ];
}

function interval(of: Share, source: "4"): Readonly<Record<"rate" | "low" | "high", Figure>> {
  return {
    rate: { kind: "share", share: of, source },
    low: { kind: "low", share: of, source },
    high: { kind: "high", share: of, source },
  };
}

function claim(key: ClaimKey, figures: Claim["figures"] = {}, plural = 2): Claim {
  return { key, figures, plural };
}
