import type { DeviceId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { LeftOut, Revoked } from "../../protocol/console/trust.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { forgetFigures } from "../fieldwork/kept-figures.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/**
 * Believes a tablet no more, or again. One that is not believed may hand in for so many days (`REVOKED_DAYS`), into quarantine,
 * and do nothing else; what it handed in before counts as it did.
 */
export async function revokeDevice(
  actor: Actor,
  { database, clock }: ServerContext,
  deviceId: DeviceId,
  { revoked }: Revoked,
): Promise<Result<Revoked, "not-found">> {
  const organisationId = organisationFor(actor, "judge tablets");
  return database.change(async (change): Promise<Result<Revoked, "not-found">> => {
    const { numUpdatedRows } = await change
      .of(organisationId)
      .updateTable("device")
      .set({ revoked: revoked ? civilDateAfter(clock(), 0) : null })
      .where("id", "=", deviceId)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok({ revoked }) : err("not-found");
  });
}

/** Leaves all that a tablet has handed in, and will, out of every figure, or counts it again. It stays stored. */
export async function leaveOutDevice(
  actor: Actor,
  { database, clock }: ServerContext,
  deviceId: DeviceId,
  { leftOut }: LeftOut,
): Promise<Result<LeftOut, "not-found">> {
  const organisationId = organisationFor(actor, "judge tablets");
  const done = await database.change(async (change): Promise<Result<LeftOut, "not-found">> => {
    const { numUpdatedRows } = await change
      .of(organisationId)
      .updateTable("device")
      .set({ left_out: leftOut ? civilDateAfter(clock(), 0) : null })
      .where("id", "=", deviceId)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok({ leftOut }) : err("not-found");
  });
  forgetFigures(database, organisationId);
  return done;
}
