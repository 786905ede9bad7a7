import type { Release } from "../../domain/round/release.ts";
import { releaseHashOf } from "../../envelopes/signed-release.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import { holdRelease } from "../tablet/held-release.ts";
import type { OfferedRelease } from "../tablet/state.ts";
import type { Tablet } from "../tablet/tablet.ts";

/** Looked at and left where it is; asked about once more in a new session. */
const SET_ASIDE = "streck.release-set-aside";

/** What becomes of a release that the server has in place of the present one: taken as it is, offered, or nothing. */
export async function considerRelease(tablet: Tablet, signedRelease: SignedRelease): Promise<void> {
  const { device } = tablet.state();
  if (device === null) {
    return;
  }
  const next = await holdRelease(signedRelease, device.signer);
  const releaseHash = await releaseHashOf({ signedRelease });
  const { held, handOver, device: present } = tablet.state();
  if (handOver !== null || present !== device) {
    return;
  }
  if (next.kind === "unverifiable") {
    // One that is ours and is broken takes no work away: the present one goes on.
    offer(tablet, next.failure === "malformed" ? null : { kind: "not-ours", releaseHash });
  } else if (next.kind === "needs-update") {
    // What runs goes on running until the app is newer.
    tablet.show({ offered: null, ...(held.kind === "verified" ? {} : { held: next }) });
  } else if (next.release.roundId !== device.roundId) {
    return;
  } else if (held.kind === "verified" && !haveSameRecipients(held.release, next.release)) {
    offer(tablet, { kind: "other-recipients", releaseHash, held: next });
  } else {
    await tablet.commit({ release: next, page: { offered: null } }, { by: "itself" });
  }
}

/** By the keys themselves: a name beside them can be anyone's. */
export function haveSameRecipients(one: Release, other: Release): boolean {
  const keysOf = ({ recipients }: Release): string =>
    recipients
      .map(({ publicKey: { x, y } }) => `${x}.${y}`)
      .sort()
      .join(" ");
  return keysOf(one) === keysOf(other);
}

export function keepPresentRelease(tablet: Tablet): void {
  const { offered } = tablet.state();
  if (offered !== null) {
    tablet.ports.browser.session.write(SET_ASIDE, offered.releaseHash);
    tablet.show({ offered: null });
  }
}

/** Somebody with the PIN has compared the words. */
export async function takeOfferedRelease(tablet: Tablet): Promise<boolean> {
  const { offered, device } = tablet.state();
  if (device === null || offered?.kind !== "other-recipients") {
    return false;
  }
  return (await tablet.commit({ release: offered.held, page: { offered: null } })).ok;
}

function offer(tablet: Tablet, offered: OfferedRelease | null): void {
  if (offered?.releaseHash !== tablet.ports.browser.session.read(SET_ASIDE)) {
    tablet.show({ offered });
  }
}
