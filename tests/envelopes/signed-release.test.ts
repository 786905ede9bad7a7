import { beforeAll, describe, expect, test } from "vitest";
import { keyWordsOf, readOwnRelease, readSignedRelease, releaseHashOf } from "../../src/envelopes/signed-release.ts";
import { err, ok } from "../../src/kernel/result.ts";
import type { SignedRelease } from "../../src/kernel/signed-release.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import { type KeyPair, makeSigningKeys } from "../../src/sealing/keys.ts";
import { signRelease } from "../../src/sealing/release-signature.ts";
import { makeAnchors } from "../../src/sealing/trust-anchors.ts";
import { type TestRound, testRound } from "../kiosk/support/test-round.ts";
import { asSignedRelease } from "../support/brands.ts";

let round: TestRound;
let stranger: KeyPair;

beforeAll(async () => {
  [round, stranger] = await Promise.all([testRound(), makeSigningKeys()]);
});

/** A later version's, with a member that nobody here knows. */
const later = (version: number, mayIgnore: readonly string[]): Promise<SignedRelease> =>
  signRelease({ ...round.release, format: `streck-release/${version}`, mayIgnore, scent: {} }, round.signing);

/** This payload under the signature of the round's own release. */
function under(payload: string): SignedRelease {
  const [head = "", , signature = ""] = round.signed.split(".");
  return asSignedRelease([head, payload.split(".")[1], signature].join("."));
}

describe.each([
  ["a tablet", readSignedRelease],
  ["console and server", readOwnRelease],
] as const)("a signed release, as %s read it", (_who, read) => {
  test("is what was signed, by whom, and the text as it came", async () => {
    const { release, signed, signing } = round;
    const expected = { release, signedRelease: signed, signer: signing.publicKey, signerThumbprint: signing.kid };
    expect(await read(signed, signing.kid)).toEqual(ok(expected));
    expect(await read(signed, null)).toEqual(ok(expected));
  });

  test("is none of another's, of another text under its signature, and where there is no signature at all", async () => {
    const foreign = await signRelease(round.release, stranger);
    const changed = await signRelease({ ...round.release, roundName: "Våren" }, round.signing);
    expect(await read(foreign, round.signing.kid)).toEqual(err("unknown-signer"));
    expect(await read(under(changed), round.signing.kid)).toEqual(err("bad-signature"));
    expect(await read(under(changed), null)).toEqual(err("bad-signature"));
    expect(await read(asSignedRelease(JSON.stringify(round.release)), null)).toEqual(err("not-a-release"));
    expect(await read(await signRelease({ ...round.release, recipients: [] }, round.signing), null)).toEqual(err("malformed"));
  });
});

test("what a later release lets out a tablet leaves out; who answers for it reads nothing that they don't know", async () => {
  const { signing, release } = round;
  const [known, needed, unknown] = await Promise.all([later(2, ["scent"]), later(2, []), later(3, ["scent"])]);
  expect(await readSignedRelease(known, signing.kid)).toMatchObject({ value: { release: { roundId: release.roundId } } });
  expect(await readSignedRelease(needed, signing.kid)).toEqual(err("needs-update"));
  expect(await readSignedRelease(unknown, signing.kid)).toEqual(err("needs-update"));
  for (const signed of [known, needed, unknown]) {
    expect(await readOwnRelease(signed, signing.kid)).toEqual(err("malformed"));
  }
});

test("its words are those of the key file, and its hash that of the text", async () => {
  const { signing, coordinator, recovery, release, signed } = round;
  const { words } = await makeAnchors(signing.publicKey, coordinator.publicKey, recovery.publicKey);
  expect(await keyWordsOf({ signer: signing.publicKey, release })).toBe(words);
  expect(await keyWordsOf({ signer: stranger.publicKey, release })).not.toBe(words);
  expect(await releaseHashOf({ signedRelease: signed })).toBe(await sha256(signed));
});

test("its hash is not read in its place", async () => {
  const hash = await releaseHashOf({ signedRelease: round.signed });
  // @ts-expect-error: a text of another meaning
  expect(await readOwnRelease(hash, null)).toEqual(err("not-a-release"));
});
