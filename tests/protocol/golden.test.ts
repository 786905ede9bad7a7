import { readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { EnrolReply, EnrolRequest, Offer, ReleaseReply } from "../../src/protocol/device/enrol.ts";
import { decodeMark, encodeMark } from "../../src/protocol/device/mark.ts";
import { type SyncItem, SyncRequest, SyncResponse } from "../../src/protocol/device/sync.ts";
import { readRelease } from "../../src/protocol/release.ts";
import { readResponse } from "../../src/protocol/sealed-response.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";
import { keyWords } from "../../src/sealing/fingerprint.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import { unwrapKeys } from "../../src/sealing/key-file.ts";
import { type PrivateKey, type PublicKey, thumbprint } from "../../src/sealing/keys.ts";
import { open, openingKey } from "../../src/sealing/open.ts";
import { fromRecoveryCode } from "../../src/sealing/recovery.ts";
import { verifyRelease } from "../../src/sealing/release-signature.ts";

/**
 * One folder for each version of the protocol, with every message as a tablet or server of that version wrote it. The
 * files of a version that has been released are never edited: a tablet from the drawer must still hand in its answers.
 */
const FOLDER = new URL("../fixtures/protocol/", import.meta.url);
const FILES = [
  "enrol-reply",
  "enrol-request",
  "enrol-request-practice",
  "keys",
  "marks",
  "offer",
  "release",
  "release-reply",
  "response",
  "sync-request",
  "sync-response",
];

function golden<Shape = unknown>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`1/${name}.json`, FOLDER), "utf8")) as Shape;
}

type Keys = {
  readonly signer: string;
  readonly words: string;
  readonly coordinator: PrivateKey;
  readonly recovery: { readonly publicKey: PublicKey; readonly code: string };
  readonly passphrase: string;
  readonly keyFile: { readonly kid: string };
};

function sealedAnswer(): SyncItem {
  const [item] = golden<SyncRequest>("sync-request").put.filter(({ kind }) => kind === "sealed-answer");
  if (item === undefined) {
    throw new Error("the fixture has no sealed answer");
  }
  return item;
}

describe("messages of version 1 are still understood", () => {
  test.each([
    ["offer", Offer],
    ["enrol-request", EnrolRequest],
    ["enrol-request-practice", EnrolRequest],
    ["enrol-reply", EnrolReply],
    ["release-reply", ReleaseReply],
    ["sync-request", SyncRequest],
    ["sync-response", SyncResponse],
  ] as const)("%s", (name, schema) => {
    expect(v.safeParse<v.GenericSchema>(schema, golden(name))).toMatchObject({ success: true, output: golden(name) });
  });

  test("marks, each to the same bytes", () => {
    const marks = golden<readonly unknown[]>("marks").map((mark) => JSON.stringify(mark));
    expect(marks).toHaveLength(7);
    for (const bytes of marks) {
      const decoded = decodeMark(bytes);
      expect(decoded.ok ? encodeMark(decoded.value) : decoded.error).toBe(bytes);
    }
  });

  test("a release with every kind of item, and a response to it", () => {
    expect(readRelease(golden("release"))).toEqual({ ok: true, value: golden("release") });
    expect(readResponse(golden("response"))).toEqual({ ok: true, value: golden("response") });
  });

  test("and there is a file for each message, in each version up to this one", () => {
    const versions = Array.from({ length: PROTOCOL }, (_, position) => `${position + 1}`);
    expect(readdirSync(FOLDER).sort()).toEqual(versions);
    for (const version of versions) {
      expect(readdirSync(new URL(`${version}/`, FOLDER)).sort()).toEqual(FILES.map((name) => `${name}.json`).sort());
    }
  });
});

describe("what was signed and sealed in version 1", () => {
  const keys = golden<Keys>("keys");

  test("still has the hashes that it was stored under", async () => {
    for (const { bytes, sha256: hash } of golden<SyncRequest>("sync-request").put) {
      expect(await sha256(bytes)).toBe(hash);
    }
  });

  test("the release still verifies, with the words that the assistant compared", async () => {
    const { release } = golden<EnrolReply>("enrol-reply");
    const verified = await verifyRelease(release, keys.signer);
    expect(verified).toMatchObject({ ok: true, value: { content: golden("release"), signerThumbprint: keys.signer } });
    const signer = verified.ok ? verified.value.signer : keys.recovery.publicKey;
    expect(await keyWords(signer, [keys.coordinator, keys.recovery.publicKey])).toBe(keys.words);
  });

  test("the answer still opens with the coordinator's key", async () => {
    const { id, bytes } = sealedAnswer();
    const opener = await openingKey(await thumbprint(keys.coordinator), keys.coordinator);
    expect(await open(id, bytes, opener)).toEqual({ ok: true, value: golden("response") });
  });

  test("and with the recovery code from the paper, alone", async () => {
    const { id, bytes } = sealedAnswer();
    const read = await fromRecoveryCode(keys.recovery.code, keys.recovery.publicKey);
    if (!read.ok) {
      throw new Error(read.error);
    }
    const opener = await openingKey(await thumbprint(keys.recovery.publicKey), read.value);
    expect(await open(id, bytes, opener)).toEqual({ ok: true, value: golden("response") });
  });

  test("the key file still opens with its passphrase", async () => {
    const unwrapped = await unwrapKeys(keys.keyFile, keys.passphrase);
    expect(unwrapped).toMatchObject({ ok: true, value: { sealing: { kid: keys.keyFile.kid, privateKey: keys.coordinator } } });
  });
});
