import type { Joining } from "./enrolment.ts";
import type { TabletState } from "./state.ts";

/** What a tablet leaves when it joins: nothing, a round of the same organisation, or an organisation with all that is its. */
export type Leaving = "nothing" | "round" | "organisation";

type Present = Pick<TabletState, "device" | "release" | "former" | "damaged" | "wiped">;

/**
 * Where this place would take the tablet from. The same organisation only where the server, the key that its releases
 * are signed with and its own id all say so: otherwise its answers could be sent into another's records.
 */
export function leavingBy({ device, release, former, damaged, wiped }: Present, joining: Joining): Leaving {
  if (wiped !== null) {
    // Whatever the page still shows of it, there is nothing left here that could be lost.
    return "nothing";
  }
  if (device === null && damaged.includes("device")) {
    const { id } = joining.release.release.organisation;
    return former?.organisationId === id && former.signer === joining.signer ? "round" : "organisation";
  }
  if (device === null) {
    return "nothing";
  }
  const same =
    release.kind === "verified" &&
    release.release.organisation.id === joining.release.release.organisation.id &&
    device.signer === joining.signer &&
    device.serverId === joining.reply.serverId;
  return same ? "round" : "organisation";
}

/**
 * Whether a code is known to be another organisation's before the server is asked: the practice round's for a tablet
 * that works in earnest, or one of a QR code that vouches for another key. An organisation keeps its signing key from its
 * first published round on, and a tablet joins no other.
 */
export function isSurelyElsewhere(
  { device, release }: Pick<Present, "device" | "release">,
  code: string | null,
  trusted: string | null,
): boolean {
  if (device === null) {
    return false;
  }
  const inPractice = release.kind === "verified" && release.release.organisation.practice;
  return trusted === null ? code === null && !inPractice : trusted !== device.signer;
}

export function hasUnsent({ queue }: Pick<TabletState, "queue">): boolean {
  return queue.answersWaiting + queue.answersReleased + queue.marksPending > 0;
}

/**
 * Whether something kept here would be lost by joining. That is also so where the server was restored from a backup since
 * the last exchange: it may lack what it had received.
 */
export function mustSendFirst(state: Present & Pick<TabletState, "queue">, joining: Joining): boolean {
  const { device } = state;
  const restored = device?.serverId === joining.reply.serverId && device.epoch !== joining.reply.epoch;
  return leavingBy(state, joining) === "organisation" && (hasUnsent(state) || restored);
}
