import { createHmac } from "node:crypto";
import fc from "fast-check";
import { compactVerify, importJWK } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import type { SignedRelease } from "../../src/kernel/signed-release.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../../src/sealing/keys.ts";
import { signRelease, verifyRelease } from "../../src/sealing/release-signature.ts";
import { asSignedRelease } from "../support/brands.ts";

const release = { format: "streck-release/1", roundName: "Höst – första omgången", recipients: [{ kid: "a" }] };

let organisation: KeyPair;
let forger: KeyPair;
let signed: SignedRelease;

beforeAll(async () => {
  [organisation, forger] = await Promise.all([makeSigningKeys(), makeSigningKeys()]);
  signed = await signRelease(release, organisation);
});

type Header = Record<string, unknown>;

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function headerOf(jws: string): Header {
  return JSON.parse(Buffer.from(jws.split(".")[0] ?? "", "base64url").toString()) as Header;
}

function without(header: Header, member: string): Header {
  return Object.fromEntries(Object.entries(header).filter(([name]) => name !== member));
}

/** The release with one of its three parts replaced. */
function withPart(position: 0 | 1 | 2, part: string): SignedRelease {
  return asSignedRelease(signed.split(".").with(position, part).join("."));
}

describe("a signed release", () => {
  test("gives its content back, and says who signed it", async () => {
    const verified = {
      ok: true,
      value: { content: release, signer: organisation.publicKey, signerThumbprint: organisation.kid },
    };
    expect(await verifyRelease(signed, organisation.kid)).toEqual(verified);
  });

  test("is taken from anyone only the very first time, when the assistant compares the words", async () => {
    expect(await verifyRelease(signed, null)).toMatchObject({ ok: true, value: { signerThumbprint: organisation.kid } });
    expect(await verifyRelease(await signRelease(release, forger), null)).toMatchObject({
      ok: true,
      value: { signerThumbprint: forger.kid },
    });
  });

  test("says in its header what it is, and shows no private key", () => {
    expect(headerOf(signed)).toEqual({ alg: "ES256", typ: "streck-release", kid: organisation.kid, jwk: organisation.publicKey });
    expect(signed).not.toContain(organisation.privateKey.d);
  });
});

describe("a release that is not the organisation's", () => {
  test("signed by somebody else", async () => {
    expect(await verifyRelease(await signRelease(release, forger), organisation.kid)).toEqual({
      ok: false,
      error: "unknown-signer",
    });
  });

  test("signed by somebody else, under the organisation's kid", async () => {
    const forged = await signRelease(release, { ...forger, kid: organisation.kid });
    expect(await verifyRelease(forged, organisation.kid)).toEqual({ ok: false, error: "unknown-signer" });
  });

  test("signed by somebody else, showing the organisation's public key", async () => {
    const forged = await signRelease(release, { ...forger, publicKey: organisation.publicKey });
    expect(await verifyRelease(forged, organisation.kid)).toEqual({ ok: false, error: "bad-signature" });
  });

  test("with other content: another recipient", async () => {
    const tampered = withPart(1, encode({ ...release, recipients: [{ kid: "thief" }] }));
    expect(await verifyRelease(tampered, organisation.kid)).toEqual({ ok: false, error: "bad-signature" });
    expect(await verifyRelease(tampered, null)).toEqual({ ok: false, error: "bad-signature" });
  });

  test("with a damaged or a missing signature", async () => {
    const signature = Buffer.from(signed.split(".")[2] ?? "", "base64url");
    signature[5]! ^= 1;
    for (const part of [signature.toString("base64url"), "", "AAAA"]) {
      expect(await verifyRelease(withPart(2, part), organisation.kid)).toEqual({ ok: false, error: "bad-signature" });
    }
  });

  test.each(["none", "None", "HS256", "RS256", "ES384", "ES512", "EdDSA"])("that claims to be signed with %s", async (alg) => {
    const header = encode({ ...headerOf(signed), alg });
    const payload = encode({ ...release, roundName: "Somebody else's" });
    const secret = JSON.stringify(organisation.publicKey);
    const mac = createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url");
    for (const signature of ["", mac, signed.split(".")[2] ?? ""]) {
      expect(await verifyRelease(asSignedRelease(`${header}.${payload}.${signature}`), organisation.kid)).toEqual({
        ok: false,
        error: "bad-signature",
      });
      expect(await verifyRelease(asSignedRelease(`${header}.${payload}.${signature}`), null)).toEqual({
        ok: false,
        error: "bad-signature",
      });
    }
  });

  test("that wants a critical extension nobody knows", async () => {
    const header = encode({ ...headerOf(signed), crit: ["streck"], streck: true });
    expect(await verifyRelease(withPart(0, header), organisation.kid)).toEqual({ ok: false, error: "bad-signature" });
  });
});

