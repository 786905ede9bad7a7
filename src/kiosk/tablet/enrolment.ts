import { err, ok, type Result } from "../../kernel/result.ts";
import type { EnrolReply } from "../../protocol/device/enrol.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { type ReleaseFailure, verifyRelease } from "../../sealing/release-signature.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { Transport, TransportFailure } from "../sync/transport.ts";
import type { ReleaseState } from "./state.ts";
import { readSignedRelease, type Tablet } from "./tablet.ts";

/** What the assistant is shown to confirm before the tablet joins; nothing is stored yet. */
export type Joining = {
  readonly reply: EnrolReply;
  readonly generation: string;
  readonly signer: string;
  readonly release: Extract<ReleaseState, { kind: "verified" }>;
  readonly siteName: string;
};

export type EnrolFailure = TransportFailure | ReleaseFailure | "site-not-in-release";

/**
 * Asks the server for a place. `code` null asks for the practice round; `trusted` is the signing key's thumbprint from
 * a QR code, null when the code was typed: then the four words must be compared by eye.
 */
export async function askToJoin(
  tablet: Tablet,
  transport: Transport,
  code: string | null,
  trusted: string | null,
): Promise<Result<Joining, EnrolFailure>> {
  const generation = tablet.parts.newId();
  const reply = await transport.enrol({ protocol: PROTOCOL, code, generation });
  if (!reply.ok) {
    return reply;
  }
  const verified = await verifyRelease(reply.value.release, trusted);
  if (!verified.ok) {
    return verified;
  }
  const release = await readSignedRelease(reply.value.release, verified.value.signerThumbprint);
  if (release.kind === "unverifiable") {
    return err(release.failure);
  }
  const site = release.release.sites.find(({ id }) => id === reply.value.siteId);
  if (site === undefined) {
    return err("site-not-in-release");
  }
  return ok({ reply: reply.value, generation, signer: verified.value.signerThumbprint, release, siteName: site.name });
}

/** The assistant confirmed: device and release are stored together. */
export async function join(
  tablet: Tablet,
  { reply, generation, signer, release }: Joining,
): Promise<Result<unknown, StorageFailure>> {
  const { deviceId, token, serverId, epoch, siteId } = reply;
  const { roundId } = release.release;
  const device = { generation, deviceId, token, serverId, epoch, siteId, signer, roundId };
  return tablet.commit({ release: { roundId, signed: reply.release }, singles: { device } }, { device, release });
}

/** Fetches the release anew when the stored one can't be trusted. Answers and marks stay untouched. */
export async function fetchReleaseAgain(
  tablet: Tablet,
  transport: Transport,
): Promise<Result<unknown, EnrolFailure | StorageFailure>> {
  const { device } = tablet.state();
  if (device === null) {
    return err("not-enrolled");
  }
  const reply = await transport.release(device.token);
  if (!reply.ok) {
    return reply;
  }
  const release = await readSignedRelease(reply.value.release, device.signer);
  if (release.kind === "unverifiable") {
    return err(release.failure);
  }
  if (release.release.roundId !== device.roundId) {
    return err("not-a-release");
  }
  return tablet.commit({ release: { roundId: device.roundId, signed: reply.value.release } }, { release });
}
