import { mintId } from "../../kernel/ids.ts";
import { nameKey, tidyName } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Enrolment, NewEnrolment } from "../../protocol/console/rounds.ts";
import { type EnrolReply, type EnrolRequest, normaliseEnrolCode } from "../../protocol/device/enrol.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { HOUR, minuteOf } from "../clock.ts";
import type { Change, Queries } from "../database/tables.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { deviceRelease } from "../ingest/device-release.ts";
import { digest } from "../security/digest.ts";
import { newCode, newToken } from "../security/secrets.ts";
import type { ServerContext } from "../server-context.ts";
import { findRound } from "./rounds.ts";

type Place = { readonly organisationId: string; readonly roundId: string; readonly siteId: string };
/** `deviceName`: what the code was made for. */
type OfferedPlace = Place & { readonly deviceName: string | null };

/**
 * A code for one tablet, once, within an hour. Codes that have run out are cleared away at the same time.
 * `already-exists`: a tablet of the round has a name that looks the same.
 */
export async function addEnrolment(
  { store, clock, randomBytes }: ServerContext,
  organisationId: string,
  { roundId, siteId, name }: NewEnrolment,
): Promise<Result<Enrolment, "not-found" | "not-allowed" | "already-exists">> {
  const round = await findRound(store.queries, organisationId, roundId);
  if (round === null || !round.siteIds.includes(siteId)) {
    return err("not-found");
  }
  if (round.release === null) {
    return err("not-allowed");
  }
  if (name !== undefined && (await isTaken(store.queries, organisationId, roundId, name))) {
    return err("already-exists");
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
        device_name: name ?? null,
      })
      .execute();
  });
  return ok({ code, expires: minuteOf(expires) });
}

/** Early and in good time only: when the tablet comes, the unique key has the last word. */
async function isTaken(queries: Queries, organisationId: string, roundId: string, name: string): Promise<boolean> {
  const other = await queries
    .selectFrom("device")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("name_key", "=", nameKey(name))
    .executeTakeFirst();
  return other !== undefined;
}

type EnrolFailure = "not-allowed" | "code-unknown" | "already-exists";

/**
 * Makes a device of the tablet that shows a code, or none where practice is offered. A tablet that was a device before
 * gives up that one's name, and goes on by it where it gets no other. `already-exists`: another tablet of the round has a
 * name that looks the same; the code is then still good.
 */
export async function enrolDevice(
  context: ServerContext,
  { code, generation, name, previous }: EnrolRequest,
): Promise<Result<EnrolReply, EnrolFailure>> {
  const { store, randomBytes, identity } = context;
  const work = store.queries.transaction();
  const enrol = async (change: Change): Promise<Result<EnrolReply, EnrolFailure>> => {
    const place = code === null ? await practicePlace(context, change) : await takeCode(context, change, code);
    if (place === null) {
      return err(code === null ? "not-allowed" : "code-unknown");
    }
    const { deviceName, ...where } = place;
    const former = previous === undefined ? null : await giveUpName(change, place, previous);
    const device = { ...where, id: mintId(randomBytes), name: tidyName(name ?? "") || deviceName || former };
    const release = await deviceRelease(change, device);
    if (release === null) {
      return err("not-allowed");
    }
    const token = newToken(randomBytes);
    await insertDevice(context, change, device, token, generation);
    const { id: deviceId, siteId } = device;
    return ok({ protocol: PROTOCOL, deviceId, token, ...identity, siteId, name: device.name, release: release.release });
  };
  return unlessTaken(store, () => work.execute(enrol));
}

/**
 * The device that the tablet was keeps its name in the lists, but holds it no longer. Returns the name that goes on in the
 * new place: none of another organisation's, and none that somebody else has taken meanwhile.
 */
async function giveUpName(
  change: Change,
  { organisationId, roundId }: Place,
  { deviceId, generation }: NonNullable<EnrolRequest["previous"]>,
): Promise<string | null> {
  const former = await change
    .selectFrom("device_generation")
    .innerJoin("device", (join) =>
      join
        .onRef("device.organisation_id", "=", "device_generation.organisation_id")
        .onRef("device.id", "=", "device_generation.device_id"),
    )
    .select(["device.organisation_id", "device.name"])
    .where("device.id", "=", deviceId)
    .where("device_generation.generation", "=", generation)
    .executeTakeFirst();
  if (former === undefined) {
    return null;
  }
  await change
    .updateTable("device")
    .set({ name_key: null })
    .where("organisation_id", "=", former.organisation_id)
    .where("id", "=", deviceId)
    .execute();
  const { organisation_id, name } = former;
  const goesOn = name !== null && organisation_id === organisationId && !(await isTaken(change, organisationId, roundId, name));
  return goesOn ? name : null;
}

async function practicePlace({ practiceOffered }: ServerContext, change: Change): Promise<OfferedPlace | null> {
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
    : { organisationId: row.id, roundId: row.open_round_id, siteId: row.open_site_id, deviceName: null };
}

/** Deleting the code is using it: of two tablets that show it at once, one deletes nothing. */
async function takeCode({ clock }: ServerContext, change: Change, code: string): Promise<OfferedPlace | null> {
  const row = await change
    .deleteFrom("enrolment_code")
    .where("code_hash", "=", digest(normaliseEnrolCode(code)))
    .where("expires", ">", clock())
    .returning(["organisation_id", "round_id", "site_id", "device_name"])
    .executeTakeFirst();
  return row === undefined
    ? null
    : { organisationId: row.organisation_id, roundId: row.round_id, siteId: row.site_id, deviceName: row.device_name };
}

async function insertDevice(
  { clock }: ServerContext,
  change: Change,
  device: Place & { readonly id: string; readonly name: string | null },
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
      name: device.name,
      name_key: device.name === null ? null : nameKey(device.name),
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
    .values({
      organisation_id: device.organisationId,
      device_id: device.id,
      generation,
      first_seen: minuteOf(clock()),
      last_contact: null,
      pending: null,
      marks_pending: null,
      unreadable: null,
      wiped: null,
      lost_answers: null,
      lost_marks: null,
    })
    .execute();
}
