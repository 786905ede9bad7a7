import { releaseHashOf } from "../../envelopes/signed-release.ts";
import { err, type Result } from "../../kernel/result.ts";
import type { ReleaseFailure } from "../../sealing/release-signature.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { Transport, TransportFailure } from "../sync/transport.ts";
import { holdRelease } from "../tablet/held-release.ts";
import type { Tablet } from "../tablet/tablet.ts";
import { considerRelease } from "./offered-release.ts";

/** Fetches the release anew when the stored one can't be trusted. Answers and marks stay untouched. */
export async function fetchReleaseAgain(
  tablet: Tablet,
  transport: Transport,
): Promise<Result<unknown, TransportFailure | ReleaseFailure | StorageFailure | "needs-update">> {
  const { device } = tablet.state();
  if (device === null) {
    return err("not-enrolled");
  }
  const reply = await transport.release(device.token);
  if (!reply.ok) {
    return reply;
  }
  const held = await holdRelease(reply.value.release, device.signer);
  if (held.kind === "unverifiable") {
    return err(held.failure);
  }
  if (held.kind === "needs-update") {
    // Not stored: whose round it is can't be read yet. The app that can read it fetches it again.
    tablet.show({ held });
    return err(held.kind);
  }
  return held.release.roundId === device.roundId ? tablet.commit({ release: held }) : err("not-a-release");
}

/** Fetches the release that the server says is newer; what becomes of it is said in `offered-release.ts`. */
export async function updateRelease(tablet: Tablet, transport: Transport, wanted: string | null): Promise<void> {
  const { device, held, handOver } = tablet.state();
  if (device === null || wanted === null || handOver !== null) {
    return;
  }
  if ((held.kind === "verified" || held.kind === "needs-update") && wanted === (await releaseHashOf(held))) {
    return;
  }
  const reply = await transport.release(device.token);
  if (reply.ok) {
    await considerRelease(tablet, reply.value.release);
  }
}
