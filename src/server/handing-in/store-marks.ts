import { isDateOfRound, type RoundDates } from "../../domain/round/dates-of-round.ts";
import type { Mark } from "../../domain/tally/mark.ts";
import { type CivilDate, daysBetween } from "../../kernel/calendar.ts";
import type { ItemStatus } from "../../protocol/device/sync.ts";
import type { Device } from "../actor.ts";
import type { Tenant } from "../database/tenant.ts";
import { flagConflicts, mend, sortIn, storedVersions } from "../devices/versions.ts";
import type { ArrivedItem } from "./arrived-item.ts";
import { bytesOf } from "./bytes.ts";
import type { Handled } from "./handled.ts";
import { filing, type KnownRounds } from "./known-rounds.ts";
import { placedMark } from "./placed-mark.ts";
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
    const { placedAs, isPossible } = judge(rounds, item, tomorrow);
    const siteId = isPossible ? (placedAs?.siteId ?? null) : null;
    const verdict = sortIn(versions, item);
    const placed = siteId === null ? "quarantined" : "stored";
    statuses.set(item, verdict.kind === "new" ? placed : verdict.kind === "mends" ? "stored" : verdict.kind);
    if (verdict.kind === "mends") {
      await mend(own, "mark", item, verdict.sha256);
      mended = true;
    } else if (verdict.kind !== "already") {
      const { roundId, claimedRoundId } = filing(device, rounds, item);
      rows.push({
        round_id: roundId,
        site_id: siteId ?? device.siteId,
        id: item.id,
        sha256: item.sha256,
        claimed_round_id: claimedRoundId,
        quarantined: siteId === null ? (1 as const) : (0 as const),
        conflicting: 0 as const,
        bytes: bytesOf(item.bytes),
      });
      stored.push({
        table: "mark",
        roundId,
        isNewId: verdict.kind === "new",
        counted: isPossible && placedAs !== null ? { siteId: placedAs.siteId, mark: placedAs } : null,
        quarantined: siteId === null,
        misdated: siteId === null && placedAs !== null,
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
 * What the mark is, and whether it can be counted. Null when it can't be counted anywhere: its form is unknown (a newer
 * tablet's), it contradicts what it came under, or its round has no such site. Not possible: also when its date is none of
 * the round's. It is kept all the same.
 */
function judge(
  rounds: KnownRounds,
  item: ArrivedItem,
  tomorrow: CivilDate,
): { readonly placedAs: Mark | null; readonly isPossible: boolean } {
  const round = rounds.get(item.roundId);
  const placedAs = placedMark(round?.siteIds, item);
  return { placedAs, isPossible: placedAs !== null && hasPossibleDate(placedAs, round?.dates ?? null, tomorrow) };
}

/** A mark that takes another back has no date, and goes with the other. */
function hasPossibleDate(mark: Mark, dates: RoundDates | null, tomorrow: CivilDate): boolean {
  return mark.kind === "void" || dates === null || (isDateOfRound(mark.date, dates) && daysBetween(mark.date, tomorrow) >= 0);
}
