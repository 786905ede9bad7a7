import type { OrganisationKeys } from "../../../envelopes/organisation-keys.ts";
import type { OrganisationId } from "../../../kernel/ids.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import { sameJson } from "../../../kernel/same-json.ts";
import type { Round } from "../../../protocol/console/rounds.ts";
import { checkKeys, type KeyAlarm } from "./check-keys.ts";
import { checkRelease, type PublishedRelease, type ReleaseAlarm } from "./check-release.ts";
import type { Pin, Pins } from "./pins.ts";

export type TrustAlarm = KeyAlarm | ReleaseAlarm;
/** `pin` is null before there are keys, `published` before the round is. */
export type Assessed = { readonly pin: Pin | null; readonly published: PublishedRelease | null };

/**
 * Holds what the server says of an organisation's keys, and of one round's release, against what this browser holds. What
 * is seen for the first time is held from then on; nothing is held while something differs.
 */
export async function assess(
  pins: Pins,
  organisationId: OrganisationId,
  keys: OrganisationKeys | null,
  round: Round | null,
): Promise<Result<Assessed, TrustAlarm>> {
  const before = pins.of(organisationId);
  const release = round === null ? null : round.release;
  const checked = await checkKeys(before, keys);
  if (!checked.ok) {
    return checked;
  }
  const pin = checked.value;
  if (pin === null) {
    return release === null ? ok({ pin, published: null }) : err("keys-gone");
  }
  if (round === null || release === null) {
    hold(pins, organisationId, before, pin);
    return ok({ pin, published: null });
  }
  const read = await checkRelease(pin, organisationId, { ...round, release });
  if (!read.ok) {
    return read;
  }
  hold(pins, organisationId, before, read.value.pin);
  return ok(read.value);
}

function hold(pins: Pins, organisationId: OrganisationId, before: Pin | null, pin: Pin): void {
  // A key file may have been opened here meanwhile, and what stands in that outweighs what was seen.
  if (pin !== before && sameJson(pins.of(organisationId), before)) {
    pins.put(organisationId, pin);
  }
}
