import builtIn from "../domain/questionnaire/built-in/financial-assistance.json" with { type: "json" };
import { releaseOfRound } from "../domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS } from "../domain/round/settings.ts";
import { mintId } from "../kernel/ids.ts";
import { nameKey } from "../kernel/names.ts";
import type { NewKeys } from "../protocol/console/keys.ts";
import type { Round } from "../protocol/console/rounds.ts";
import { readQuestionnaire } from "../protocol/questionnaire-document.ts";
import { wrapKeys } from "../sealing/key-file.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../sealing/keys.ts";
import { signRelease } from "../sealing/release-signature.ts";
import { makeAnchors } from "../sealing/trust-anchors.ts";
import { keysRow } from "./administration/add-keys.ts";
import { insertRound } from "./administration/rounds.ts";
import { userNameKey } from "./administration/sign-in.ts";
import { civilDateAfter } from "./clock.ts";
import { digest } from "./security/digest.ts";
import type { ServerContext } from "./server-context.ts";

/** For practice only: it is shown to everybody, so answers sealed to the practice keys are no secret. */
export const PRACTICE_PASSPHRASE = "streck-ovning";

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
  store,
  clock,
  randomBytes,
}: Pick<ServerContext, "store" | "clock" | "randomBytes">): Promise<void> {
  const questionnaire = readQuestionnaire(builtIn);
  if (!questionnaire.ok) {
    throw new Error("the built-in questionnaire is faulty");
  }
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
  const organisation = { id: mintId(randomBytes), name: ORGANISATION, practice: true };
  const site = { id: mintId(randomBytes), name: SITE };
  const round: Round = {
    id: mintId(randomBytes),
    name: ROUND,
    siteIds: [site.id],
    starts: civilDateAfter(clock(), 0),
    ends: civilDateAfter(clock(), DAYS),
    settings: DEFAULT_SETTINGS,
    questionnaire: questionnaire.value,
    release: null,
  };
  const release = await signRelease(releaseOfRound(organisation, round, [site], keys), signing);
  await store.queries.transaction().execute(async (change) => {
    const { id, name } = organisation;
    await change
      .insertInto("organisation")
      .values({ id, name, practice: 1, open_round_id: round.id, open_site_id: site.id })
      .execute();
    await change
      .insertInto("coordinator")
      .values({
        organisation_id: id,
        id: mintId(randomBytes),
        name: COORDINATOR,
        name_key: userNameKey(COORDINATOR),
        password_hash: null,
      })
      .execute();
    await change
      .insertInto("organisation_keys")
      .values(keysRow(id, keys, 1))
      .execute();
    await change
      .insertInto("site")
      .values({ organisation_id: id, ...site, name_key: nameKey(site.name) })
      .execute();
    await insertRound(change, id, round);
    await change
      .updateTable("round")
      .set({ release, release_sha256: digest(release) })
      .where("organisation_id", "=", id)
      .execute();
  });
}

function publicHalf({ kid, publicKey }: KeyPair): NewKeys["coordinator"] {
  return { kid, publicKey: { ...publicKey } };
}
