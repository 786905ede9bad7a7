import { ok, type Result } from "../../kernel/result.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { Transport, TransportFailure } from "../sync/transport.ts";
import type { Tablet } from "../tablet/tablet.ts";

/**
 * Tells the server that the tablet's database is gone, and how much of it was missing there at most. It needs no secret of
 * the device: that went with the database. Ok also where there is nothing to tell, or nobody who knows the tablet.
 */
export async function reportWiped(tablet: Tablet, transport: Transport): Promise<Result<void, TransportFailure>> {
  const record = tablet.state().wiped?.record ?? null;
  if (record === null || record.reported) {
    return ok(undefined);
  }
  const { deviceId, generation, answers, marks } = record;
  const told = await transport.wiped({ protocol: PROTOCOL, deviceId, generation, answers, marks });
  if (!told.ok) {
    return told;
  }
  tablet.ports.store.watch.reported();
  return ok(undefined);
}
