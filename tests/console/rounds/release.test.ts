import { beforeAll, describe, expect, test } from "vitest";
import { releaseOfRound } from "../../../src/domain/round/release-of-round.ts";
import { announcementOf, type KeySet, makeKeySet } from "../../../src/envelopes/key-set.ts";
import type { OrganisationKeys } from "../../../src/envelopes/organisation-keys.ts";
import { openChallenge, unlockAnswerKey, unlockCoordinator } from "../../../src/envelopes/unlock.ts";
import { err } from "../../../src/kernel/result.ts";
import { readRelease } from "../../../src/protocol/release.ts";
import { keyWords } from "../../../src/sealing/fingerprint.ts";
import { signRelease, verifyRelease } from "../../../src/sealing/release-signature.ts";
import { seal } from "../../../src/sealing/seal.ts";
import { isSameRelease } from "../../../src/server/rounds/is-same-release.ts";
import { asSiteId } from "../../support/brands.ts";
import { ORGANISATION, round, SITES } from "../../support/opened-round.ts";

const PASSPHRASE = "fyra gröna båtar i hamnen";
let made: KeySet;
let other: KeySet;
let keys: OrganisationKeys;
let otherKeys: OrganisationKeys;

beforeAll(async () => {
  [made, other] = await Promise.all([makeKeySet(PASSPHRASE), makeKeySet(PASSPHRASE)]);
  keys = { ...announcementOf(made, true), coordinatorProved: true, recoveryProved: false };
  otherKeys = { ...announcementOf(other, true), coordinatorProved: true, recoveryProved: false };
});

describe("the release of a round", () => {
  const second = { id: asSiteId("02".repeat(16)), name: "Väntrum B" };
  const sites = [second, ...SITES, { id: asSiteId("03".repeat(16)), name: "Not in this round" }];
  const both = { ...round(), siteIds: [...round().siteIds, second.id] };

  test("says what is stored about it, is sealed to coordinator and recovery, and names no site of another round", () => {
    const release = releaseOfRound(ORGANISATION, both, sites, keys);
    expect(release).toEqual({
      format: "streck-release/2",
      mayIgnore: [],
      roundId: both.id,
      roundName: both.name,
      organisation: ORGANISATION,
      sites: [...SITES, second],
      starts: both.starts,
      ends: both.ends,
      questionnaire: both.questionnaire,
      settings: both.settings,
      recipients: [
        { role: "coordinator", ...keys.coordinator },
        { role: "recovery", ...keys.recovery },
      ],
    });
    expect(readRelease(JSON.parse(JSON.stringify(release)))).toMatchObject({ ok: true });
  });

  test("takes nothing else with it that is known about organisation, site or key", () => {
    const more = { secret: "not for tablets" };
    const known = sites.map((site) => ({ ...site, ...more }));
    const half = ({ coordinator, recovery }: OrganisationKeys) => ({
      coordinator: { ...coordinator, ...more },
      recovery: { ...recovery, ...more },
    });
    const release = releaseOfRound({ ...ORGANISATION, ...more }, { ...both, ...more }, known, half(keys));
    expect(release).toEqual(releaseOfRound(ORGANISATION, both, sites, keys));
  });

  test("is the same in whichever order sites and recipients stand, and no other", () => {
    const release = releaseOfRound(ORGANISATION, both, sites, keys);
    const turned = { ...release, sites: release.sites.toReversed(), recipients: release.recipients.toReversed() };
    expect(isSameRelease(turned, release)).toBe(true);
    expect(isSameRelease({ ...release, sites: release.sites.slice(1) }, release)).toBe(false);
    expect(isSameRelease(releaseOfRound(ORGANISATION, both, sites, otherKeys), release)).toBe(false);
  });

  test("is signed with the unlocked key, verifies, and shows the four words of the keys", async () => {
    const unlocked = await unlockCoordinator({ kind: "kept", passphrase: PASSPHRASE }, keys, null);
    if (!unlocked.ok) {
      throw new Error(unlocked.error);
    }
    const signed = await signRelease(releaseOfRound(ORGANISATION, both, sites, keys), unlocked.value.signing);
    expect(await verifyRelease(signed, keys.signing.kid)).toMatchObject({ ok: true });
    expect(made.anchors.words).toBe(
      await keyWords(keys.signing.publicKey, [keys.recovery.publicKey, keys.coordinator.publicKey]),
    );
  });
});

describe("a key is unlocked", () => {
  test("by its passphrase, whatever the keyboard made of the letters", async () => {
    const source = { kind: "file", text: JSON.stringify(made.keyFile), passphrase: ` ${PASSPHRASE.normalize("NFD")} ` } as const;
    expect(await unlockAnswerKey(source, keys, null)).toMatchObject({
      ok: true,
      value: { opened: "coordinator", kid: keys.coordinator.kid },
    });
  });

  test("by the recovery code from paper, in small letters and without spaces", async () => {
    const code = made.recoveryCode.toLowerCase().replaceAll(" ", "");
    expect(await unlockAnswerKey({ kind: "recovery", code }, keys, null)).toMatchObject({
      ok: true,
      value: { opened: "recovery", kid: keys.recovery.kid },
    });
  });

  test("and opens the server's challenge", async () => {
    const sealed = await seal({ id: "c1", proof: "only inside" } as { id: string }, [keys.coordinator, keys.recovery], 256);
    for (const source of [
      { kind: "kept", passphrase: PASSPHRASE },
      { kind: "recovery", code: made.recoveryCode },
    ] as const) {
      const key = await unlockAnswerKey(source, keys, null);
      expect(key.ok && (await openChallenge({ id: "c1", sealed }, key.value))).toBe("only inside");
    }
  });

  test.each([
    ["a wrong passphrase", "wrong-passphrase", () => ({ kind: "kept", passphrase: "fyra gröna båtar" }) as const],
    ["a file that is none", "not-a-key-file", () => ({ kind: "file", text: "hello", passphrase: PASSPHRASE }) as const],
    [
      "another organisation's file",
      "other-key",
      () => ({ kind: "file", text: JSON.stringify(other.keyFile), passphrase: PASSPHRASE }) as const,
    ],
    ["a misread code", "not-a-recovery-code", () => ({ kind: "recovery", code: misread(made.recoveryCode) }) as const],
    ["another organisation's code", "other-key", () => ({ kind: "recovery", code: other.recoveryCode }) as const],
  ])("never by %s", async (_what, failure, source) => {
    expect(await unlockAnswerKey(source(), keys, null)).toEqual(err(failure));
  });
});

function misread(code: string): string {
  return (code.startsWith("7") ? "8" : "7") + code.slice(1);
}
