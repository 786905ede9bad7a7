import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { QuestionnaireDocument } from "../questionnaire/document.ts";
import { type Share, share } from "../rates/share.ts";
import { HELP_MODES, type HelpMode, type Response } from "../response/response.ts";
import { type Group, type IndicatorResult, indicators } from "../results/indicators.ts";
import { discloseGroups } from "./groups.ts";
import { discloseParts } from "./parts.ts";
import { HIDDEN, type Shown } from "./reader.ts";

/**
 * Whose answers a picture shows: everybody's (T), women's (K) or men's (M), one language's, one site's, or those of who got
 * the questions in one way; never two at once.
 */
export type Slice =
  | { readonly by: "group"; readonly group: Group }
  | { readonly by: "language"; readonly language: Language }
  | { readonly by: "site"; readonly siteId: SiteId }
  | { readonly by: "mode"; readonly mode: HelpMode };

export type SlicedIndicator = Pick<IndicatorResult, "indicator" | "itemId"> & {
  readonly share: Shown<Share>;
  /** Of everybody else, to compare with; null where all are shown. */
  readonly others: Shown<Share> | null;
};

/** Answers by what they say of one thing, and the part that is asked for. */
type Split = { readonly parts: readonly string[]; readonly chosen: string; readonly partOf: (response: Response) => string };

/** Every indicator for one slice, as much of it as may be shown inside. */
export function sliceIndicators(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  siteIds: readonly SiteId[],
  slice: Slice,
): readonly SlicedIndicator[] {
  const whole = indicators(document, responses);
  if (slice.by === "group") {
    return whole.map((result) => ({
      ...result,
      share: discloseGroups("inside", result)[slice.group],
      others: slice.group === "T" ? null : othersThan(result.shares.T, result.shares[slice.group]),
    }));
  }
  const { parts, chosen, partOf } = splitFor(slice, document, siteIds);
  const byPart = parts.map((part) =>
    indicators(
      document,
      responses.filter((response) => partOf(response) === part),
    ),
  );
  return whole.map(({ indicator, itemId, shares: { T } }, position): SlicedIndicator => {
    const shares = byPart.map((results) => results[position]?.shares.T ?? share(0, 0));
    const place = parts.indexOf(chosen);
    const own = shares[place] ?? share(0, 0);
    return { indicator, itemId, share: discloseParts("inside", shares)[place] ?? HIDDEN, others: othersThan(T, own) };
  });
}

function splitFor(
  slice: Exclude<Slice, { readonly by: "group" }>,
  document: QuestionnaireDocument,
  siteIds: readonly SiteId[],
): Split {
  switch (slice.by) {
    case "language":
      return { parts: document.languages, chosen: slice.language, partOf: ({ language }) => language };
    case "site":
      return { parts: siteIds, chosen: slice.siteId, partOf: ({ siteId }) => siteId };
    case "mode":
      return { parts: HELP_MODES, chosen: slice.mode, partOf: ({ mode }) => mode };
  }
}

/** Everybody else stands on the same merit as those who are shown: from ten up. */
function othersThan(total: Share, own: Share): Shown<Share> {
  const [others = HIDDEN] = discloseParts("inside", [share(total.part - own.part, total.of - own.of)]);
  return others;
}
