import fc from "fast-check";
import * as v from "valibot";
import { beforeAll, describe, expect, test } from "vitest";
import { LONGEST_RESPONSE, paddedLength } from "../../src/domain/response/size.ts";
import { SyncItem } from "../../src/protocol/device/item.ts";
import { readResponse } from "../../src/protocol/sealed-response.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../../src/sealing/keys.ts";
import { type OpeningKey, open, openingKey } from "../../src/sealing/open.ts";
import { seal } from "../../src/sealing/seal.ts";
import { arbitraryAnswers } from "../support/arbitrary-questionnaire.ts";
import { asItemId, asWeek } from "../support/brands.ts";
import { openByHand } from "../support/jwe-by-hand.ts";
import { BUILT_IN } from "../support/questionnaires.ts";
import { response } from "../support/responses.ts";

const id = "e1".repeat(16);
const LENGTH = paddedLength(BUILT_IN);

let coordinator: KeyPair;
let recovery: KeyPair;
let stranger: KeyPair;
let opener: OpeningKey;

beforeAll(async () => {
  [coordinator, recovery, stranger] = await Promise.all([makeSealingKeys(), makeSealingKeys(), makeSealingKeys()]);
  opener = await openingKey(coordinator.kid, coordinator.privateKey);
});

/** The sealed bytes with one member changed. */
function tampered(
  sealed: string,
  change: (jwe: Record<string, unknown> & { recipients: Record<string, unknown>[] }) => void,
): string {
  const jwe = JSON.parse(sealed) as Parameters<typeof change>[0];
  change(jwe);
  return JSON.stringify(jwe);
}

function flipped(base64url: unknown): string {
  const bytes = Buffer.from(String(base64url), "base64url");
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  return bytes.toString("base64url");
}

/** How the text can stand inside base64url: from each of three places in a group. Letters that its neighbours share are left out. */
function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map((offset) =>
    Buffer.from("\0".repeat(offset) + text)
      .toString("base64url")
      .slice(offset === 0 ? 0 : offset + 1, -2),
  );
}

const answer = response({ contact: "very-easy", gender: "woman" }, { id: asItemId(id) });

describe("a sealed answer", () => {
  test("opens to what was sealed, without the padding", async () => {
    const sealed = await seal(answer, [coordinator, recovery], LENGTH);
    expect(await open({ id, sealed }, opener)).toEqual({ ok: true, value: answer });
    expect(readResponse(answer).ok).toBe(true);
  });

  test("opens with either key alone: the recovery key needs nobody else", async () => {
    const sealed = await seal(answer, [coordinator, recovery], LENGTH);
    expect(await open({ id, sealed }, await openingKey(recovery.kid, recovery.privateKey))).toEqual({ ok: true, value: answer });
  });

  test("comes back whatever was written in it", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnswers(BUILT_IN), fc.string({ unit: "binary", maxLength: 40 }), async (answers, words) => {
        const content = { ...response({}, { id: asItemId(id) }), answers: { ...answers, extra: { text: words } } };
        const opened = await open({ id, sealed: await seal(content, [coordinator], 4096) }, opener);
        expect(opened).toEqual({ ok: true, value: content });
      }),
      { numRuns: 50 },
    );
  });

  test("is no two times the same", async () => {
    const one = await seal(answer, [coordinator], LENGTH);
    const other = await seal(answer, [coordinator], LENGTH);
    const part = (sealed: string, name: string): unknown => (JSON.parse(sealed) as Record<string, unknown>)[name];
    for (const name of ["iv", "ciphertext", "tag"]) {
      expect(part(one, name)).not.toBe(part(other, name));
    }
  });

  test("says who can open it and how, and nothing else", async () => {
    const jwe = JSON.parse(await seal(answer, [coordinator, recovery], LENGTH)) as Record<string, unknown> & {
      recipients: { header: Record<string, unknown> }[];
    };
    expect(Object.keys(jwe).sort()).toEqual(["ciphertext", "iv", "protected", "recipients", "tag"]);
    expect(JSON.parse(Buffer.from(String(jwe["protected"]), "base64url").toString())).toEqual({ enc: "A256GCM" });
    expect(jwe.recipients.map(({ header }) => [header["alg"], header["kid"]])).toEqual([
      ["ECDH-ES+A256KW", coordinator.kid],
      ["ECDH-ES+A256KW", recovery.kid],
    ]);
    expect(Object.keys(jwe.recipients[0]?.header ?? {}).sort()).toEqual(["alg", "epk", "kid"]);
  });
});

