import type { Release } from "../../domain/round/release.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import type { EnrolReply } from "../../protocol/device/enrol.ts";
import type { OutboxCounts } from "../store/records.ts";
import type { TabletState } from "../tablet/state.ts";

/** What a tablet leaves when it joins: nothing, a round of the same organisation, or an organisation with all that is its. */
export type Leaving = "nothing" | "round" | "organisation";

type Present = Pick<TabletState, "device" | "held" | "former" | "damaged" | "wiped">;
/** As much of the place that it would join as leaving the present one depends on. */
type Next = {
  readonly held: { readonly release: Pick<Release, "organisation"> };
  readonly signer: Thumbprint;
  readonly reply: Pick<EnrolReply, "serverId" | "epoch">;
};

/**
 * Where this place would take the tablet from. The same organisation only where the server, the key that its releases
 * are signed with and its own id all say so: otherwise its answers could be sent into another's records.
 */
export function leavingBy({ device, held, former, damaged, wiped }: Present, next: Next): Leaving {
  if (wiped !== null) {
    // Whatever the page still shows of it, there is nothing left here that could be lost.
    return "nothing";
  }
  if (device === null && damaged.includes("device")) {
    const { id } = next.held.release.organisation;
    return former?.organisationId === id && former.signer === next.signer ? "round" : "organisation";
  }
  if (device === null) {
    return "nothing";
  }
  const same =
    held.kind === "verified" &&
    held.release.organisation.id === next.held.release.organisation.id &&
    device.signer === next.signer &&
    device.serverId === next.reply.serverId;
  return same ? "round" : "organisation";
}

/**
 * Whether a code is known to be another organisation's before the server is asked: the practice round's for a tablet
 * that works in earnest, or one of a QR code that vouches for another key. An organisation keeps its signing key from its
 * first published round on, and a tablet joins no other.
 */
export function isSurelyElsewhere(
  { device, held }: Pick<Present, "device" | "held">,
  code: string | null,
  trusted: Thumbprint | null,
): boolean {
  if (device === null) {
    return false;
  }
  const inPractice = held.kind === "verified" && held.release.organisation.practice;
  return trusted === null ? code === null && !inPractice : trusted !== device.signer;
}

/** Reports of faults that no server has. */
export function reportsIn({ reportsWaiting, reportsLeaving }: OutboxCounts): number {
  return reportsWaiting + reportsLeaving;
}

export function hasUnsent({ outbox }: Pick<TabletState, "outbox">): boolean {
  return outbox.answersWaiting + outbox.answersLeaving + outbox.marksPending + reportsIn(outbox) > 0;
}

/**
 * Whether something kept here would be lost by joining. That is also so where the server was restored from a backup since
 * the last exchange: it may lack what it had received.
 */
export function mustSendFirst(state: Present & Pick<TabletState, "outbox">, next: Next): boolean {
  const { device } = state;
  const restored = device?.serverId === next.reply.serverId && device.epoch !== next.reply.epoch;
  return leavingBy(state, next) === "organisation" && (hasUnsent(state) || restored);
}
