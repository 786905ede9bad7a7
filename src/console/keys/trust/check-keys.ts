import type { OrganisationKeys } from "../../../envelopes/organisation-keys.ts";
import { announcedAnchors, compareKeys, trustedKeys } from "../../../envelopes/trusted-keys.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Pin } from "./pins.ts";

/** What was found to differ from what this browser or the key file holds: somebody may have changed it on the server. */
export type KeyAlarm = "signer-changed" | "recipients-changed" | "keys-gone";

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
