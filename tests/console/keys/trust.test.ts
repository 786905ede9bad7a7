import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ConsoleApi } from "../../../src/console/api/console-api.ts";
import { assess } from "../../../src/console/keys/trust/assess.ts";
import { type Pins, pinFrom, pinsIn } from "../../../src/console/keys/trust/pins.ts";
import { publishRound } from "../../../src/console/rounds/sign-and-publish.ts";
import { releaseOfRound } from "../../../src/domain/round/release-of-round.ts";
import { announcementOf, type KeySet, makeKeySet, renewKeySet } from "../../../src/envelopes/key-set.ts";
import { openForRenewal } from "../../../src/envelopes/open-for-renewal.ts";
import type { OrganisationKeys } from "../../../src/envelopes/organisation-keys.ts";
import { type KeySource, unlockAnswerKey, unlockCoordinator } from "../../../src/envelopes/unlock.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import type { SignedRelease } from "../../../src/kernel/signed-release.ts";
import type { Round } from "../../../src/protocol/console/rounds.ts";
import { sha256 } from "../../../src/sealing/hash.ts";
import { unwrapKeys } from "../../../src/sealing/key-file.ts";
import type { KeyPair } from "../../../src/sealing/keys.ts";
import { makeSealingKeys, makeSigningKeys } from "../../../src/sealing/keys.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { asDate, asRoundId, asSignedRelease } from "../../support/brands.ts";
import { oldKeyFile } from "../../support/old-key-file.ts";
import { ORGANISATION, round, SITES } from "../../support/opened-round.ts";

const PASSPHRASE = "nio gröna båtar seglar sakta hemåt";
const ID = ORGANISATION.id;

type Source = Exclude<KeySource, { kind: "recovery" }>;
let made: KeySet;
let signing: KeyPair;
let sealing: KeyPair;
let file: Source;
let oldFile: Source;
/** The host's own keys. */
let host: { readonly sealing: KeyPair; readonly signing: KeyPair };
let keys: OrganisationKeys;
let pins: Pins;
let published: SignedRelease[];

const half = ({ kid, publicKey }: KeyPair) => ({ kid, publicKey });
const api = {
  recordings: async () => ok({ recordings: [], damaged: [] }),
  publish: async ({ body: { release } }: Parameters<ConsoleApi["publish"]>[0]) => {
    published.push(release);
    return ok({ ...round(), release });
  },
};
const publish = (announced: OrganisationKeys, source = file) =>
  publishRound({ api, pins, organisation: ORGANISATION, round: round(), sites: SITES, keys: announced, source });

beforeAll(async () => {
  made = await makeKeySet(PASSPHRASE);
  const opened = await unwrapKeys(made.keyFile, PASSPHRASE);
  if (!opened.ok) {
    throw new Error(opened.error);
  }
  ({ signing, sealing } = opened.value);
  file = { kind: "file", text: JSON.stringify(made.keyFile), passphrase: PASSPHRASE };
  oldFile = { ...file, text: JSON.stringify(await oldKeyFile({ signing, sealing }, PASSPHRASE)) };
  host = { sealing: await makeSealingKeys(), signing: await makeSigningKeys() };
});

beforeEach(() => {
  keys = { ...announcementOf(made, false), coordinatorProved: true, recoveryProved: true };
  const stored = new Map<string, string>();
  pins = pinsIn({ getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) });
  published = [];
});

/** What a host can write into the row, with the names changed too or left as they were. */
const ATTACKS: readonly (readonly [string, (keys: OrganisationKeys) => OrganisationKeys])[] = [
  ["recovery", (row) => ({ ...row, recovery: half(host.sealing) })],
  ["coordinator", (row) => ({ ...row, coordinator: half(host.sealing) })],
  ["signer", (row) => ({ ...row, signing: half(host.signing) })],
  ["recovery under its old name", (row) => ({ ...row, recovery: { ...row.recovery, publicKey: host.sealing.publicKey } })],
  ["signer under its old name", (row) => ({ ...row, signing: { ...row.signing, publicKey: host.signing.publicKey } })],
];

