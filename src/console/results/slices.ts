import { discloseGroups } from "../../domain/disclosure/groups.ts";
import { discloseParts } from "../../domain/disclosure/parts.ts";
import { HIDDEN, type Shown } from "../../domain/disclosure/reader.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { Share } from "../../domain/rates/share.ts";
import type { Response } from "../../domain/response/response.ts";
import { type Group, type IndicatorResult, indicators } from "../../domain/results/indicators.ts";

/**
 * Whose answers a picture shows: everybody's (T), women's (K) or men's (M), one language's, or one site's; never two at
 * once.
 */
export type Slice = `group ${Group}` | `language ${string}` | `site ${string}`;

export type SlicedIndicator = Pick<IndicatorResult, "indicator" | "itemId"> & { readonly share: Shown<Share> };

export function sliceIndicators(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  siteIds: readonly string[],
  slice: Slice,
): readonly SlicedIndicator[] {
  const [kind, part = ""] = slice.split(" ");
  const whole = indicators(document, responses);
  if (kind === "group") {
    return whole.map((result) => ({ ...result, share: discloseGroups("inside", result)[isGroup(part) ? part : "T"] }));
  }
  const parts = kind === "language" ? document.languages : siteIds;
  const keyOf = (response: Response): string => (kind === "language" ? response.language : response.siteId);
  const byPart = parts.map((code) =>
    indicators(
      document,
      responses.filter((response) => keyOf(response) === code),
    ),
  );
  return whole.map((result, position): SlicedIndicator => {
    const shares = byPart.map((results) => results[position]?.shares.T ?? { part: 0, of: 0 });
    const share = discloseParts("inside", shares)[parts.indexOf(part)];
    return { indicator: result.indicator, itemId: result.itemId, share: share ?? HIDDEN };
  });
}

function isGroup(code: string): code is Group {
  return code === "T" || code === "K" || code === "M";
}
