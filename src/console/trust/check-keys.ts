import { err, ok, type Result } from "../../kernel/result.ts";
import { makeAnchors, type TrustAnchors } from "../../sealing/trust-anchors.ts";
import type { OrganisationKeys } from "../keys/organisation-keys.ts";
import { type Pin, type TrustedKeys, trustedKeys } from "./pins.ts";

/** What was found to differ from what this browser or the key file holds: somebody may have changed it on the server. */
export type KeyAlarm = "signer-changed" | "recipients-changed" | "keys-gone";

/** Who signs and who opens as the server says, by the keys themselves: a name on them is the server's word, too. */
export async function announcedAnchors({ signing, coordinator, recovery }: OrganisationKeys): Promise<TrustAnchors> {
  return makeAnchors(signing.publicKey, coordinator.publicKey, recovery.publicKey);
}

/** Whether what the server says of the keys is what is held here. */
export function compareKeys(held: TrustedKeys, announced: TrustedKeys): KeyAlarm | null {
  if (held.signer !== announced.signer) {
    return "signer-changed";
  }
  return held.coordinator === announced.coordinator && held.recovery === announced.recovery ? null : "recipients-changed";
}

/** The pin that stands after a look at the server's keys: the one that there is, or the first one. */
export async function checkKeys(pin: Pin | null, keys: OrganisationKeys | null): Promise<Result<Pin | null, KeyAlarm>> {
  if (keys === null) {
    return pin === null ? ok(null) : err("keys-gone");
  }
  const anchors = await announcedAnchors(keys);
  const announced = trustedKeys(anchors);
  if (pin === null) {
    return ok({ ...announced, words: anchors.words, source: "first-seen", releases: {} });
  }
  const alarm = compareKeys(pin, announced);
  return alarm === null ? ok(pin) : err(alarm);
}
