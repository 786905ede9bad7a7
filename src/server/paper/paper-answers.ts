import type { CivilDate } from "../../kernel/calendar.ts";
import type { BatchId, RoundId, SiteId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { KeptPaperAnswer, NewPaperAnswer } from "../../protocol/console/paper.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter, minuteOf } from "../clock.ts";
import type { Tenant, TenantReading } from "../database/tenant.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { forgetStandings } from "../fieldwork/kept-figures.ts";
import { bytesOf } from "../handing-in/bytes.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

type Failure = "malformed" | "not-found" | "already-exists";

/**
 * Keeps what stood on a sheet of paper. The sheet's id is taken once and for all by a unique key, whatever bytes come under it;
 * the same bytes again are a reply that got lost. `not-found`: no such published round, or it has no such site; `malformed`:
 * the bytes are not those of the hash.
 */
export async function addPaperAnswer(
  actor: Actor,
  { database, clock }: ServerContext,
  roundId: RoundId,
  { id, sha256, siteId, sealed }: NewPaperAnswer,
): Promise<Result<KeptPaperAnswer, Failure>> {
  const organisationId = organisationFor(actor, "enter paper answers");
  if (digest(sealed) !== sha256) {
    return err("malformed");
  }
  const kept = await unlessTaken<KeptPaperAnswer, Failure>(database, async (change) => {
    const own = change.of(organisationId);
    if (!(await isPlaceOf(own, roundId, siteId))) {
      return err("not-found");
    }
    const [before] = await own.selectFrom("paper_answer").select("sha256").where("id", "=", id).execute();
    if (before?.sha256 === sha256) {
      return ok({ id, sha256 });
    }
    const batchId = await growBatch(own, roundId, siteId, clock());
    await own.insertInto("paper_answer").values({ round_id: roundId, id, sha256, site_id: siteId, batch_id: batchId }).execute();
    const flags = { claimed_round_id: null, quarantined: 0, conflicting: 0 } as const;
    await own
      .insertInto("sealed_answer")
      .values({ round_id: roundId, id, sha256, batch_id: batchId, ...flags, sealed: bytesOf(sealed) })
      .execute();
    return ok({ id, sha256 });
  });
  forgetStandings(database, organisationId);
  return kept;
}

/** Only what was entered from paper, and only by its hash: whoever has the sheet enters it anew. No answer of a tablet is ever in reach. */
export async function takeBackPaperAnswer(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
  { id, sha256 }: KeptPaperAnswer,
): Promise<Result<KeptPaperAnswer, "not-found">> {
  const organisationId = organisationFor(actor, "enter paper answers");
  const taken = await database.change(async (change): Promise<Result<KeptPaperAnswer, "not-found">> => {
    const own = change.of(organisationId);
    const [entered] = await own
      .selectFrom("paper_answer")
      .select("batch_id")
      .where("round_id", "=", roundId)
      .where("id", "=", id)
      .where("sha256", "=", sha256)
      .execute();
    if (entered === undefined) {
      return err("not-found");
    }
    const { batch_id: batchId } = entered;
    await own.deleteFrom("paper_answer").where("round_id", "=", roundId).where("id", "=", id).execute();
    await own.deleteFrom("sealed_answer").where("id", "=", id).where("batch_id", "=", batchId).execute();
    await own
      .updateTable("batch")
      .set(({ eb }) => ({ answers: eb("answers", "-", 1) }))
      .where("id", "=", batchId)
      .execute();
    await own.deleteFrom("batch").where("id", "=", batchId).where("answers", "=", 0).execute();
    return ok({ id, sha256 });
  });
  forgetStandings(database, organisationId);
  return taken;
}

/** How many sheets of a round have been entered and count, by site; one without any is not among them. */
export async function enteredBySite(own: TenantReading, roundId: RoundId): Promise<ReadonlyMap<SiteId, number>> {
  const rows = await own
    .selectFrom("paper_answer")
    .innerJoin("batch", "batch.id", "paper_answer.batch_id")
    .select(["paper_answer.site_id", ({ fn }) => fn.countAll<number>().as("entered")])
    .where("paper_answer.round_id", "=", roundId)
    .where("left_out", "is", null)
    .groupBy("paper_answer.site_id")
    .execute();
  return new Map(rows.map(({ site_id, entered }) => [site_id, Number(entered)]));
}

async function isPlaceOf(own: TenantReading, roundId: RoundId, siteId: SiteId): Promise<boolean> {
  const rows = await own
    .selectFrom("round_site")
    .innerJoin("round", "round.id", "round_site.round_id")
    .select("site_id")
    .where("round_id", "=", roundId)
    .where("site_id", "=", siteId)
    .where("release", "is not", null)
    .execute();
  return rows.length === 1;
}

/** What is entered for a site on one day is one batch, so that nothing tells which sheet came after which. */
async function growBatch(own: Tenant, roundId: RoundId, siteId: SiteId, moment: number): Promise<BatchId> {
  const id = batchIdOf(roundId, siteId, civilDateAfter(moment, 0));
  const { numUpdatedRows } = await own
    .updateTable("batch")
    .set(({ eb }) => ({ answers: eb("answers", "+", 1) }))
    .where("id", "=", id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const row = { id, round_id: roundId, device_id: null, site_id: siteId, received: minuteOf(moment), answers: 1 };
    await own.insertInto("batch").values(row).execute();
  }
  return id;
}

const ID_DIGITS = 32;

function batchIdOf(roundId: RoundId, siteId: SiteId, date: CivilDate): BatchId {
  const hash: string = digest(`streck-paper-batch/1 ${roundId} ${siteId} ${date}`);
  return hash.slice(0, ID_DIGITS) as BatchId;
}
