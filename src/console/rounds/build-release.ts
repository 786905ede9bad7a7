import type { Release } from "../../domain/round/release.ts";
import type { KeysReply } from "../../protocol/console/keys.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";

export type OrganisationKeys = NonNullable<KeysReply["keys"]>;
export type ReleaseParts = {
  readonly organisation: Release["organisation"];
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly keys: Pick<OrganisationKeys, "coordinator" | "recovery">;
};

/**
 * The release of a round: exactly what the server keeps about it, sealed to the organisation's two keys. Sites stand
 * in the round's own order, recipients with the coordinator first.
 */
export function buildRelease({ organisation, round, sites, keys }: ReleaseParts): Release {
  return {
    format: "streck-release/1",
    roundId: round.id,
    roundName: round.name,
    organisation: { id: organisation.id, name: organisation.name, practice: organisation.practice },
    sites: round.siteIds.flatMap((id) => {
      const site = sites.find((known) => known.id === id);
      return site === undefined ? [] : [{ id: site.id, name: site.name }];
    }),
    starts: round.starts,
    ends: round.ends,
    questionnaire: round.questionnaire,
    settings: round.settings,
    recipients: [
      { kid: keys.coordinator.kid, role: "coordinator", publicKey: keys.coordinator.publicKey },
      { kid: keys.recovery.kid, role: "recovery", publicKey: keys.recovery.publicKey },
    ],
  };
}
