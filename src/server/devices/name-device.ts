import type { DeviceId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { DeviceName } from "../../protocol/console/rounds.ts";
import type { Actor } from "../actor.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** Gives a tablet another name, or takes its name away. `already-exists`: another one of its round looks the same. */
export async function nameDevice(
  actor: Actor,
  { database }: ServerContext,
  deviceId: DeviceId,
  { name }: DeviceName,
): Promise<Result<DeviceName, "not-found" | "already-exists">> {
  const organisationId = organisationFor(actor, "enrol tablets");
  return unlessTaken(database, async (change): Promise<Result<DeviceName, "not-found">> => {
    const { numUpdatedRows } = await change
      .of(organisationId)
      .updateTable("device")
      .set({ name, name_key: name === null ? null : nameKey(name) })
      .where("id", "=", deviceId)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok({ name }) : err("not-found");
  });
}
