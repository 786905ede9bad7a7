import type { DeviceId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Revoked } from "../../protocol/console/trust.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/**
 * Believes a tablet no more, or again. One that is not believed may hand in for thirty days, into quarantine,
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
