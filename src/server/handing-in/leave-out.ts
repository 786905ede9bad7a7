import type { BatchId, DeviceId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { LeftOut } from "../../protocol/console/trust.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { forgetFigures } from "../fieldwork/kept-figures.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** Leaves the answers of one transfer out of every figure, or counts them again. They stay stored. */
export async function leaveOutBatch(
  actor: Actor,
  { database, clock }: ServerContext,
  batchId: BatchId,
  { leftOut }: LeftOut,
): Promise<Result<LeftOut, "not-found">> {
  const organisationId = organisationFor(actor, "judge tablets");
  const done = await database.change(async (change): Promise<Result<LeftOut, "not-found">> => {
    const { numUpdatedRows } = await change
      .of(organisationId)
      .updateTable("batch")
      .set({ left_out: leftOut ? civilDateAfter(clock(), 0) : null })
      .where("id", "=", batchId)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok({ leftOut }) : err("not-found");
  });
  forgetFigures(database, organisationId);
  return done;
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
