import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { QuestionnaireDocument } from "../questionnaire/document.ts";
import type { Share } from "../rates/share.ts";
import type { Response } from "../response/response.ts";
import { type Group, type IndicatorResult, indicators } from "../results/indicators.ts";
import { discloseGroups } from "./groups.ts";
import { discloseParts } from "./parts.ts";
import { HIDDEN, type Shown } from "./reader.ts";

/**
 * Whose answers a picture shows: everybody's (T), women's (K) or men's (M), one language's, or one site's; never two at
 * once.
 */
export type Slice =
  | { readonly by: "group"; readonly group: Group }
  | { readonly by: "language"; readonly language: Language }
  | { readonly by: "site"; readonly siteId: SiteId };

export type SlicedIndicator = Pick<IndicatorResult, "indicator" | "itemId"> & { readonly share: Shown<Share> };

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
    return whole.map((result) => ({ ...result, share: discloseGroups("inside", result)[slice.group] }));
  }
  const { parts, chosen, partOf }: Split =
    slice.by === "language"
      ? { parts: document.languages, chosen: slice.language, partOf: ({ language }) => language }
      : { parts: siteIds, chosen: slice.siteId, partOf: ({ siteId }) => siteId };
  const byPart = parts.map((part) =>
    indicators(
      document,
      responses.filter((response) => partOf(response) === part),
    ),
  );
  return whole.map((result, position): SlicedIndicator => {
    const shares = byPart.map((results) => results[position]?.shares.T ?? { part: 0, of: 0 });
    const share = discloseParts("inside", shares)[parts.indexOf(chosen)];
    return { indicator: result.indicator, itemId: result.itemId, share: share ?? HIDDEN };
  });
}
