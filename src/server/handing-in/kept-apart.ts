import type { Mark } from "../../domain/tally/mark.ts";
import { type BatchId, type DeviceId, mintId, type RoundId, type SiteId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { CountLot, DoubtedFor, Lot, LotCounted, LotsReply } from "../../protocol/console/trust.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import type { Tenant, TenantReading } from "../database/tenant.ts";
import { forgetFigures } from "../fieldwork/kept-figures.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";
import { textOf } from "./bytes.ts";
import { statedMark } from "./placed-mark.ts";
import { hasPossibleDate } from "./possible-date.ts";

const DOUBTED: readonly DoubtedFor[] = ["revoked", "elsewhere"];

/** What tablets of the round have handed in that were not believed, or not for that place; by tablet, in the order of their ids. */
export async function listLots(actor: Actor, { database }: ServerContext, roundId: RoundId): Promise<LotsReply> {
  const organisationId = organisationFor(actor, "see the field");
  return database.read(async (read) => {
    const own = read.of(organisationId);
    const lots = new Map<string, Lot>();
    const known = new Set((await own.selectFrom("round").select("id").execute()).map(({ id }) => id));
    const lotOf = (deviceId: DeviceId, why: DoubtedFor, claimed: RoundId | null): Lot => {
      const key = `${deviceId} ${why} ${claimed ?? roundId}`;
      const lot = lots.get(key) ?? {
        deviceId,
        why,
        roundId: claimed ?? roundId,
        known: known.has(claimed ?? roundId),
        siteIds: [],
        marks: 0,
        answers: 0,
      };
      lots.set(key, lot);
      return lot;
    };
    for (const row of await doubtedMarks(own, roundId)) {
      if (row.device_id !== null) {
        const lot = lotOf(row.device_id, row.kept_apart as DoubtedFor, row.claimed_round_id);
        const siteId = markIn(row, lot.roundId)?.siteId;
        lot.marks += 1;
        lot.siteIds = [...new Set([...lot.siteIds, ...(siteId === undefined ? [] : [siteId])])].sort();
      }
    }
    for (const row of await doubtedAnswers(own, roundId)) {
      lotOf(row.device_id, row.kept_apart as DoubtedFor, row.claimed_round_id).answers += 1;
    }
    return { lots: [...lots.values()].sort((one, other) => (one.deviceId < other.deviceId ? -1 : 1)) };
  });
}

/**
 * Counts such a lot after all. From another place the tablet speaks for that place from now on. `not-found`: there is no such
 * tablet, or no such round to count it in.
 */
export async function countLot(
  actor: Actor,
  context: ServerContext,
  filedRoundId: RoundId,
  lot: CountLot,
): Promise<Result<LotCounted, "not-found">> {
  const organisationId = organisationFor(actor, "judge tablets");
  const { database } = context;
  const counted = await database.change(async (change): Promise<Result<LotCounted, "not-found">> => {
    const own = change.of(organisationId);
    const target = await targetOf(own, lot);
    if (target === null) {
      return err("not-found");
    }
    const marks = await countMarks(context, own, filedRoundId, lot, target);
    const answers = await countAnswers(context, own, filedRoundId, lot, target, marks.siteIds);
    return ok({ marks: marks.count, answers });
  });
  forgetFigures(database, organisationId);
  return counted;
}

type Target = {
  readonly siteIds: ReadonlySet<SiteId>;
  readonly ownSiteId: SiteId;
  readonly dates: Parameters<typeof hasPossibleDate>[1];
};

async function targetOf(own: TenantReading, { deviceId, roundId }: CountLot): Promise<Target | null> {
  const device = await own.selectFrom("device").select("site_id").where("id", "=", deviceId).executeTakeFirst();
  const rows = await own
    .selectFrom("round_site")
    .innerJoin("round", "round.id", "round_site.round_id")
    .innerJoin("organisation", (join) => join.onTrue())
    .select(["site_id", "starts", "ends", "practice"])
    .where("round_id", "=", roundId)
    .execute();
  const [first] = rows;
  if (device === undefined || first === undefined) {
    return null;
  }
  const { starts, ends, practice } = first;
  const siteIds = new Set(rows.map(({ site_id }) => site_id));
  return { siteIds, ownSiteId: device.site_id, dates: practice === 1 ? null : { starts, ends } };
}

async function countMarks(
  { clock }: ServerContext,
  own: Tenant,
  filedRoundId: RoundId,
  { deviceId, why, roundId }: CountLot,
  { siteIds, dates }: Target,
): Promise<{ readonly count: number; readonly siteIds: ReadonlySet<SiteId> }> {
  const tomorrow = civilDateAfter(clock(), 1);
  const places = new Set<SiteId>();
  let count = 0;
  for (const row of await doubtedMarks(own, filedRoundId)) {
    const mark =
      row.device_id === deviceId && row.kept_apart === why && (row.claimed_round_id ?? filedRoundId) === roundId
        ? markIn(row, roundId)
        : null;
    if (mark !== null && siteIds.has(mark.siteId)) {
      const possible = hasPossibleDate(mark, dates, tomorrow);
      await own
        .updateTable("mark")
        .set({
          round_id: roundId,
          site_id: mark.siteId,
          claimed_round_id: null,
          quarantined: possible ? 0 : 1,
          kept_apart: possible ? null : "date",
        })
        .where("id", "=", row.id)
        .where("sha256", "=", row.sha256)
        .execute();
      count += possible ? 1 : 0;
      places.add(mark.siteId);
    }
  }
  await speakFor(own, deviceId, roundId, places);
  return { count, siteIds: places };
}

async function countAnswers(
  { randomBytes }: ServerContext,
  own: Tenant,
  filedRoundId: RoundId,
  { deviceId, why, roundId }: CountLot,
  { siteIds, ownSiteId }: Target,
  ofMarks: ReadonlySet<SiteId>,
): Promise<number> {
  const rows = (await doubtedAnswers(own, filedRoundId)).filter(
    (row) => row.device_id === deviceId && row.kept_apart === why && (row.claimed_round_id ?? filedRoundId) === roundId,
  );
  // Where the marks don't say it: at the tablet's own site, if the round is held there, else at its first.
  const [siteId = siteIds.has(ownSiteId) ? ownSiteId : [...siteIds].sort()[0]] = [...ofMarks].sort();
  if (rows.length > 0 && siteId !== undefined) {
    await speakFor(own, deviceId, roundId, new Set([siteId]));
  }
  for (const batchId of new Set(rows.map(({ batch_id }) => batch_id))) {
    const ids = rows.filter(({ batch_id }) => batch_id === batchId);
    const moved =
      roundId === filedRoundId ? batchId : await splitBatch(own, batchId, mintId(randomBytes), roundId, siteId, ids.length);
    for (const { id, sha256 } of ids) {
      await own
        .updateTable("sealed_answer")
        .set({ round_id: roundId, batch_id: moved, claimed_round_id: null, quarantined: 0, kept_apart: null })
        .where("id", "=", id)
        .where("sha256", "=", sha256)
        .execute();
    }
  }
  return new Set(rows.map(({ id }) => id)).size;
}

/** What belongs to another round is a transfer of that round: at the same time, from the same tablet. */
async function splitBatch(
  own: Tenant,
  from: BatchId,
  id: BatchId,
  round_id: RoundId,
  siteId: SiteId | undefined,
  answers: number,
): Promise<BatchId> {
  const batch = await own.selectFrom("batch").selectAll().where("id", "=", from).executeTakeFirstOrThrow();
  const { device_id, received, left_out } = batch;
  await own
    .insertInto("batch")
    .values({ id, round_id, device_id, site_id: siteId ?? batch.site_id, received, answers, left_out })
    .execute();
  await own
    .updateTable("batch")
    .set({ answers: batch.answers - answers })
    .where("id", "=", from)
    .execute();
  return id;
}

async function speakFor(own: Tenant, device_id: DeviceId, round_id: RoundId, siteIds: ReadonlySet<SiteId>): Promise<void> {
  for (const site_id of siteIds) {
    await own
      .insertInto("device_place")
      .values({ device_id, round_id, site_id })
      .onConflict((other) => other.doNothing())
      .execute();
  }
}

function doubtedMarks(own: TenantReading, roundId: RoundId) {
  return own
    .selectFrom("mark")
    .select(["id", "sha256", "device_id", "kept_apart", "claimed_round_id", "bytes"])
    .where("round_id", "=", roundId)
    .where("quarantined", "=", 1)
    .where("damaged", "=", 0)
    .where("kept_apart", "in", DOUBTED)
    .execute();
}

function doubtedAnswers(own: TenantReading, roundId: RoundId) {
  return own
    .selectFrom("sealed_answer")
    .innerJoin("batch", "batch.id", "sealed_answer.batch_id")
    .innerJoin("device", "device.id", "batch.device_id")
    .select(["sealed_answer.id", "sha256", "batch_id", "device.id as device_id", "kept_apart", "claimed_round_id"])
    .where("sealed_answer.round_id", "=", roundId)
    .where("quarantined", "=", 1)
    .where("damaged", "=", 0)
    .where("kept_apart", "in", DOUBTED)
    .execute();
}

function markIn({ id, bytes }: { readonly id: Mark["id"]; readonly bytes: Uint8Array }, roundId: RoundId): Mark | null {
  return statedMark({ id, roundId, bytes: textOf(bytes) });
}
