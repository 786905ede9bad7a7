import type { Share } from "../rates/share.ts";
import type { Group, IndicatorResult } from "../results/indicators.ts";
import { FEWEST_IN_INDICATOR, HIDDEN, type Shown } from "./reader.ts";

/** An indicator's shares for total, women and men: each on its own merit. */
export function discloseGroups({ shares }: Pick<IndicatorResult, "shares">): Readonly<Record<Group, Shown<Share>>> {
  const show = (group: Group): Shown<Share> =>
    shares[group].of < FEWEST_IN_INDICATOR ? HIDDEN : { shown: true, value: shares[group] };
  return { T: show("T"), K: show("K"), M: show("M") };
}
