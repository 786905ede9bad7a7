import type { GrowingTally } from "../../domain/tally/growing-tally.ts";
import type { SiteId } from "../../kernel/ids.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";

/** What the figures of a site say, in the smallest groups. Reasons in order of the code: any other would be the random order of the contacts. */
export function strokesOf(siteId: SiteId, tally: GrowingTally): Pick<FieldworkReply, "groups" | "reasons"> {
  const reasons = [...tally.reasons()].map(([reason, count]) => ({ siteId, reason, count }));
  return {
    groups: tally.groups().map((group) => ({ siteId, ...group })),
    reasons: reasons.sort((one, other) => (one.reason < other.reason ? -1 : 1)),
  };
}
