import type { OrganisationId, RoundId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import type { Database } from "../../server/database/database.ts";
import { allSites } from "../../server/organisations/sites.ts";
import { findRound } from "../../server/rounds/rounds.ts";

export type Organisation = { readonly id: OrganisationId; readonly name: string; readonly practice: boolean };
export type FoundRound = { readonly organisation: Organisation; readonly round: Round; readonly sites: readonly Site[] };

type Wanted = { readonly organisation: string | null; readonly round: string | null };

/** The round that is meant, by names or ids; an `err` is lines in plain English that say what there is. */
export async function findWantedRound({ read }: Pick<Database, "read">, wanted: Wanted): Promise<Result<FoundRound, string>> {
  const all = await read(async ({ across }) => across.organisations());
  const organisations = all.map(({ id, name, practice }): Organisation => ({ id, name: String(name), practice }));
  const meant = organisations.filter((one) => wanted.organisation === null || isCalled(one, wanted.organisation));
  const rounds = await Promise.all(
    meant.map(async (organisation) => ({ organisation, rounds: await roundsOf(read, organisation.id) })),
  );
  const found = rounds.flatMap(({ organisation, rounds: own }) =>
    own.filter((one) => wanted.round !== null && isCalled(one, wanted.round)).map(({ id }) => ({ organisation, id })),
  );
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) {
    const why =
      wanted.round === null
        ? "Say which round with --round."
        : only === undefined
          ? `There is no round "${wanted.round}".`
          : `Several organisations have a round "${wanted.round}". Say which with --organisation.`;
    const list = rounds.flatMap(({ organisation, rounds: own }) =>
      own.map(({ id, name }) => `  ${organisation.name}: ${name} (${id})`),
    );
    return err([why, ...(list.length === 0 ? ["This folder has none."] : ["These are there:", ...list])].join("\n"));
  }
  return read(async (reading) => {
    const own = reading.of(only.organisation.id);
    const round = await findRound(own, only.id);
    const { sites } = await allSites(own);
    return round === null ? err(`There is no round "${wanted.round}".`) : ok({ organisation: only.organisation, round, sites });
  });
}

function isCalled({ id, name }: { readonly id: string; readonly name: string }, text: string): boolean {
  return id === text || nameKey(name) === nameKey(text);
}

async function roundsOf(
  read: Database["read"],
  organisationId: OrganisationId,
): Promise<readonly { id: RoundId; name: string }[]> {
  return read((reading) =>
    reading.of(organisationId).selectFrom("round").select(["id", "name"]).orderBy("starts").orderBy("id").execute(),
  );
}
