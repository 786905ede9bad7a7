import type { CivilDate } from "../../kernel/calendar.ts";
import type { BatchId, DeviceId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { LeftOut } from "../../protocol/console/trust.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import type { Tenant } from "../database/tenant.ts";
import { forgetFigures } from "../fieldwork/kept-figures.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** Leaves the answers of one transfer out of every figure, or counts them again. They stay stored. */
export function leaveOutBatch(actor: Actor, context: ServerContext, batchId: BatchId, said: LeftOut) {
  return leaveOut(actor, context, said, (own, left_out) =>
    own.updateTable("batch").set({ left_out }).where("id", "=", batchId).executeTakeFirst(),
  );
}

/** Leaves all that a tablet has handed in, and will, out of every figure, or counts it again. It stays stored. */
export function leaveOutDevice(actor: Actor, context: ServerContext, deviceId: DeviceId, said: LeftOut) {
  return leaveOut(actor, context, said, (own, left_out) =>
    own.updateTable("device").set({ left_out }).where("id", "=", deviceId).executeTakeFirst(),
  );
}

async function leaveOut(
  actor: Actor,
  { database, clock }: ServerContext,
  { leftOut }: LeftOut,
  mark: (own: Tenant, since: CivilDate | null) => Promise<{ readonly numUpdatedRows: bigint }>,
): Promise<Result<LeftOut, "not-found">> {
  const organisationId = organisationFor(actor, "judge tablets");
  const done = await database.change(async (change): Promise<Result<LeftOut, "not-found">> => {
    const { numUpdatedRows } = await mark(change.of(organisationId), leftOut ? civilDateAfter(clock(), 0) : null);
    return numUpdatedRows === 1n ? ok({ leftOut }) : err("not-found");
  });
  forgetFigures(database, organisationId);
  return done;
}
