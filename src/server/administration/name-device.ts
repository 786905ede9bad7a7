import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { DeviceName } from "../../protocol/console/rounds.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import type { ServerContext } from "../server-context.ts";

/** Gives a tablet another name, or takes its name away. `already-exists`: another one of its round looks the same. */
export function nameDevice(
  { store }: ServerContext,
  organisationId: string,
  deviceId: string,
  { name }: DeviceName,
): Promise<Result<DeviceName, "not-found" | "already-exists">> {
  return unlessTaken(store, async (): Promise<Result<DeviceName, "not-found">> => {
    const { numUpdatedRows } = await store.queries
      .updateTable("device")
      .set({ name, name_key: name === null ? null : nameKey(name) })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", deviceId)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok({ name }) : err("not-found");
  });
}
