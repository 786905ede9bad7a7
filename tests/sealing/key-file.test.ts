import { createHash } from "node:crypto";
import * as v from "valibot";
import { beforeAll, describe, expect, test } from "vitest";
import { KeyFileMessage } from "../../src/protocol/console/keys.ts";
import { type CoordinatorKeys, type KeyFile, unwrapKeys, wrapKeys } from "../../src/sealing/key-file.ts";
import { makeSealingKeys, makeSigningKeys, thumbprint } from "../../src/sealing/keys.ts";
import { makeAnchors, type TrustAnchors } from "../../src/sealing/trust-anchors.ts";
import { oldKeyFile } from "../support/old-key-file.ts";

/** Letters that can be written composed or decomposed, and a ligature that a keyboard may or may not make. */
const COMPOSED = "Fyra glada räkor åt ﬁka é".normalize("NFC");
const DECOMPOSED = COMPOSED.normalize("NFD");

let keys: CoordinatorKeys;
let anchors: TrustAnchors;
let file: KeyFile;

// Each unwrapping takes 600,000 rounds on purpose, so the file is made once.
beforeAll(async () => {
  keys = { sealing: await makeSealingKeys(), signing: await makeSigningKeys() };
  const recovery = await makeSealingKeys();
  anchors = await makeAnchors(keys.signing.publicKey, keys.sealing.publicKey, recovery.publicKey);
  file = await wrapKeys(keys, anchors, COMPOSED);
});

describe("the coordinator's key file", () => {
  test("gives both keys back for the passphrase", async () => {
    expect(await unwrapKeys(file, COMPOSED)).toEqual({ ok: true, value: { ...keys, anchors } });
  });

  test("survives being saved and read as JSON, a keyboard that writes ä in two, and a space too many", async () => {
    expect(DECOMPOSED).not.toBe(COMPOSED);
    expect(await unwrapKeys(JSON.parse(JSON.stringify(file)), ` ${DECOMPOSED}\n`)).toEqual({
      ok: true,
      value: { ...keys, anchors },
    });
  });

  test("and a keyboard that makes one letter of f and i", async () => {
    const twoLetters = COMPOSED.replace("ﬁ", "fi");
    expect(twoLetters).not.toBe(COMPOSED);
    expect(await unwrapKeys(file, twoLetters)).toEqual({ ok: true, value: { ...keys, anchors } });
  });

  test("stays shut for any other passphrase", async () => {
    expect(await unwrapKeys(file, `${COMPOSED}!`)).toEqual({ ok: false, error: "wrong-passphrase" });
  });

  test("stays shut when a byte of it is damaged", async () => {
    const parts = file.wrapped.split(".");
    const ciphertext = Buffer.from(parts[3] ?? "", "base64url");
    ciphertext[10]! ^= 1;
    const damaged = parts.with(3, ciphertext.toString("base64url")).join(".");
    expect(await unwrapKeys({ ...file, wrapped: damaged }, COMPOSED)).toEqual({ ok: false, error: "wrong-passphrase" });
  });

  test("holds nothing readable of the private keys, and is what the server takes", () => {
    expect(v.safeParse(KeyFileMessage, file).success).toBe(true);
    const text = JSON.stringify(file);
    for (const { privateKey } of [keys.sealing, keys.signing]) {
      expect(text).not.toContain(privateKey.d);
      expect(Buffer.from(file.wrapped.split(".")[3] ?? "", "base64url").includes(privateKey.d)).toBe(false);
    }
  });

  test("asks a guesser for at least 600,000 rounds each, with a salt of its own", () => {
    const header = JSON.parse(Buffer.from(file.wrapped.split(".")[0] ?? "", "base64url").toString()) as Record<string, unknown>;
    expect(header).toMatchObject({ alg: "PBES2-HS512+A256KW", enc: "A256GCM", cty: "jwk-set+json" });
    expect(header["p2c"]).toBeGreaterThanOrEqual(600_000);
    expect(Buffer.from(String(header["p2s"]), "base64url").length).toBeGreaterThanOrEqual(16);
  });

  test("with the wrong names on it is no key file: the keys inside are others", async () => {
    const relabelled = { ...file, kid: keys.signing.kid, signingKid: "a".repeat(43) };
    expect(await unwrapKeys(relabelled, COMPOSED)).toEqual({ ok: false, error: "not-a-key-file" });
  });
});

