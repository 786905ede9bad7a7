import type { Release } from "../../domain/round/release.ts";
import { releaseOfRound } from "../../domain/round/release-of-round.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { sha256 } from "../../sealing/hash.ts";
import { signRelease } from "../../sealing/release-signature.ts";
import type { TrustAnchors } from "../../sealing/trust-anchors.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import { announcedAnchors } from "../trust/check-keys.ts";
import { type Pins, pinFrom, withRelease } from "../trust/pins.ts";
import type { OrganisationKeys } from "./organisation-keys.ts";
import type { KeyFailure } from "./prove-key.ts";
import { type KeySource, unlockCoordinator, unlockSigner } from "./unlock.ts";

type Publishing = {
  readonly api: Pick<ConsoleApi, "publish">;
  readonly pins: Pins;
  readonly organisation: Release["organisation"];
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly keys: OrganisationKeys;
  readonly source: Exclude<KeySource, { kind: "recovery" }>;
};

/**
 * Signs the round's release for those, and only those, that stand in the unwrapped key file, and publishes it. When the
 * server names others, nothing is signed. What was published is held in this browser.
 */
export async function publishRound(publishing: Publishing): Promise<Result<Round, KeyFailure>> {
  const { api, pins, organisation, round, sites, keys, source } = publishing;
  const held = pins.of(organisation.id);
  const unlocked = organisation.practice ? await unlockCoordinator(source, keys, held) : await unlockSigner(source, keys, held);
  if (!unlocked.ok) {
    return unlocked;
  }
  // Only a practice round of an earlier version comes without: whoever opens its answers reads what was made up.
  const anchors = unlocked.value.anchors ?? (await announcedAnchors(keys));
  const signed = await signRelease(releaseOfRound(organisation, round, sites, recipientsOf(anchors)), unlocked.value.signing);
  const published = await api.publish(round.id, signed);
  if (!published.ok) {
    return published;
  }
  pins.put(organisation.id, withRelease(pinFrom(anchors, held), round.id, await sha256(signed)));
  return ok(published.value);
}

function recipientsOf({ recipients }: TrustAnchors): Parameters<typeof releaseOfRound>[3] {
  const [coordinator, recovery] = (["coordinator", "recovery"] as const).map((role) =>
    recipients.find((one) => one.role === role),
  );
  if (coordinator === undefined || recovery === undefined) {
    throw new Error("a recipient is missing");
  }
  return { coordinator, recovery };
}