describe("a host that writes itself into the keys", () => {
  test.each(ATTACKS)("%s: nothing is signed, in a browser that knows the keys and in one that doesn't", async (_what, attack) => {
    expect(await publish(attack(keys))).toEqual(err("keys-differ"));
    pins.put(ID, pinFrom(made.anchors, null));
    expect(await publish(attack(keys))).toEqual(err("keys-differ"));
    expect(published).toEqual([]);
  });

  test.each(ATTACKS)("%s: is noticed before any key is opened, and what is held stays", async (what, attack) => {
    const held = pinFrom(made.anchors, null);
    pins.put(ID, held);
    const alarm = what.startsWith("signer") ? "signer-changed" : "recipients-changed";
    expect(await assess(pins, ID, attack(keys), null)).toEqual(err(alarm));
    expect(pins.of(ID)).toEqual(held);
    expect(await assess(pins, ID, keys, null)).toMatchObject({ ok: true });
  });

  test("all of them at once: the right file is told from another organisation's by what this browser holds", async () => {
    const all = ATTACKS.slice(0, 3).reduce((row, [, attack]) => attack(row), keys);
    expect(await publish(all)).toEqual(err("other-key"));
    pins.put(ID, pinFrom(made.anchors, null));
    expect(await publish(all)).toEqual(err("keys-differ"));
    expect(published).toEqual([]);
  });

  test("or takes them away: a browser that knows them makes no new ones", async () => {
    expect(await assess(pins, ID, null, null)).toEqual(ok({ pin: null, published: null }));
    pins.put(ID, pinFrom(made.anchors, null));
    expect(await assess(pins, ID, null, null)).toEqual(err("keys-gone"));
  });

  test("the paper is not accepted against a recovery key that is not the one that is held", async () => {
    pins.put(ID, pinFrom(made.anchors, null));
    const [, attack] = ATTACKS[0] as (typeof ATTACKS)[number];
    const code = { kind: "recovery", code: made.recoveryCode } as const;
    expect(await unlockAnswerKey(code, attack(keys), pins.of(ID))).toEqual(err("keys-differ"));
    expect(await unlockAnswerKey(code, keys, pins.of(ID))).toMatchObject({ ok: true });
  });
});

describe("what was published here", () => {
  const shown = (release: SignedRelease, changes: Partial<Round> = {}): Round => ({ ...round(), release, ...changes });
  const signedBy = (signer: KeyPair, recovery = announcementOf(made, false).recovery): Promise<SignedRelease> =>
    signRelease(releaseOfRound(ORGANISATION, round(), SITES, { coordinator: half(sealing), recovery }), signer);

  test("is sealed to those in the file and held by its hash, with the signer that a tablet is told of", async () => {
    expect(await publish(keys)).toMatchObject({ ok: true });
    const [release = asSignedRelease("")] = published;
    expect(pins.of(ID)).toMatchObject({ source: "key-file", releases: { [round().id]: await sha256(release) } });
    expect(await assess(pins, ID, keys, shown(release))).toMatchObject({
      ok: true,
      value: { published: { signerThumbprint: signing.kid, words: made.anchors.words } },
    });
  });

  test("is not taken for another: of another signer, sealed to others, signed once more, under another name", async () => {
    await publish(keys);
    const held = pins.of(ID);
    for (const [release, alarm] of [
      [await signedBy(host.signing, half(host.sealing)), "release-not-ours"],
      [asSignedRelease("no release"), "release-not-ours"],
      [await signedBy(signing, half(host.sealing)), "release-replaced"],
      [await signedBy(signing), "release-replaced"],
    ] as const) {
      expect(await assess(pins, ID, keys, shown(release))).toEqual(err(alarm));
    }
    expect(await assess(pins, ID, keys, shown(published[0] ?? asSignedRelease(""), { id: asRoundId("0f".repeat(16)) }))).toEqual(
      err("release-replaced"),
    );
    expect(pins.of(ID)).toEqual(held);
  });

  test("says what the round's row says, or the answers would be read by other questions", async () => {
    await publish(keys);
    const [release = asSignedRelease("")] = published;
    const questionnaire = { ...round().questionnaire, version: 99 };
    expect(await assess(pins, ID, keys, shown(release, { questionnaire }))).toEqual(err("round-changed"));
    expect(await assess(pins, ID, keys, shown(release, { ends: asDate("2027-01-01") }))).toEqual(err("round-changed"));
  });

  test("in a browser that sees it for the first time, is held from then on; sealed to others it never is", async () => {
    const stranger = await signedBy(signing, half(host.sealing));
    expect(await assess(pins, ID, keys, shown(stranger))).toEqual(err("release-replaced"));
    expect(pins.of(ID)).toBeNull();
    const release = await signedBy(signing);
    expect(await assess(pins, ID, keys, shown(release))).toMatchObject({ ok: true, value: { pin: { source: "first-seen" } } });
    expect(await assess(pins, ID, keys, shown(await signedBy(signing)))).toEqual(err("release-replaced"));
  });

  test("a key file settles it when keys were rightly made anew elsewhere", async () => {
    const before = await makeKeySet(PASSPHRASE);
    pins.put(ID, pinFrom(before.anchors, null));
    expect(await assess(pins, ID, keys, null)).toEqual(err("signer-changed"));
    const opened = await unlockCoordinator(file, keys, pins.of(ID));
    expect(opened.ok && opened.value.anchors).toEqual(made.anchors);
    pins.put(ID, pinFrom(made.anchors, pins.of(ID)));
    expect(await assess(pins, ID, keys, null)).toMatchObject({ ok: true });
  });
});

