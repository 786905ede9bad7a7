import type { Mark } from "../../domain/tally/mark.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { KeptApart } from "../../kernel/kept-apart.ts";
import type { ItemStatus } from "../../protocol/device/sync.ts";
import type { Device } from "../actor.ts";
import type { Tenant } from "../database/tenant.ts";
import { flagConflicts, mend, sortIn, storedVersions } from "../devices/versions.ts";
import type { ArrivedItem } from "./arrived-item.ts";
import { bytesOf } from "./bytes.ts";
import type { Handled } from "./handled.ts";
import { filing, type KnownRounds } from "./known-rounds.ts";
import { statedMark } from "./placed-mark.ts";
import { hasPossibleDate } from "./possible-date.ts";
import type { StoredItem } from "./stored-item.ts";

/**
 * Stores the marks among the items, and says what became of each. Nothing ties a mark to what came with it. `tomorrow` is
 * the latest date that a mark can have, where the tablet's clock is right.
 */
export async function storeMarks(
  device: Device,
  own: Tenant,
  rounds: KnownRounds,
  items: readonly ArrivedItem[],
  tomorrow: CivilDate,
): Promise<Handled> {
  const marks = items.filter(({ kind }) => kind === "mark");
  const versions = await storedVersions(own, "mark", marks);
  const statuses = new Map<ArrivedItem, ItemStatus>();
  const rows = [];
  const stored: StoredItem[] = [];
  let mended = false;
  for (const item of marks) {
    const { mark, keptApart } = judge(device, rounds, item, tomorrow);
    const verdict = sortIn(versions, item);
    const placed = keptApart === null ? "stored" : "quarantined";
    statuses.set(item, verdict.kind === "new" ? placed : verdict.kind === "mends" ? "stored" : verdict.kind);
    if (verdict.kind === "mends") {
      await mend(own, "mark", item, verdict.sha256);
      mended = true;
    } else if (verdict.kind !== "already") {
      const { roundId, claimedRoundId } = filing(device, rounds, item);
      rows.push({
        round_id: roundId,
        site_id: keptApart === null && mark !== null ? mark.siteId : device.siteId,
        id: item.id,
        sha256: item.sha256,
        claimed_round_id: claimedRoundId,
        quarantined: keptApart === null ? (0 as const) : (1 as const),
        kept_apart: keptApart,
        device_id: device.id,
        conflicting: 0 as const,
        bytes: bytesOf(item.bytes),
      });
      stored.push({
        table: "mark",
        roundId,
        isNewId: verdict.kind === "new",
        counted: keptApart === null && mark !== null && device.leftOut === null ? { siteId: mark.siteId, mark } : null,
        keptApart,
        leftOut: keptApart === null && device.leftOut !== null,
      });
    }
  }
  if (rows.length > 0) {
    rows.sort((one, other) => (one.id + one.sha256 < other.id + other.sha256 ? -1 : 1));
    await own.store("mark", rows);
  }
  const conflicting = marks.filter((item) => statuses.get(item) === "kept-both").map(({ id }) => id);
  await flagConflicts(own, "mark", conflicting);
  return { statuses, stored, mended };
}

/**
 * What the mark is, null where its form is unknown (a newer tablet's) or contradicts what it came under, and why it is kept
 * apart, if it is: then it counts nowhere, and is kept all the same.
 */
function judge(
  device: Device,
  rounds: KnownRounds,
  item: ArrivedItem,
  tomorrow: CivilDate,
): { readonly mark: Mark | null; readonly keptApart: KeptApart | null } {
  const mark = statedMark(item);
  if (device.revoked !== null) {
    return { mark, keptApart: "revoked" };
  }
  const round = rounds.get(item.roundId);
  if (mark === null) {
    return { mark, keptApart: round === undefined ? "elsewhere" : "form" };
  }
  if (round?.siteIds.has(mark.siteId) !== true) {
    return { mark, keptApart: "elsewhere" };
  }
  return { mark, keptApart: hasPossibleDate(mark, round.dates, tomorrow) ? null : "date" };
}