describe("nobody else opens it", () => {
  test("a key that it was not sealed to", async () => {
    const sealed = await seal(answer, [coordinator, recovery], LENGTH);
    expect(await open({ id, sealed }, await openingKey(stranger.kid, stranger.privateKey))).toEqual({
      ok: false,
      error: "other-recipient",
    });
  });

  test("a stranger's key that claims the coordinator's name", async () => {
    const sealed = await seal(answer, [coordinator], LENGTH);
    expect(await open({ id, sealed }, await openingKey(coordinator.kid, stranger.privateKey))).toEqual({
      ok: false,
      error: "damaged",
    });
  });

  test.each(["ciphertext", "tag", "iv"])("nor anyone once its %s is damaged", async (member) => {
    const sealed = tampered(await seal(answer, [coordinator], LENGTH), (jwe) => {
      jwe[member] = flipped(jwe[member]);
    });
    expect(await open({ id, sealed }, opener)).toEqual({ ok: false, error: "damaged" });
  });

  test("nor once its wrapped key or its header is damaged", async () => {
    const sealed = await seal(answer, [coordinator], LENGTH);
    const key = tampered(sealed, ({ recipients: [first] }) => {
      if (first !== undefined) {
        first["encrypted_key"] = flipped(first["encrypted_key"]);
      }
    });
    const header = tampered(sealed, (jwe) => {
      jwe["protected"] = Buffer.from('{"enc":"A256GCM" }').toString("base64url");
    });
    expect(await open({ id, sealed: key }, opener)).toEqual({ ok: false, error: "damaged" });
    expect(await open({ id, sealed: header }, opener)).toEqual({ ok: false, error: "damaged" });
  });

  test("nor does one answer pass for another", async () => {
    const sealed = await seal(answer, [coordinator], LENGTH);
    expect(await open({ id: "00".repeat(16), sealed }, opener)).toEqual({ ok: false, error: "id-differs" });
  });

  test.each([
    "",
    "{",
    "null",
    "[]",
    "42",
    '"sealed"',
    "{}",
    '{"recipients":"all"}',
    '{"recipients":[null]}',
    "eyJhbGciOiJub25lIn0..",
  ])("what was never sealed is not: %j", async (sealed) => {
    expect(await open({ id, sealed }, opener)).toEqual({ ok: false, error: "not-sealed" });
  });

  test("an envelope with our name on it and nothing in it is damaged, not an exception", async () => {
    const hollow = JSON.stringify({ recipients: [{ header: { kid: coordinator.kid } }] });
    expect(await open({ id, sealed: hollow }, opener)).toEqual({ ok: false, error: "damaged" });
    expect(await open({ id, sealed: '{"recipients":[]}' }, opener)).toEqual({ ok: false, error: "other-recipient" });
    expect(await open({ id, sealed: '{"recipients":[{}]}' }, opener)).toEqual({ ok: false, error: "other-recipient" });
  });
});

describe("nothing is sealed", () => {
  test("to nobody: never plain", async () => {
    await expect(seal(answer, [], LENGTH)).rejects.toMatchObject({ name: "SealError", code: "no-recipient" });
  });

  test("that is too long, and the error does not repeat it", async () => {
    const canary = "kanariefågel";
    const long = response({ more: { text: canary.repeat(100) } }, { id: asItemId(id) });
    const failure: unknown = await seal(long, [coordinator], 256).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "SealError", code: "too-long" });
    expect(`${String(failure)} ${JSON.stringify(failure)} ${failure instanceof Error ? failure.stack : ""}`).not.toContain(
      canary,
    );
  });

  test("one byte too long: the last that fits is sealed, the next is not", async () => {
    const bare = new TextEncoder().encode(JSON.stringify({ ...answer, pad: "" })).byteLength;
    expect(await open({ id, sealed: await seal(answer, [coordinator], bare) }, opener)).toEqual({ ok: true, value: answer });
    await expect(seal(answer, [coordinator], bare - 1)).rejects.toMatchObject({ code: "too-long" });
  });
});

