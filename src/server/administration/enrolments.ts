import { mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Enrolment, NewEnrolment } from "../../protocol/console/rounds.ts";
import { type EnrolReply, type EnrolRequest, normaliseEnrolCode } from "../../protocol/device/enrol.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { HOUR, minuteOf } from "../clock.ts";
import type { Change } from "../database/tables.ts";
import { deviceRelease } from "../ingest/device-release.ts";
import { digest } from "../security/digest.ts";
import { newCode, newToken } from "../security/secrets.ts";
import type { ServerContext } from "../server-context.ts";
import { findRound } from "./rounds.ts";

type Place = { readonly organisationId: string; readonly roundId: string; readonly siteId: string };

/** A code for one tablet, once, within an hour. Codes that have run out are cleared away at the same time. */
export async function addEnrolment(
  { store, clock, randomBytes }: ServerContext,
  organisationId: string,
  { roundId, siteId }: NewEnrolment,
): Promise<Result<Enrolment, "not-found" | "not-allowed">> {
  const round = await findRound(store.queries, organisationId, roundId);
  if (round === null || !round.siteIds.includes(siteId)) {
    return err("not-found");
  }
  if (round.release === null) {
    return err("not-allowed");
  }
  const code = newCode(randomBytes);
  const now = clock();
  const expires = now + HOUR;
  await store.queries.transaction().execute(async (change) => {
    await change.deleteFrom("enrolment_code").where("expires", "<=", now).execute();
    await change
      .insertInto("enrolment_code")
      .values({
        organisation_id: organisationId,
        code_hash: digest(normaliseEnrolCode(code)),
        round_id: roundId,
        site_id: siteId,
        expires,
      })
      .execute();
  });
  return ok({ code, expires: minuteOf(expires) });
}

/** Makes a device of the tablet that shows a code, or none where practice is offered. */
export async function enrolDevice(
  context: ServerContext,
  { code, generation }: EnrolRequest,
): Promise<Result<EnrolReply, "not-allowed" | "code-unknown">> {
  const { store, randomBytes, identity } = context;
  return store.queries.transaction().execute(async (change): Promise<Result<EnrolReply, "not-allowed" | "code-unknown">> => {
    const place = code === null ? await practicePlace(context, change) : await useCode(context, change, code);
    if (place === null) {
      return err(code === null ? "not-allowed" : "code-unknown");
    }
    const device = { ...place, id: mintId(randomBytes) };
    const release = await deviceRelease(change, device);
    if (release === null) {
      return err("not-allowed");
    }
    const token = newToken(randomBytes);
    await insertDevice(context, change, device, token, generation);
    return ok({ protocol: PROTOCOL, deviceId: device.id, token, ...identity, siteId: device.siteId, release: release.release });
  });
}

async function practicePlace({ practiceOffered }: ServerContext, change: Change): Promise<Place | null> {
  if (!practiceOffered) {
    return null;
  }
  const row = await change
    .selectFrom("organisation")
    .select(["id", "open_round_id", "open_site_id"])
    .where("practice", "=", 1)
    .executeTakeFirst();
  return row === undefined || row.open_round_id === null || row.open_site_id === null
    ? null
    : { organisationId: row.id, roundId: row.open_round_id, siteId: row.open_site_id };
}

/** Deleting the code is using it: of two tablets that show it at once, one deletes nothing. */
async function useCode({ clock }: ServerContext, change: Change, code: string): Promise<Place | null> {
  const row = await change
    .deleteFrom("enrolment_code")
    .where("code_hash", "=", digest(normaliseEnrolCode(code)))
    .where("expires", ">", clock())
    .returning(["organisation_id", "round_id", "site_id"])
    .executeTakeFirst();
  return row === undefined ? null : { organisationId: row.organisation_id, roundId: row.round_id, siteId: row.site_id };
}

async function insertDevice(
  { clock }: ServerContext,
  change: Change,
  device: Place & { id: string },
  token: string,
  generation: string,
): Promise<void> {
  await change
    .insertInto("device")
    .values({
      organisation_id: device.organisationId,
      id: device.id,
      round_id: device.roundId,
      site_id: device.siteId,
      token_hash: digest(token),
      last_contact: null,
      app_version: null,
      pending: 0,
      acknowledged: 0,
      oldest_minutes: null,
    })
    .execute();
  await change
    .insertInto("device_generation")
    .values({ organisation_id: device.organisationId, device_id: device.id, generation, first_seen: minuteOf(clock()) })
    .execute();
}
