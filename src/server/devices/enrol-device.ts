import { type DeviceId, type Generation, mintId } from "../../kernel/ids.ts";
import { nameKey, tidyName } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { EnrolReply, EnrolRequest } from "../../protocol/device/enrol.ts";
import { normaliseEnrolCode } from "../../protocol/device/enrol-code.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { Device, Visitor } from "../actor.ts";
import { minuteOf } from "../clock.ts";
import type { Changing } from "../database/database.ts";
import type { Tenant } from "../database/tenant.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { digest } from "../kept-secrets/digest.ts";
import { newToken } from "../kept-secrets/secrets.ts";
import { offersPractice } from "../organisations/practice-offer.ts";
import type { ServerContext } from "../server-context.ts";
import { publishedRelease } from "./device-release.ts";
import { isNameTaken } from "./enrolments.ts";

type EnrolFailure = "not-allowed" | "code-unknown" | "already-exists";

/** `deviceName`: what the code was made for. */
type OfferedPlace = Pick<Device, "organisationId" | "roundId" | "siteId"> & { readonly deviceName: string | null };

/**
 * Makes a device of the tablet that shows a code, or none where practice is offered. A tablet that was a device before
 * gives up that one's name, and goes on by it where it gets no other. `already-exists`: another tablet of the round has a
 * name that looks the same. Where it is refused, a code is as good as before.
 */
export async function enrolDevice(
  visitor: Visitor,
  context: ServerContext,
  { code, generation, name, previous }: EnrolRequest,
): Promise<Result<EnrolReply, EnrolFailure>> {
  const { database, clock, randomBytes } = context;
  return unlessTaken(database, async (change): Promise<Result<EnrolReply, EnrolFailure>> => {
    const place =
      code === null
        ? await practicePlace(visitor, context, change)
        : await change.across.takeEnrolmentCode(digest(normaliseEnrolCode(code)), clock());
    if (place === null) {
      return err(code === null ? "not-allowed" : "code-unknown");
    }
    const own = change.of(place.organisationId);
    const former = previous === undefined ? null : await giveUpName(change, place, previous);
    const release = await publishedRelease(own, place.roundId);
    if (release === null) {
      return err("not-allowed");
    }
    const deviceName = tidyName(name ?? "") || place.deviceName || former;
    const device = { id: mintId<DeviceId>(randomBytes), roundId: place.roundId, siteId: place.siteId, name: deviceName };
    const token = newToken(randomBytes);
    await insertDevice(own, device, token, generation, minuteOf(clock()));
    await addPlaces(own, device, previous);
    const { id: deviceId, siteId } = device;
    return ok({ protocol: PROTOCOL, deviceId, token, ...database.identity, siteId, name: deviceName, release });
  });
}

/**
 * The device that the tablet was keeps its name in the lists, but holds it no longer. Returns the name that goes on in the
 * new place: none of another organisation's, and none that somebody else has taken meanwhile.
 */
async function giveUpName(
  change: Changing,
  { organisationId, roundId }: OfferedPlace,
  { deviceId, generation }: NonNullable<EnrolRequest["previous"]>,
): Promise<string | null> {
  const formerOrganisation = await change.across.organisationOfDevice(deviceId, generation);
  if (formerOrganisation === null) {
    return null;
  }
  const former = await change
    .of(formerOrganisation)
    .updateTable("device")
    .set({ name_key: null })
    .where("id", "=", deviceId)
    .returning("name")
    .executeTakeFirst();
  const name = former?.name ?? null;
  const goesOn =
    name !== null && formerOrganisation === organisationId && !(await isNameTaken(change.of(organisationId), roundId, name));
  return goesOn ? name : null;
}

/** Where it may hand in: here, and what it still owes to the places of the organisation that it comes from. */
async function addPlaces(
  own: Tenant,
  { id, roundId, siteId }: Pick<Device, "id" | "roundId" | "siteId">,
  previous: EnrolRequest["previous"],
): Promise<void> {
  const former =
    previous === undefined
      ? []
      : await own
          .selectFrom("device_place")
          .innerJoin("device_generation", "device_generation.device_id", "device_place.device_id")
          .innerJoin("device", "device.id", "device_place.device_id")
          .select(["device_place.round_id", "device_place.site_id"])
          .where("device_place.device_id", "=", previous.deviceId)
          .where("generation", "=", previous.generation)
          // One that is not believed any more is not believed by another name either.
          .where("revoked", "is", null)
          .execute();
  const places = new Map(
    [{ round_id: roundId, site_id: siteId }, ...former].map((place) => [`${place.round_id} ${place.site_id}`, place]),
  );
  await own.store(
    "device_place",
    [...places.values()].map((place) => ({ device_id: id, ...place })),
  );
}

async function practicePlace(visitor: Visitor, context: ServerContext, change: Changing): Promise<OfferedPlace | null> {
  const practice = offersPractice(visitor, context) ? await change.across.practice() : null;
  if (practice === null) {
    return null;
  }
  const { organisationId } = practice;
  const open = await change
    .of(organisationId)
    .selectFrom("organisation")
    .select(["open_round_id as roundId", "open_site_id as siteId"])
    .executeTakeFirst();
  return open === undefined || open.roundId === null || open.siteId === null
    ? null
    : { organisationId, roundId: open.roundId, siteId: open.siteId, deviceName: null };
}

/** The highest number of a tablet in the round so far. */
async function numbersOf(own: Tenant, roundId: Device["roundId"]): Promise<number> {
  const { highest } = await own
    .selectFrom("device")
    .select(({ fn }) => fn.max<number | null>("number").as("highest"))
    .where("round_id", "=", roundId)
    .executeTakeFirstOrThrow();
  return highest ?? 0;
}

async function insertDevice(
  own: Tenant,
  device: Pick<Device, "id" | "roundId" | "siteId"> & { readonly name: string | null },
  token: string,
  generation: Generation,
  now: string,
): Promise<void> {
  await own
    .insertInto("device")
    .values({
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
      number: (await numbersOf(own, device.roundId)) + 1,
    })
    .execute();
  const unheard = { last_contact: null, pending: null, marks_pending: null, unreadable: null };
  await own
    .insertInto("device_generation")
    .values({
      device_id: device.id,
      generation,
      first_seen: now,
      ...unheard,
      wiped: null,
      lost_answers: null,
      lost_marks: null,
    })
    .execute();
}
