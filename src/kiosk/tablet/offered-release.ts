import type { Release } from "../../domain/round/release.ts";
import { sha256 } from "../../sealing/hash.ts";
import type { OfferedRelease } from "./state.ts";
import { readSignedRelease, type Tablet } from "./tablet.ts";

/** Looked at and left where it is; asked about once more in a new session. */
const SET_ASIDE = "streck.release-set-aside";

/** What becomes of a release that the server has in place of the present one: taken as it is, offered, or nothing. */
export async function considerRelease(tablet: Tablet, signed: string): Promise<void> {
  const inClientsHands = (): boolean => tablet.state().handOver !== null;
  const { device } = tablet.state();
  if (device === null) {
    return;
  }
  const read = await readSignedRelease(signed, device.signer);
  const { release } = tablet.state();
  if (inClientsHands() || tablet.state().device !== device) {
    return;
  }
  if (read.kind === "unverifiable") {
    // One that is ours and can't be read is of a newer app: nothing to be afraid of.
    offer(tablet, read.failure === "malformed" ? null : { kind: "not-ours", hash: await sha256(signed) });
    return;
  }
  if (read.release.roundId !== device.roundId) {
    return;
  }
  if (release.kind === "verified" && !haveSameRecipients(release.release, read.release)) {
    offer(tablet, { kind: "other-recipients", hash: read.hash, signed, release: read });
    return;
  }
  await tablet.commit({ release: { roundId: device.roundId, signed } }, { release: read, offered: null }, "itself");
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
    sessionStorage.setItem(SET_ASIDE, offered.hash);
    tablet.show({ offered: null });
  }
}

/** Somebody with the PIN has compared the words. */
export async function takeOfferedRelease(tablet: Tablet): Promise<boolean> {
  const { offered, device } = tablet.state();
  if (device === null || offered?.kind !== "other-recipients") {
    return false;
  }
  const { signed, release } = offered;
  return (await tablet.commit({ release: { roundId: device.roundId, signed } }, { release, offered: null })).ok;
}

function offer(tablet: Tablet, offered: OfferedRelease | null): void {
  if (offered?.hash !== sessionStorage.getItem(SET_ASIDE)) {
    tablet.show({ offered });
  }
}
