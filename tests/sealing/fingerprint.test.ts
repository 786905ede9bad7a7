import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { keyWords, proquint } from "../../src/sealing/fingerprint.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys, type PublicKey } from "../../src/sealing/keys.ts";

describe("sixteen bits as one word", () => {
  // D. S. Wilkerson's own examples: addresses of four bytes are two words.
  test.each([
    [0x7f00, "lusab"],
    [0x0001, "babad"],
    [0x3f54, "gutih"],
    [0xdcc1, "tugad"],
    [0xc651, "sinid"],
    [0x8188, "makam"],
    [0x0000, "babab"],
    [0xffff, "zuzuz"],
  ])("%i is %s", (bits, word) => {
    expect(proquint(bits)).toBe(word);
  });

  test("each has a word of its own that can be said aloud", () => {
    const words = new Set(Array.from({ length: 65_536 }, (_, bits) => proquint(bits)));
    expect(words.size).toBe(65_536);
    fc.assert(
      fc.property(fc.nat({ max: 65_535 }), (bits) => {
        expect(proquint(bits)).toMatch(/^[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]$/);
      }),
    );
  });
});

describe("the four words that the assistant compares", () => {
  let signer: KeyPair;
  let coordinator: PublicKey;
  let recovery: PublicKey;

  beforeAll(async () => {
    signer = await makeSigningKeys();
    coordinator = (await makeSealingKeys()).publicKey;
    recovery = (await makeSealingKeys()).publicKey;
  });

  test("are the same on tablet and console, in whatever order the recipients stand", async () => {
    const words = await keyWords(signer.publicKey, [coordinator, recovery]);
    expect(words).toMatch(/^[a-z]{5}( [a-z]{5}){3}$/);
    expect(await keyWords({ ...signer.publicKey }, [recovery, coordinator])).toBe(words);
  });

  test("don't depend on how a key is written down", async () => {
    const { x, y } = coordinator;
    const other = { y, x, crv: "P-256", kty: "EC", kid: "somebody", use: "enc" } as unknown as PublicKey;
    expect(await keyWords(signer.publicKey, [other])).toBe(await keyWords(signer.publicKey, [coordinator]));
  });

  test("change with the signer, with a recipient, and with one more or fewer", async () => {
    const other = (await makeSigningKeys()).publicKey;
    const thief = (await makeSealingKeys()).publicKey;
    const words = await Promise.all([
      keyWords(signer.publicKey, [coordinator, recovery]),
      keyWords(other, [coordinator, recovery]),
      keyWords(signer.publicKey, [coordinator, thief]),
      keyWords(signer.publicKey, [coordinator]),
      keyWords(signer.publicKey, [coordinator, recovery, thief]),
      keyWords(coordinator, [signer.publicKey, recovery]),
    ]);
    expect(new Set(words).size).toBe(words.length);
  });

  test("stay the same from version to version: a tablet in the drawer shows what the console shows", async () => {
    const key = (fill: string): PublicKey => ({ kty: "EC", crv: "P-256", x: fill.repeat(43), y: fill.repeat(43) });
    const print = (fill: string): string =>
      createHash("sha256")
        .update(`{"crv":"P-256","kty":"EC","x":"${fill.repeat(43)}","y":"${fill.repeat(43)}"}`)
        .digest("base64url");
    const digest = createHash("sha256")
      .update([print("A"), ...[print("B"), print("C")].sort()].join("\n"))
      .digest();
    const expected = [0, 2, 4, 6].map((offset) => proquint(digest.readUInt16BE(offset))).join(" ");
    expect(await keyWords(key("A"), [key("B"), key("C")])).toBe(expected);
    expect(expected).toMatch(/^[a-z ]{23}$/);
  });
});
