import { isDeepStrictEqual } from "node:util";
import { readSignedFeedback } from "../../envelopes/signed-feedback.ts";
import type { RoundId, SiteId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SignedFeedback } from "../../kernel/signed-feedback.ts";
import type { FeedbackOfRound, TellWaitingRoom } from "../../protocol/console/feedback.ts";
import type { Actor, Device } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { organisationKeys } from "../keys/organisation-keys.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";
import { feedbackOf } from "./feedback.ts";

/** What the device's waiting room is told now. */
export function toldTo(device: Device, { database }: ServerContext): Promise<SignedFeedback | null> {
  const organisationId = organisationFor(device, "hand in");
  return database.read(async (read) => {
    const row = await read
      .of(organisationId)
      .selectFrom("told")
      .select("signed")
      .where("site_id", "=", device.siteId)
      .executeTakeFirst();
    return row?.signed ?? null;
  });
}

export type TellFailure = "not-found" | "already-exists" | "release-not-verified";

/** Files what was signed in the browser, in place of what the site's tablets tell now. One that is not later is refused. */
export async function tellWaitingRoom(
  actor: Actor,
  { database, clock }: ServerContext,
  roundId: RoundId,
  { siteId, told: signed }: TellWaitingRoom,
): Promise<Result<FeedbackOfRound, TellFailure>> {
  const organisationId = organisationFor(actor, "publish figures");
  const keys = await database.read((read) => organisationKeys(read.of(organisationId)));
  const read = keys === null ? null : await readSignedFeedback(signed, keys.signing.kid);
  if (read === null || !read.ok || read.value.siteId !== siteId) {
    return err("release-not-verified");
  }
  const { edition } = read.value;
  return database.change(async (change): Promise<Result<FeedbackOfRound, TellFailure>> => {
    const own = change.of(organisationId);
    // While the signature was verified other keys may have come: no tablet would take it.
    if (!isDeepStrictEqual(await organisationKeys(own), keys)) {
      return err("release-not-verified");
    }
    const place = await own
      .selectFrom("round_site")
      .select("site_id")
      .where("round_id", "=", roundId)
      .where("site_id", "=", siteId)
      .executeTakeFirst();
    if (place === undefined) {
      return err("not-found");
    }
    const before = await own.selectFrom("told").select(["edition", "signed"]).where("site_id", "=", siteId).executeTakeFirst();
    if (before?.signed === signed) {
      // The same once more: its answer may have been lost.
      return ok(await feedbackOf(own, roundId));
    }
    if (before !== undefined && before.edition >= edition) {
      return err("already-exists");
    }
    const row = { round_id: roundId, edition, since: civilDateAfter(clock(), 0), signed };
    await (before === undefined
      ? own.insertInto("told").values({ site_id: siteId, ...row })
      : own.updateTable("told").set(row).where("site_id", "=", siteId)
    ).execute();
    return ok(await feedbackOf(own, roundId));
  });
}

/** From now on the site's tablets tell nothing. Which edition it was stays known: what is told next has a later one. */
export async function takeBackTold(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
  siteId: SiteId,
): Promise<Result<FeedbackOfRound, never>> {
  const organisationId = organisationFor(actor, "publish figures");
  return database.change(async (change): Promise<Result<FeedbackOfRound, never>> => {
    const own = change.of(organisationId);
    await own.updateTable("told").set({ signed: null }).where("site_id", "=", siteId).execute();
    return ok(await feedbackOf(own, roundId));
  });
}