describe("what stands in the file besides the keys", () => {
  test("is who signs and who opens, with their words: none but the holder of the passphrase can change it", async () => {
    expect(anchors.recipients.map(({ role, kid }) => [role, kid === keys.sealing.kid])).toEqual([
      ["coordinator", true],
      ["recovery", false],
    ]);
    expect(anchors.words).toMatch(/^[a-z]{5}( [a-z]{5}){3}$/);
    expect(JSON.stringify(anchors)).not.toContain(keys.sealing.privateKey.d);
  });

  test("is believed whatever the outside says of its format, and a bare file that claims to have it is none", async () => {
    expect(await unwrapKeys({ ...file, format: "streck-key/1" }, COMPOSED)).toEqual({ ok: true, value: { ...keys, anchors } });
    const old = await oldKeyFile(keys, COMPOSED);
    expect(await unwrapKeys(old, COMPOSED)).toEqual({ ok: true, value: { ...keys, anchors: null } });
    expect(await unwrapKeys({ ...old, format: "streck-key/2" }, COMPOSED)).toEqual({ ok: false, error: "not-a-key-file" });
  });

  test("belongs together: a name, word or key of another's makes it no key file", async () => {
    const { publicKey } = await makeSealingKeys();
    const [coordinator, recovery] = anchors.recipients;
    const stranger = await makeAnchors(publicKey, keys.sealing.publicKey, keys.signing.publicKey);
    const faulty: readonly object[] = [
      stranger,
      { ...anchors, words: stranger.words },
      { ...anchors, recipients: [coordinator, { ...recovery, publicKey }] },
      { ...anchors, recipients: [coordinator] },
      { ...anchors, recipients: [coordinator, recovery, recovery] },
      { ...anchors, format: "streck-anchors/2" },
      {},
    ];
    for (const one of faulty) {
      const wrapped = await wrapKeys(keys, one as TrustAnchors, COMPOSED);
      expect(await unwrapKeys(wrapped, COMPOSED)).toEqual({ ok: false, error: "not-a-key-file" });
    }
  });
});

describe("what is no key file is said to be none, and no passphrase is blamed", () => {
  const format = "streck-key/1";
  const kid = "a".repeat(43);

  test.each<[string, unknown]>([
    ["nothing", null],
    ["text", "streck-key/1"],
    ["a list", []],
    ["an empty object", {}],
    ["another format", { format: "streck-key/3", kid, signingKid: kid, wrapped: "a.b.c.d.e" }],
    ["no kid", { format, signingKid: kid, wrapped: "a.b.c.d.e" }],
    ["a kid that is a number", { format, kid: 1, signingKid: kid, wrapped: "a.b.c.d.e" }],
    ["no signing kid", { format, kid, wrapped: "a.b.c.d.e" }],
    ["nothing wrapped", { format, kid, signingKid: kid }],
    ["something wrapped that is no JWE", { format, kid, signingKid: kid, wrapped: "" }],
    ["a JWE cut off in the middle", { format, kid, signingKid: kid, wrapped: "eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJlbmMi" }],
    [
      "a JWE that is wrapped in another way",
      {
        format,
        kid,
        signingKid: kid,
        wrapped: `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString("base64url")}..AAAA.AAAA.AAAA`,
      },
    ],
    [
      "a JWE that would keep the browser busy for hours",
      {
        format,
        kid,
        signingKid: kid,
        wrapped: `${Buffer.from('{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2s":"c2FsdHNhbHRzYWx0","p2c":2000000000}').toString("base64url")}.AAAA.AAAA.AAAA.AAAA`,
      },
    ],
  ])("%s", async (_, value) => {
    expect(await unwrapKeys(value, "whatever")).toEqual({ ok: false, error: "not-a-key-file" });
  });
});

describe("a key", () => {
  test("is named by its RFC 7638 thumbprint", async () => {
    const { x, y } = keys.sealing.publicKey;
    const canonical = `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`;
    expect(keys.sealing.kid).toBe(createHash("sha256").update(canonical).digest("base64url"));
    expect(await thumbprint(keys.sealing.publicKey)).toBe(keys.sealing.kid);
  });

  test("shows no private part in its public half", () => {
    for (const { publicKey } of [keys.sealing, keys.signing]) {
      expect(Object.keys(publicKey).sort()).toEqual(["crv", "kty", "x", "y"]);
    }
    expect(keys.sealing.kid).not.toBe(keys.signing.kid);
  });
});
