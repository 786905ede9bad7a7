import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { Share } from "../../domain/rates/share.ts";
import type { Response } from "../../domain/response/response.ts";
import { type Shown, suppressIndicator } from "../../domain/results/disclosure.ts";
import { type Group, type IndicatorResult, indicators } from "../../domain/results/indicators.ts";
import { suppressParts } from "../../domain/results/parts.ts";

/**
 * Whose answers a picture shows: everybody's (T), women's (K) or men's (M), one language's, or one site's. Never two at once: what crossing them
 * would give away is more than the rules of disclosure can take back.
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
    return whole.map((result) => ({ ...result, share: suppressIndicator(result)[isGroup(part) ? part : "T"] }));
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
    const share = suppressParts(shares)[parts.indexOf(part)];
    return { indicator: result.indicator, itemId: result.itemId, share: share ?? { shown: false } };
  });
}

function isGroup(code: string): code is Group {
  return code === "T" || code === "K" || code === "M";
}
