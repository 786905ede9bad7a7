import { err, ok, type Result } from "../../kernel/result.ts";
import type { EnrolReply, EnrolRequest } from "../../protocol/device/enrol.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { type ReleaseFailure, verifyRelease } from "../../sealing/release-signature.ts";
import type { StorageFailure } from "../store/failure.ts";
import { whileNothingIsSent } from "../sync/sync-lock.ts";
import type { Transport, TransportFailure } from "../sync/transport.ts";
import { describePlace } from "./describe-place.ts";
import { hasUnsent, isSurelyElsewhere, leavingBy, mustSendFirst } from "./leaving.ts";
import { reportWiped } from "./report-wiped.ts";
import type { ReleaseState } from "./state.ts";
import { readSignedRelease, restoreState, type Tablet } from "./tablet.ts";

/** What the assistant is shown to confirm before the tablet joins; nothing is stored yet. */
export type Joining = {
  readonly reply: EnrolReply;
  readonly generation: string;
  readonly signer: string;
  readonly release: Extract<ReleaseState, { kind: "verified" }>;
  readonly siteName: string;
};

/** `unsent`: the tablet may not leave its organisation while the server lacks anything that is kept here. */
export type EnrolFailure = TransportFailure | ReleaseFailure | "site-not-in-release" | "unsent";

/**
 * Asks the server for a place. `code` null asks for the practice round; `trusted` is the signing key's thumbprint from
 * a QR code, null when the code was typed: then the four words must be compared by eye. `name` is what the tablet shall be
 * called; empty leaves that to the code. Asking uses the code up, so a tablet that is known to have to send first does
 * not ask; a name that another tablet has (`already-exists`) leaves the code good.
 */
export async function askToJoin(
  tablet: Tablet,
  transport: Transport,
  code: string | null,
  trusted: string | null,
  name = "",
): Promise<Result<Joining, EnrolFailure>> {
  const { wiped } = tablet.state();
  const told = wiped === null ? ok(undefined) : await reportWiped(tablet, transport);
  if (!told.ok) {
    // The second place is given up by joining, and with it the last who knows what is missing.
    return told;
  }
  if (wiped === null && hasUnsent(tablet.state()) && isSurelyElsewhere(tablet.state(), code, trusted)) {
    return err("unsent");
  }
  const generation = tablet.parts.newId();
  const previous = previousOf(tablet);
  const reply = await transport.enrol({
    protocol: PROTOCOL,
    code,
    generation,
    ...(name === "" ? {} : { name }),
    ...(previous === null ? {} : { previous }),
  });
  if (!reply.ok) {
    return reply;
  }
  asked.set(tablet, { deviceId: reply.value.deviceId, generation });
  const verified = await verifyRelease(reply.value.release, trusted);
  if (!verified.ok) {
    return verified;
  }
  const release = await readSignedRelease(reply.value.release, verified.value.signerThumbprint);
  if (release.kind === "unverifiable") {
    return err(release.failure);
  }
  const { device, release: present } = tablet.state();
  const itself = present.kind === "verified" && present.release.organisation.id === release.release.organisation.id;
  if (device !== null && itself && device.signer !== verified.value.signerThumbprint) {
    // The organisation that the tablet works for keeps its signing key: whoever speaks in its name with another does not.
    return err("unknown-signer");
  }
  const site = release.release.sites.find(({ id }) => id === reply.value.siteId);
  if (site === undefined) {
    return err("site-not-in-release");
  }
  return ok({ reply: reply.value, generation, signer: verified.value.signerThumbprint, release, siteName: site.name });
}

type Previous = NonNullable<EnrolRequest["previous"]>;

/** Which device each tablet asked for last: one that the assistant turned down has the tablet's name all the same. */
const asked = new WeakMap<Tablet, Previous>();

/** The device that holds the tablet's name, also where the record of it is gone or can't be read. */
function previousOf(tablet: Tablet): Previous | null {
  const known = asked.get(tablet) ?? tablet.state().device ?? tablet.parts.store.watch.spare();
  return known === null ? null : { deviceId: known.deviceId, generation: known.generation };
}

/**
 * The assistant confirmed: device and release are stored together, in the place of those before. Within an organisation
 * all that is kept stays, and what is unsent leaves as the new device's; on leaving one, everything must have been
 * received, and its copies go. `resetsPin`: the code takes the place of a PIN that was forgotten. Not while an exchange runs: it would end under the device that it began with.
 */
export function join(tablet: Tablet, joining: Joining, resetsPin = false): Promise<Result<void, StorageFailure | "unsent">> {
  return whileNothingIsSent(async () => {
    const before = tablet.state();
    if (mustSendFirst(before, joining)) {
      return err("unsent");
    }
    const leaving = leavingBy(before, joining);
    const { deviceId, token, serverId, siteId, ...reply } = joining.reply;
    // What is kept was received in the epoch that the tablet knows; only against it does the next exchange notice a restored server.
    const epoch = leaving === "round" ? (before.device?.epoch ?? reply.epoch) : reply.epoch;
    const { roundId } = joining.release.release;
    const device = { generation: joining.generation, deviceId, token, serverId, epoch, siteId, signer: joining.signer, roundId };
    const { store, language } = tablet.parts;
    const joined = await store.join(device, { roundId, signed: reply.release }, leaving === "organisation", resetsPin);
    if (!joined.ok) {
      tablet.show(joined.error === "unsent" ? {} : { storageFailure: joined.error });
      return joined;
    }
    const { tally, queue, pin, pinGuard, unreadable } = await restoreState(joined.value, language);
    const { release } = joining;
    const nothing = {
      shift: null,
      handOver: null,
      lastContact: null,
      clocks: null,
      lastShift: null,
      storageFailure: null,
      damaged: [],
      former: null,
      wiped: null,
      offered: null,
    } as const;
    tablet.show({ ...nothing, device, release, tally, queue, pin, pinGuard, unreadable, sync: { kind: "idle" } });
    describePlace(tablet);
    return ok(undefined);
  });
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
