import type { RoundId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type FeedbackOfRound, SavedFeedback, type SaveFeedback } from "../../protocol/console/feedback.ts";
import type { Actor } from "../actor.ts";
import { readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** What was written for the sites of a round. Whoever asks for another organisation's is told of nothing. */
export async function listFeedback(actor: Actor, { database }: ServerContext, roundId: RoundId): Promise<FeedbackOfRound> {
  const organisationId = organisationFor(actor, "publish figures");
  return database.read((read) => feedbackOf(read.of(organisationId), roundId));
}

/** `already-exists`: there is a later revision than the one that was changed. */
export async function saveFeedback(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
  { siteId, revision, sheet }: SaveFeedback,
): Promise<Result<FeedbackOfRound, "not-found" | "already-exists">> {
  const organisationId = organisationFor(actor, "publish figures");
  return unlessTaken<FeedbackOfRound, "not-found" | "already-exists">(database, async (change) => {
    const own = change.of(organisationId);
    const place = await own
      .selectFrom("round_site")
      .select("site_id")
      .where("round_id", "=", roundId)
      .where("site_id", "=", siteId)
      .executeTakeFirst();
    if (place === undefined) {
      return err("not-found");
    }
    const saved = { revision: revision + 1, sheet: JSON.stringify(sheet) };
    if (revision === 0) {
      await own
        .insertInto("feedback_sheet")
        .values({ round_id: roundId, site_id: siteId, ...saved })
        .execute();
      return ok(await feedbackOf(own, roundId));
    }
    const { numUpdatedRows } = await own
      .updateTable("feedback_sheet")
      .set(saved)
      .where("round_id", "=", roundId)
      .where("site_id", "=", siteId)
      .where("revision", "=", revision)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok(await feedbackOf(own, roundId)) : err("already-exists");
  });
}

/** What is written for the round, and what the tablets of its sites tell. */
export async function feedbackOf(own: TenantReading, roundId: RoundId): Promise<FeedbackOfRound> {
  const rows = await own
    .selectFrom("feedback_sheet")
    .select(["site_id as id", "revision", "sheet"])
    .where("round_id", "=", roundId)
    .orderBy("site_id")
    .execute();
  const { sound, damaged } = readRows(rows, SavedFeedback, ({ id, revision, sheet }) => ({
    siteId: id,
    revision,
    sheet: JSON.parse(sheet),
  }));
  const told = await own
    .selectFrom("told")
    .innerJoin("round_site", (join) => join.onRef("round_site.site_id", "=", "told.site_id"))
    .select(["told.site_id as siteId", "told.round_id as roundId", "told.edition", "told.since", "told.signed as told"])
    .where("round_site.round_id", "=", roundId)
    .orderBy("told.site_id")
    .execute();
  return { sheets: sound, told, damaged };
}
