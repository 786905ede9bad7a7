import type { DeviceId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { DeviceRetired } from "../../protocol/console/rounds.ts";
import type { Actor } from "../actor.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/**
 * Takes a tablet out of use, or back into it. Nobody waits for it then, but it is not shut out: what it still holds is
 * taken whenever it comes.
 */
export async function retireDevice(
  actor: Actor,
  { database }: ServerContext,
  deviceId: DeviceId,
  { retired }: DeviceRetired,
): Promise<Result<DeviceRetired, "not-found">> {
  const organisationId = organisationFor(actor, "enrol tablets");
  return database.change(async (change): Promise<Result<DeviceRetired, "not-found">> => {
    const { numUpdatedRows } = await change
      .of(organisationId)
      .updateTable("device")
      .set({ retired: retired ? 1 : 0 })
      .where("id", "=", deviceId)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok({ retired }) : err("not-found");
  });
}
