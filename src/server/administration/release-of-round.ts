import { isDeepStrictEqual } from "node:util";
import type { Recipient, Release } from "../../domain/round/release.ts";
import type { NewKeys } from "../../protocol/console/keys.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";

/** What a release of this round must say: nothing but what is stored, and sealed to the organisation's two keys only. */
export function releaseOfRound(
  organisation: Release["organisation"],
  round: Round,
  sites: readonly Site[],
  keys: Pick<NewKeys, "coordinator" | "recovery">,
): Release {
  return {
    format: "streck-release/1",
    roundId: round.id,
    roundName: round.name,
    organisation,
    sites: round.siteIds.flatMap((siteId) => sites.filter(({ id }) => id === siteId)),
    starts: round.starts,
    ends: round.ends,
    questionnaire: round.questionnaire,
    settings: round.settings,
    recipients: [recipient("coordinator", keys.coordinator), recipient("recovery", keys.recovery)],
  };
}

/** Sites and recipients are sets; in which order a release lists them says nothing. */
export function isSameRelease(one: Release, other: Release): boolean {
  return isDeepStrictEqual(inOneOrder(one), inOneOrder(other));
}

function recipient(role: Recipient["role"], { kid, publicKey }: NewKeys["coordinator"]): Recipient {
  return { kid, role, publicKey };
}

function inOneOrder(release: Release): Release {
  return {
    ...release,
    sites: [...release.sites].sort((a, b) => (a.id < b.id ? -1 : 1)),
    recipients: [...release.recipients].sort((a, b) => (a.kid < b.kid ? -1 : 1)),
  };
}
