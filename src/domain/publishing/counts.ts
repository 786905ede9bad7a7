import type { SiteId } from "../../kernel/ids.ts";
import type { QuestionnaireDocument } from "../questionnaire/document.ts";
import { type Share, share } from "../rates/share.ts";
import type { Response } from "../response/response.ts";
import { groupOf, indicators } from "../results/indicators.ts";

/** Women, men, and those of another gender or who did not say: together everybody, each in one. */
export type Gender = "K" | "M" | "O";
export const GENDERS: readonly Gender[] = ["K", "M", "O"];

/** A way to divide everybody besides by gender. */
export type SplitBy = "languages" | "sites";
export const SPLITS: readonly SplitBy[] = ["languages", "sites"];

type Parts<Each> = Readonly<Record<Gender, Each>> & Readonly<Record<SplitBy, readonly Each[]>>;

/** An indicator's positive answers among those who gave an answer. */
export type IndicatorCounts = Parts<Share> & { readonly code: string };

/** All that a round's answers say to the rule of publishing, and all that it may look at. */
export type RoundCounts = {
  /** How many answered the questionnaire at all. Of them, an indicator's base is those who gave an answer to its item. */
  readonly respondents: Parts<number>;
  readonly indicators: readonly IndicatorCounts[];
};

/** What there is to publish, by each gender, by the questionnaire's languages and by the round's sites, in their order. */
export function countsOf(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  siteIds: readonly SiteId[],
): RoundCounts {
  const genders = responses.map((response) => groupOf(document, response) ?? "O");
  const of = (gender: Gender): number => genders.filter((one) => one === gender).length;
  const parts = {
    languages: document.languages.map((language) => responses.filter((response) => response.language === language)),
    sites: siteIds.map((siteId) => responses.filter((response) => response.siteId === siteId)),
  };
  const byPart = {
    languages: parts.languages.map((own) => indicators(document, own)),
    sites: parts.sites.map((own) => indicators(document, own)),
  };
  return {
    respondents: {
      K: of("K"),
      M: of("M"),
      O: of("O"),
      languages: parts.languages.map(({ length }) => length),
      sites: parts.sites.map(({ length }) => length),
    },
    indicators: indicators(document, responses).map(({ indicator, shares: { T, K, M } }, position) => {
      const inPart = (by: SplitBy): readonly Share[] => byPart[by].map((results) => results[position]?.shares.T ?? share(0, 0));
      return {
        code: indicator.code,
        K,
        M,
        O: share(T.part - K.part - M.part, T.of - K.of - M.of),
        languages: inPart("languages"),
        sites: inPart("sites"),
      };
    }),
  };
}

export function totalOf({ K, M, O }: IndicatorCounts): Share {
  return share(K.part + M.part + O.part, K.of + M.of + O.of);
}