describe("from outside all sealed answers look alike", () => {
  test("they have one length, whatever was answered and in whatever language", async () => {
    const lengths = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        arbitraryAnswers(BUILT_IN),
        fc.constantFrom("sv", "ar", "so"),
        fc.option(fc.constant(asWeek("2026-W38"))),
        async (answers, language, week) => {
          const sealed = await seal(response({}, { id: asItemId(id), answers, language, week }), [coordinator, recovery], LENGTH);
          lengths.add(sealed.length);
        },
      ),
      { numRuns: 80 },
    );
    expect([...lengths]).toHaveLength(1);
  });

  test("also with nothing and with everything answered", async () => {
    const everything = Object.fromEntries(
      BUILT_IN.items.map((item) => [item.id, "options" in item ? (item.options.at(-1)?.code ?? "") : ""]),
    );
    const most = await seal(response(everything, { mode: "read-by-assistant" }), [coordinator], LENGTH);
    const least = await seal(response({}, { week: null }), [coordinator], LENGTH);
    expect(most.length).toBe(least.length);
  });

  test("and nothing of what they hold can be read in them", async () => {
    const canary = "kanariefågeln sjunger";
    const content = response({ more: { text: canary }, contact: "very-easy", gender: "prefer-not-to-say" }, { id: asItemId(id) });
    const sealed = await seal(content, [coordinator, recovery], 2048);
    const bytes = Buffer.from(String((JSON.parse(sealed) as { ciphertext: string }).ciphertext), "base64url");
    expect(bytes).toHaveLength(2048);
    for (const readable of [
      canary,
      "very-easy",
      "prefer-not-to-say",
      '"contact"',
      id,
      content.roundId,
      '"pad":"',
      "0000000000",
    ]) {
      expect(sealed).not.toContain(readable);
      expect(bytes.includes(readable)).toBe(false);
      expect(bytes.includes(Buffer.from(readable, "utf16le"))).toBe(false);
      for (const hidden of inBase64(readable)) {
        expect(sealed).not.toContain(hidden);
      }
    }
  });
});

describe("the promise that anyone can open an export", () => {
  test("a sealed answer opens with nothing but what Node itself knows of cryptography, with either key", async () => {
    const sealed = await seal(answer, [coordinator, recovery], LENGTH);
    for (const { kid, privateKey } of [coordinator, recovery]) {
      const plain = openByHand(sealed, kid, { ...privateKey });
      expect(Buffer.byteLength(plain)).toBe(LENGTH);
      const { pad, ...content } = JSON.parse(plain) as Record<string, unknown>;
      expect(content).toEqual(JSON.parse(JSON.stringify(answer)));
      expect(pad).toMatch(/^0+$/);
    }
  });

  test("so does one that was sealed to a single key", async () => {
    const plain = openByHand(await seal(answer, [recovery], LENGTH), recovery.kid, { ...recovery.privateKey });
    expect(JSON.parse(plain)).toMatchObject(JSON.parse(JSON.stringify(answer)) as object);
  });

  test("and not with a key that it was not sealed to", async () => {
    const sealed = await seal(answer, [coordinator], LENGTH);
    expect(() => openByHand(sealed, stranger.kid, { ...stranger.privateKey })).toThrow("sealed to somebody else");
    expect(() => openByHand(sealed, coordinator.kid, { ...stranger.privateKey })).toThrow("another key wrapped it");
  });
});

test("the longest answer that a published questionnaire can have, sealed to twenty, fits into one item of a sync request", async () => {
  const twenty = Array.from({ length: 20 }, () => coordinator);
  const bytes = await seal(answer, twenty, LONGEST_RESPONSE);
  const item = { id, sha256: "0".repeat(64), kind: "sealed-answer", roundId: id, bytes };
  expect(v.safeParse(SyncItem, item).success).toBe(true);
  expect(v.safeParse(SyncItem, { ...item, bytes: bytes.repeat(2) }).success).toBe(false);
});

test("a signing key is no sealing key", async () => {
  const signing = await makeSigningKeys();
  const sealed = await seal(answer, [coordinator], LENGTH);
  expect(await open({ id, sealed }, await openingKey(signing.kid, signing.privateKey))).toEqual({
    ok: false,
    error: "other-recipient",
  });
});