describe("what is no release at all", () => {
  test.each([
    "",
    "release",
    "a.b",
    "a.b.c",
    "...",
    "e30.e30.e30",
    `${encode(null)}.${encode({})}.AAAA`,
    JSON.stringify({ payload: "x", signatures: [] }),
  ])("%j", async (text) => {
    expect(await verifyRelease(asSignedRelease(text), null)).toEqual({ ok: false, error: "not-a-release" });
  });

  test.each<[string, (header: Header) => Header]>([
    ["another kind of token", (header) => ({ ...header, typ: "JWT" })],
    ["no kind", (header) => without(header, "typ")],
    ["no key", (header) => without(header, "jwk")],
    ["a key that is null", (header) => ({ ...header, jwk: null })],
    ["a key of another curve", (header) => ({ ...header, jwk: { ...(header["jwk"] as object), crv: "P-384" } })],
    ["a symmetric key", (header) => ({ ...header, jwk: { kty: "oct", k: "c2VjcmV0" } })],
    ["half a key", (header) => ({ ...header, jwk: { kty: "EC", crv: "P-256", x: "AAAA" } })],
    ["a key that is numbers", (header) => ({ ...header, jwk: { kty: "EC", crv: "P-256", x: 1, y: 2 } })],
    ["a key that is empty", (header) => ({ ...header, jwk: { kty: "EC", crv: "P-256", x: "", y: "" } })],
  ])("%s", async (_, change) => {
    const forged = withPart(0, encode(change(headerOf(signed))));
    expect(await verifyRelease(forged, null)).toEqual({ ok: false, error: "not-a-release" });
    expect(await verifyRelease(forged, organisation.kid)).toEqual({ ok: false, error: "not-a-release" });
  });

  test("a key that is no point of the curve is a bad signature, not an exception", async () => {
    const jwk = { kty: "EC", crv: "P-256", x: "A".repeat(43), y: "A".repeat(43) };
    const forged = withPart(0, encode({ ...headerOf(signed), jwk }));
    expect(await verifyRelease(forged, null)).toEqual({ ok: false, error: "bad-signature" });
  });

  test("a sealing key can sign nothing that the organisation would be taken for", async () => {
    const sealing = await makeSealingKeys();
    const forged = await signRelease(release, sealing);
    expect(await verifyRelease(forged, organisation.kid)).toEqual({ ok: false, error: "unknown-signer" });
  });
});

describe("an independent library says the same of", () => {
  /** Whether any tool that follows the standard takes it for signed by the key that it shows. */
  async function holds(text: SignedRelease): Promise<boolean> {
    try {
      const { payload } = await compactVerify(text, await importJWK({ ...organisation.publicKey }, "ES256"), {
        algorithms: ["ES256"],
      });
      JSON.parse(Buffer.from(payload).toString());
      return true;
    } catch {
      return false;
    }
  }

  /** Signed as it should be, whatever its header says. */
  async function signedUnder(header: Header): Promise<SignedRelease> {
    const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("jwk", { ...organisation.privateKey }, algorithm, false, ["sign"]);
    const text = `${encode(header)}.${encode(release)}`;
    const signature = Buffer.from(await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(text)));
    return asSignedRelease(`${text}.${signature.toString("base64url")}`);
  }

  test("what is signed, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.object(), async (content) => {
        const text = await signRelease(content, organisation);
        expect(await holds(text)).toBe(true);
        const verified = await verifyRelease(text, organisation.kid);
        expect(verified).toMatchObject({ ok: true });
        expect(verified.ok && verified.value.content).toEqual(JSON.parse(JSON.stringify(content)));
      }),
      { numRuns: 30 },
    );
  });

  test("a signed text with any sign of it replaced, taken out or put in, and one signed under another header", async () => {
    const sign = fc.constantFrom("A", "Q", "g", "w", "Z", "_", "-", "0", "9", "z", ".");
    const edited = fc.tuple(fc.nat(), fc.constantFrom(0, 1), fc.oneof(sign, fc.constant(""))).map(([at, taken, put]) => {
      // The last signs are where the bits are that no byte has.
      const from = signed.length - 1 - (at % signed.length);
      return asSignedRelease(signed.slice(0, from) + put + signed.slice(from + taken));
    });
    const members = fc.record(
      {
        alg: fc.constantFrom("ES256", "none", "ES384"),
        crit: fc.constantFrom([], ["exp"], null, "exp"),
        b64: fc.boolean(),
        kid: fc.string(),
      },
      { requiredKeys: [] },
    );
    const headed = members.map((change) => ({ ...headerOf(signed), ...change }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(edited, headed), async (made) => {
        const text = typeof made === "string" ? made : await signedUnder(made);
        expect((await verifyRelease(text, organisation.kid)).ok).toBe(await holds(text));
      }),
      { numRuns: 500 },
    );
  });
});
