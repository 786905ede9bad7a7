import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { Release } from "../../../src/domain/round/release.ts";
import { releaseOfRound } from "../../../src/domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS, type RoundSettings } from "../../../src/domain/round/settings.ts";
import type { DeviceId, Epoch, OrganisationId, RoundId, ServerId, SiteId } from "../../../src/kernel/ids.ts";
import type { SignedRelease } from "../../../src/kernel/signed-release.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../../../src/sealing/keys.ts";
import { newId } from "../../../src/sealing/random.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { asDate } from "../../support/brands.ts";
import { freeText, multiple, questionnaire, scale, single } from "../../support/questionnaires.ts";

/** A round as its coordinator has it: the release, signed, and the keys that no tablet ever sees. */
export type TestRound = {
  readonly release: Release;
  readonly signed: SignedRelease;
  readonly coordinator: KeyPair;
  readonly recovery: KeyPair;
  readonly signing: KeyPair;
  readonly siteId: SiteId;
};

/** A question of every kind that a client answers, with one that takes her own words. */
export const WAITING_ROOM: QuestionnaireDocument = questionnaire([
  scale("contact", "very-easy+ fairly-easy+ fairly-hard very-hard dont-know prefer-not-to-say"),
  single("own-views", "yes+ no dont-know prefer-not-to-say"),
  multiple("channels", "phone e-mail letter none!"),
  freeText("in-your-words", 200),
]);

const AUTUMN = { starts: asDate("2026-09-14"), ends: asDate("2026-10-09") };

export async function testRound(
  document: QuestionnaireDocument = WAITING_ROOM,
  settings: Partial<RoundSettings> = {},
  { starts, ends }: Pick<Release, "starts" | "ends"> = AUTUMN,
): Promise<TestRound> {
  const [coordinator, recovery, signing] = await Promise.all([makeSealingKeys(), makeSealingKeys(), makeSigningKeys()]);
  const siteId = newId<SiteId>();
  const release = releaseOfRound(
    { id: newId<OrganisationId>(), name: "Provkommunen", practice: false },
    {
      id: newId<RoundId>(),
      name: "Hösten",
      siteIds: [siteId],
      starts,
      ends,
      questionnaire: document,
      settings: { ...DEFAULT_SETTINGS, ...settings },
    },
    [{ id: siteId, name: "Väntrum A" }],
    {
      coordinator: { kid: coordinator.kid, publicKey: { ...coordinator.publicKey } },
      recovery: { kid: recovery.kid, publicKey: { ...recovery.publicKey } },
    },
  );
  return { release, signed: await signRelease(release, signing), coordinator, recovery, signing, siteId };
}

/** What a server would answer a tablet that joins this round. */
export function enrolReply({ signed, siteId }: TestRound, changes: Partial<EnrolReply> = {}): EnrolReply {
  return {
    protocol: PROTOCOL,
    deviceId: newId<DeviceId>(),
    token: newId() + newId(),
    serverId: newId<ServerId>(),
    epoch: newId<Epoch>(),
    siteId,
    name: null,
    release: signed,
    ...changes,
  };
}
