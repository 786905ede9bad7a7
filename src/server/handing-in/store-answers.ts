import { type BatchId, mintId, type RoundId } from "../../kernel/ids.ts";
import type { KeptApart } from "../../kernel/kept-apart.ts";
import type { ItemStatus } from "../../protocol/device/sync.ts";
import type { Device } from "../actor.ts";
import { minuteOf } from "../clock.ts";
import type { Tenant } from "../database/tenant.ts";
import { flagConflicts, mend, sortIn, storedVersions } from "../devices/versions.ts";
import type { ServerContext } from "../server-context.ts";
import type { ArrivedItem } from "./arrived-item.ts";
import { bytesOf } from "./bytes.ts";
import type { Handled } from "./handled.ts";
import { type Filing, filing, type KnownRounds } from "./known-rounds.ts";
import type { StoredItem } from "./stored-item.ts";

/**
 * Stores the sealed answers among the items, and says what became of each. A round that got any has a batch for it;
 * a request that brings nothing new leaves nothing behind, not even the time at which it came.
 */
export async function storeAnswers(
  device: Device,
  context: ServerContext,
  own: Tenant,
  rounds: KnownRounds,
  items: readonly ArrivedItem[],
): Promise<Handled> {
  const answers = items.filter(({ kind }) => kind === "sealed-answer");
  const versions = await storedVersions(own, "sealed_answer", answers);
  const statuses = new Map<ArrivedItem, ItemStatus>();
  const fresh: Fresh[] = [];
  const stored: StoredItem[] = [];
  let mended = false;
  for (const item of answers) {
    const place = filing(device, rounds, item);
    const verdict = sortIn(versions, item);
    const keptApart = judge(device, place);
    const placed = keptApart === null ? "stored" : "quarantined";
    statuses.set(item, verdict.kind === "new" ? placed : verdict.kind === "mends" ? "stored" : verdict.kind);
    if (verdict.kind === "mends") {
      await mend(own, "sealed_answer", item, verdict.sha256);
      mended = true;
    } else if (verdict.kind !== "already") {
      fresh.push({ ...place, item, keptApart });
      stored.push({
        table: "sealed_answer",
        roundId: place.roundId,
        isNewId: verdict.kind === "new",
        counted: null,
        keptApart,
        leftOut: keptApart === null && device.leftOut !== null,
      });
    }
  }
  if (fresh.length > 0) {
    // In id order: long rows spill over into pages in the order in which they are written.
    fresh.sort((one, other) => (one.item.id + one.item.sha256 < other.item.id + other.item.sha256 ? -1 : 1));
    const batches = await addBatches(device, context, own, fresh);
    const rows = fresh.map(({ item, roundId, claimedRoundId, keptApart }) => ({
      round_id: roundId,
      id: item.id,
      sha256: item.sha256,
      batch_id: batches.get(roundId) as BatchId,
      claimed_round_id: claimedRoundId,
      quarantined: keptApart === null ? (0 as const) : (1 as const),
      kept_apart: keptApart,
      conflicting: 0 as const,
      sealed: bytesOf(item.bytes),
    }));
    await own.store("sealed_answer", rows);
  }
  const conflicting = answers.filter((item) => statuses.get(item) === "kept-both").map(({ id }) => id);
  await flagConflicts(own, "sealed_answer", conflicting);
  return { statuses, stored, mended };
}

type Fresh = Filing & { readonly item: ArrivedItem; readonly keptApart: KeptApart | null };

/** Sealed bytes can't be judged: only who brought them, and for which round she says they are. */
function judge(device: Device, { claimedRoundId }: Filing): KeptApart | null {
  return device.revoked !== null ? "revoked" : claimedRoundId === null ? null : "elsewhere";
}

/** One batch for each round, by round. */
async function addBatches(
  device: Device,
  { clock, randomBytes }: ServerContext,
  own: Tenant,
  fresh: readonly Filing[],
): Promise<ReadonlyMap<RoundId, BatchId>> {
  const counts = new Map<RoundId, number>();
  for (const { roundId } of fresh) {
    counts.set(roundId, (counts.get(roundId) ?? 0) + 1);
  }
  const batches = [...counts].map(([roundId, answers]) => ({
    id: mintId<BatchId>(randomBytes),
    round_id: roundId,
    device_id: device.id,
    site_id: device.siteId,
    received: minuteOf(clock()),
    answers,
  }));
  await own.store("batch", batches);
  return new Map(batches.map(({ round_id, id }) => [round_id, id]));
}
