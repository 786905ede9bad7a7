import { beforeAll, describe, expect, test } from "vitest";
import type { Release } from "../../src/domain/round/release.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/round/settings.ts";
import { readRelease } from "../../src/protocol/release.ts";
import { makeSealingKeys, makeSigningKeys } from "../../src/sealing/keys.ts";
import { signRelease, verifyRelease } from "../../src/sealing/release-signature.ts";
import { asDate, asOrganisationId, asRoundId, asSiteId } from "../support/brands.ts";
import { inWordsAlone, BUILT_IN as WITH_PICTURES } from "../support/questionnaires.ts";

const BUILT_IN = inWordsAlone(WITH_PICTURES);
const id = (prefix: string): string => prefix.repeat(16);
let release: Release;

beforeAll(async () => {
  const [coordinator, recovery] = await Promise.all([makeSealingKeys(), makeSealingKeys()]);
  release = {
    format: "streck-release/1",
    roundId: asRoundId(id("d0")),
    roundName: "Höst 2026",
    organisation: { id: asOrganisationId(id("09")), name: "Provkommunen", practice: false },
    sites: [
      { id: asSiteId(id("51")), name: "Väntrum A" },
      { id: asSiteId(id("52")), name: "غرفة الانتظار ب" },
    ],
    starts: asDate("2026-09-14"),
    ends: asDate("2026-10-09"),
    questionnaire: BUILT_IN,
    settings: DEFAULT_SETTINGS,
    recipients: [
      { kid: coordinator.kid, role: "coordinator", publicKey: coordinator.publicKey },
      { kid: recovery.kid, role: "recovery", publicKey: recovery.publicKey },
    ],
  };
});

describe("a release", () => {
  test("comes through signing and verifying as it was", async () => {
    const organisation = await makeSigningKeys();
    const verified = await verifyRelease(await signRelease(release, organisation), organisation.kid);
    expect(verified.ok ? readRelease(verified.value.content) : verified).toEqual({ ok: true, value: release });
  });

  test.each<[string, (release: Release) => unknown]>([
    ["without recipients: nothing is ever stored plain", (sound) => ({ ...sound, recipients: [] })],
    [
      "with a private key in it",
      (sound) => ({
        ...sound,
        recipients: [{ ...sound.recipients[0], publicKey: { ...sound.recipients[0]?.publicKey, d: "A".repeat(43) } }],
      }),
    ],
    ["with a recipient of an unknown role", (sound) => ({ ...sound, recipients: [{ ...sound.recipients[0], role: "host" }] })],
    [
      "with more recipients than answers can be sealed to",
      (sound) => ({ ...sound, recipients: Array.from({ length: 21 }, () => sound.recipients[0]) }),
    ],
    ["without sites", (sound) => ({ ...sound, sites: [] })],
    ["with a site that has no name", (sound) => ({ ...sound, sites: [{ id: id("51"), name: " " }] })],
    ["of another format", (sound) => ({ ...sound, format: "streck-release/2" })],
    [
      "with a questionnaire that may not be published, whoever signed it",
      (sound) => ({ ...sound, questionnaire: { ...BUILT_IN, items: BUILT_IN.items.toReversed().concat(BUILT_IN.items) } }),
    ],
    ["with a batch of none", (sound) => ({ ...sound, settings: { ...DEFAULT_SETTINGS, batchThreshold: 0 } })],
    ["that asks after a second of silence", (sound) => ({ ...sound, settings: { ...DEFAULT_SETTINGS, silenceSeconds: 1 } })],
    ["that gives no time to answer", (sound) => ({ ...sound, settings: { ...DEFAULT_SETTINGS, countdownSeconds: 5 } })],
    ["with a setting that nobody knows", (sound) => ({ ...sound, settings: { ...DEFAULT_SETTINGS, photographs: true } })],
    ["that begins on no date", (sound) => ({ ...sound, starts: "in autumn" })],
  ])("%s is refused", (_, change) => {
    expect(readRelease(release)).toEqual({ ok: true, value: release });
    expect(readRelease(change(release))).toEqual({ ok: false, error: "malformed" });
  });

  test.each([[null], [42], ["release"], [[]], [{}]])("%j is none", (value) => {
    expect(readRelease(value)).toEqual({ ok: false, error: "malformed" });
  });
});
