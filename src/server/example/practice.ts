import { releaseOfRound } from "../../domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS } from "../../domain/round/settings.ts";
import { type CoordinatorId, mintId, type OrganisationId, type RoundId, type SiteId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { NewKeys } from "../../protocol/console/keys.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { wrapKeys } from "../../sealing/key-file.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../../sealing/keys.ts";
import { signRelease } from "../../sealing/release-signature.ts";
import { makeAnchors } from "../../sealing/trust-anchors.ts";
import { civilDateAfter } from "../clock.ts";
import type { Reading } from "../database/database.ts";
import { digest } from "../kept-secrets/digest.ts";
import { keysRow } from "../keys/add-keys.ts";
import { addCoordinator } from "../organisations/set-up.ts";
import { insertSite } from "../organisations/sites.ts";
import { builtInQuestionnaire } from "../rounds/built-in.ts";
import { insertRound } from "../rounds/rounds.ts";
import type { ServerContext } from "../server-context.ts";

/** For practice only: it is shown to everybody, so answers sealed to the practice keys are no secret. */
export const PRACTICE_PASSPHRASE = "streck-ovning";

/** The questionnaire that practice and its example ask. */
export const PRACTICE_QUESTIONNAIRE = "financial-assistance";

const ORGANISATION = "Övningskommunen";
const COORDINATOR = "Övning";
const SITE = "Väntrum A";
const ROUND = "Övningsomgång";
const DAYS = 365;

/**
 * An organisation that everything can be tried in: one site, one published round, keys that are proved. Made only in a
 * data folder that holds no organisation yet. Nobody keeps the private half of its recovery key.
 */
export async function createPractice({
  database,
  clock,
  randomBytes,
}: Pick<ServerContext, "database" | "clock" | "randomBytes">): Promise<void> {
  const sealing = await makeSealingKeys();
  const signing = await makeSigningKeys();
  const recovery = await makeSealingKeys();
  const anchors = await makeAnchors(signing.publicKey, sealing.publicKey, recovery.publicKey);
  const keys: NewKeys = {
    keyFile: await wrapKeys({ sealing, signing }, anchors, PRACTICE_PASSPHRASE),
    coordinator: publicHalf(sealing),
    recovery: publicHalf(recovery),
    signing: publicHalf(signing),
  };
  const organisation = { id: mintId<OrganisationId>(randomBytes), name: ORGANISATION, practice: true };
  const site = { id: mintId<SiteId>(randomBytes), name: SITE };
  const round: Round = {
    id: mintId<RoundId>(randomBytes),
    name: ROUND,
    siteIds: [site.id],
    starts: civilDateAfter(clock(), 0),
    ends: civilDateAfter(clock(), DAYS),
    settings: DEFAULT_SETTINGS,
    questionnaire: builtInQuestionnaire(PRACTICE_QUESTIONNAIRE),
    release: null,
  };
  const release = await signRelease(releaseOfRound(organisation, round, [site], keys), signing);
  await database.change(async (change): Promise<Result<void, "not-empty">> => {
    if (!(await isEmpty(change))) {
      return err("not-empty");
    }
    await change.across.addOrganisation(organisation);
    const own = change.of(organisation.id);
    const coordinator = { organisationId: organisation.id, coordinatorId: mintId<CoordinatorId>(randomBytes) };
    await addCoordinator(change, coordinator, COORDINATOR, null);
    await own.insertInto("organisation_keys").values(keysRow(keys, 1)).execute();
    await insertSite(own, site);
    await insertRound(own, round);
    await own
      .updateTable("round")
      .set({ release, release_sha256: digest(release) })
      .execute();
    await own.updateTable("organisation").set({ open_round_id: round.id, open_site_id: site.id }).execute();
    return ok(undefined);
  });
}

export async function isEmpty({ across }: Reading): Promise<boolean> {
  return (await across.organisations()).length === 0;
}

function publicHalf({ kid, publicKey }: KeyPair): NewKeys["coordinator"] {
  return { kid, publicKey: { ...publicKey } };
}
