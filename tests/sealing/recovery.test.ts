import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { KeyPair, PrivateKey } from "../../src/sealing/keys.ts";
import { open, openingKey } from "../../src/sealing/open.ts";
import { fromRecoveryCode, recoveryCode } from "../../src/sealing/recovery.ts";
import { seal } from "../../src/sealing/seal.ts";
import golden from "../fixtures/protocol/1/keys.json" with { type: "json" };
import { asThumbprint } from "../support/brands.ts";

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** One key for all runs: twenty check bits let one misreading in a million pass, and which ones depends on the key. */
const keys: KeyPair = pairOf(golden.coordinator as PrivateKey);
let code: string;

beforeAll(async () => {
  code = await recoveryCode(keys.privateKey);
});

function pairOf(privateKey: PrivateKey): KeyPair {
  const { kty, crv, x, y } = privateKey;
  return { kid: asThumbprint(golden.keyFile.kid), publicKey: { kty, crv, x, y }, privateKey };
}

async function typed(text: string): Promise<PrivateKey | "not-a-recovery-code"> {
  const read = await fromRecoveryCode(text, keys.publicKey);
  return read.ok ? read.value : read.error;
}

describe("the recovery code on paper", () => {
  test("is fourteen groups of four, without letters that look like digits", () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}( [0-9A-HJKMNP-TV-Z]{4}){13}$/);
  });

  test("is the whole key, together with the public one: it opens what was sealed", async () => {
    const read = await typed(code);
    expect(read).toEqual(keys.privateKey);
    const sealed = await seal({ id: "a1" }, [keys], 256);
    expect(await open({ id: "a1", sealed }, await openingKey(keys.kid, read as PrivateKey))).toEqual({
      ok: true,
      value: { id: "a1" },
    });
  });

  test("may be typed as people type: no spaces, hyphens, small letters, O for 0, I or l for 1", async () => {
    const lookAlike = code.replaceAll("0", "O").replaceAll("1", "I");
    for (const text of [
      code.replaceAll(" ", ""),
      code.replaceAll(" ", "-"),
      code.toLowerCase(),
      `\n ${code}\t`,
      lookAlike,
      lookAlike.toLowerCase().replaceAll("i", "l"),
    ]) {
      expect(await typed(text)).toEqual(keys.privateKey);
    }
  });

  test.each(["٠", "۰"])("may be typed on a keyboard whose zero is %s", async (zero) => {
    const first = zero.codePointAt(0) ?? 0;
    const text = code.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
    expect(await typed(text)).toEqual(keys.privateKey);
  });

  test("comes back for any key", async () => {
    const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("base64url"));
    await fc.assert(
      fc.asyncProperty(secret, async (d) => {
        const privateKey = { ...keys.publicKey, d };
        expect(await fromRecoveryCode(await recoveryCode(privateKey), keys.publicKey)).toEqual({ ok: true, value: privateKey });
      }),
      { numRuns: 200 },
    );
  });

  test("read wrong in one digit never gives another key", async () => {
    const digits = code.replaceAll(" ", "");
    const accepted: number[] = [];
    for (const [position, right] of [...digits].entries()) {
      for (const wrong of DIGITS.replace(right, "")) {
        const read = await typed(`${digits.slice(0, position)}${wrong}${digits.slice(position + 1)}`);
        expect(read === "not-a-recovery-code" || read.d === keys.privateKey.d).toBe(true);
        accepted.push(...(read === "not-a-recovery-code" ? [] : [position]));
      }
    }
    expect(accepted).toEqual([]);
  });

  test("with two neighbouring digits swapped is noticed", async () => {
    const digits = code.replaceAll(" ", "");
    for (let position = 0; position < digits.length - 1; position++) {
      const [one, other] = [digits.charAt(position), digits.charAt(position + 1)];
      const swapped = `${digits.slice(0, position)}${other}${one}${digits.slice(position + 2)}`;
      expect(await typed(swapped)).toEqual(one === other ? keys.privateKey : "not-a-recovery-code");
    }
  });

  test.each(["", "0", "0000 ".repeat(14), "U".repeat(56), "کد", "not a recovery code at all, but long enough to be one, really"])(
    "is not %j",
    async (text) => {
      expect(await typed(text)).toBe("not-a-recovery-code");
    },
  );

  test("with a digit too many or too few is none", async () => {
    expect(await typed(code.slice(0, -1))).toBe("not-a-recovery-code");
    expect(await typed(`${code}0`)).toBe("not-a-recovery-code");
  });
});
