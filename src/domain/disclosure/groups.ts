import type { Share } from "../rates/share.ts";
import type { Group, IndicatorResult } from "../results/indicators.ts";
import { FEWEST_IN_INDICATOR, HIDDEN, type Reader, type Shown } from "./reader.ts";

/** An indicator's shares for total, women and men: as much of each as this reader may see. */
export function discloseGroups(
  reader: Reader,
  { shares }: Pick<IndicatorResult, "shares">,
): Readonly<Record<Group, Shown<Share>>> {
  const { T, K, M } = shares;
  const enough = { T: isEnough(T), K: isEnough(K), M: isEnough(M) };
  const seen = reader === "inside" ? enough : seenAfterSubtraction(shares, enough);
  const show = (group: Group): Shown<Share> => (seen[group] ? { shown: true, value: shares[group] } : HIDDEN);
  return { T: show("T"), K: show("K"), M: show("M") };
}

type Seen = Readonly<Record<Group, boolean>>;

/**
 * Total minus the shown groups gives the rest away, so that the smaller shown group is hidden too when those left over
 * are fewer than 10 (but not none). Without a total no group is shown.
 */
function seenAfterSubtraction({ T, K, M }: IndicatorResult["shares"], enough: Seen): Seen {
  if (!enough.T) {
    return { T: false, K: false, M: false };
  }
  const leftOver = T.of - (enough.K ? K.of : 0) - (enough.M ? M.of : 0);
  if (leftOver === 0 || leftOver >= FEWEST_IN_INDICATOR) {
    return enough;
  }
  // Hiding the smaller shown group swells what is left over to at least 10.
  return enough.K && (!enough.M || K.of <= M.of) ? { ...enough, K: false } : { ...enough, M: false };
}

function isEnough({ of }: Share): boolean {
  return of >= FEWEST_IN_INDICATOR;
}
