import type { RoundId, SiteId } from "../../kernel/ids.ts";
import type { Sounds } from "../recordings/sounds.ts";
import type { Recipient, Release } from "./release.ts";

/** A round as it is stored. */
type StoredRound = Pick<Release, "starts" | "ends" | "questionnaire" | "settings"> & {
  readonly id: RoundId;
  readonly name: string;
  readonly siteIds: readonly SiteId[];
};
type PublicHalf = Pick<Recipient, "kid" | "publicKey">;
type RecipientKeys = { readonly coordinator: PublicHalf; readonly recovery: PublicHalf };

/**
 * What a release of this round says: nothing but what is stored, sealed to the organisation's two keys only. Sites stand
 * in the round's own order, recipients with the coordinator first. The browser signs it, and the server expects it.
 * `sounds`: what is recorded of its texts; where voices are needed, of those languages alone that lack none.
 */
export function releaseOfRound(
  organisation: Release["organisation"],
  round: StoredRound,
  sites: Release["sites"],
  { coordinator, recovery }: RecipientKeys,
  sounds: Sounds = {},
): Release {
  const speaks = Object.keys(sounds).length > 0;
  return {
    ...inOldestVersion(round, sounds),
    roundId: round.id,
    roundName: round.name,
    organisation: { id: organisation.id, name: organisation.name, practice: organisation.practice },
    sites: round.siteIds.flatMap((siteId) => sites.filter(({ id }) => id === siteId).map(({ id, name }) => ({ id, name }))),
    starts: round.starts,
    ends: round.ends,
    questionnaire: round.questionnaire,
    settings: round.settings,
    ...(speaks ? { sounds } : {}),
    recipients: [
      { kid: coordinator.kid, role: "coordinator", publicKey: coordinator.publicKey },
      { kid: recovery.kid, role: "recovery", publicKey: recovery.publicKey },
    ],
  };
}

/** The oldest version that can say it: tablets that have known no other go on working, and leave out what they don't know. */
function inOldestVersion({ questionnaire, settings }: StoredRound, sounds: Sounds): Pick<Release, "format" | "mayIgnore"> {
  const added = [
    ...(settings.pictures === undefined ? [] : ["settings.pictures"]),
    ...(settings.advances === undefined ? [] : ["settings.advances"]),
    ...(settings.needsVoices === undefined ? [] : ["settings.needsVoices"]),
    ...(Object.keys(sounds).length > 0 ? ["sounds"] : []),
  ];
  return questionnaire.format === "streck-questionnaire/1" && added.length === 0
    ? { format: "streck-release/1" }
    : { format: "streck-release/2", mayIgnore: added };
}