describe("a key file of the first format", () => {
  test("opens answers, but signs nothing: it doesn't know who else may open them", async () => {
    expect(await unlockAnswerKey(oldFile, keys, null)).toMatchObject({ ok: true, value: { anchors: null } });
    expect(await publish(keys, oldFile)).toEqual(err("no-anchors"));
    expect(published).toEqual([]);
    const practice = { ...ORGANISATION, practice: true };
    const inPractice = { api, pins, organisation: practice, round: round(), sites: SITES, keys, source: oldFile };
    expect(await publishRound(inPractice)).toMatchObject({ ok: true });
  });

  test("becomes one of the second with the code from the paper, and then signs", async () => {
    const opened = await unlockCoordinator(oldFile, keys, null);
    if (!opened.ok) {
      throw new Error(opened.error);
    }
    const typed = made.recoveryCode.toLowerCase().replaceAll(" ", "-");
    const renewal = await openForRenewal(opened.value, typed, keys, null);
    expect(renewal).toEqual(ok({ keys: opened.value, anchors: made.anchors, code: made.recoveryCode }));
    const renewed = await renewKeySet(
      { keys: opened.value, anchors: made.anchors, code: made.recoveryCode },
      "ett annat par ord",
    );
    const source = { kind: "file", text: JSON.stringify(renewed.keyFile), passphrase: "ett annat par ord" } as const;
    expect(await publish(keys, source)).toMatchObject({ ok: true });
  });

  test("never with a recovery key that the paper's code doesn't belong to", async () => {
    const opened = await unlockCoordinator(oldFile, keys, null);
    if (!opened.ok) {
      throw new Error(opened.error);
    }
    const attacked = { ...keys, recovery: half(host.sealing) };
    expect(await openForRenewal(opened.value, made.recoveryCode, attacked, null)).toEqual(err("other-key"));
    const again = await unlockCoordinator(file, keys, null);
    const code = (await makeKeySet(PASSPHRASE)).recoveryCode;
    expect(again.ok && (await openForRenewal(again.value, code, keys, null))).toEqual(err("other-key"));
  });
});

describe("what this browser holds", () => {
  test("is nothing when it can't be read", () => {
    for (const text of ["", "{", "null", "[]", JSON.stringify({ signer: "x" })]) {
      expect(pinsIn({ getItem: () => text, setItem: () => undefined }).of(ID)).toBeNull();
    }
  });
});
