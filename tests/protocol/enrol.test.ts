import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { EnrolRequest } from "../../src/protocol/device/enrol.ts";
import {
  ENROL_ALPHABET,
  ENROL_DIGITS,
  enrolFragment,
  normaliseEnrolCode,
  parseEnrolFragment,
} from "../../src/protocol/device/enrol-code.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";
import { asThumbprint } from "../support/brands.ts";

const code = fc
  .array(fc.constantFrom(...ENROL_ALPHABET.split("")), { minLength: ENROL_DIGITS, maxLength: ENROL_DIGITS })
  .map((digits) => digits.join(""));
const thumbprint = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("base64url"));

describe("an enrolment code", () => {
  test("has 60 bits, in digits that nobody takes for one another", () => {
    expect(new Set(ENROL_ALPHABET).size).toBe(32);
    expect(ENROL_DIGITS).toBe(12);
    for (const lookAlike of "ILOU") {
      expect(ENROL_ALPHABET).not.toContain(lookAlike);
    }
  });

  test.each([
    ["7K3M-Q9TX-2V5D", "7K3MQ9TX2V5D"],
    ["7k3m q9tx 2v5d", "7K3MQ9TX2V5D"],
    [" 7K3M–Q9TX–2V5D\n", "7K3MQ9TX2V5D"],
    ["OIL0-1l1o-iiOO", "011011101100"],
    ["", ""],
    ["٧K٣M-Q۹TX-２V5D", "7K3MQ9TX2V5D"],
    ["٠۱", "01"],
  ])("typed as %j is %s", (typed, normalised) => {
    expect(normaliseEnrolCode(typed)).toBe(normalised);
  });

  test("is the same however it is typed", () => {
    fc.assert(
      fc.property(code, (digits) => {
        const groups = digits.match(/.{4}/g) ?? [];
        for (const typed of [
          digits,
          groups.join("-"),
          groups.join(" ").toLowerCase(),
          digits.replaceAll("0", "O").replaceAll("1", "l"),
        ]) {
          expect(normaliseEnrolCode(typed)).toBe(digits);
        }
      }),
    );
  });
});

describe("the address in the QR code", () => {
  test("carries code and thumbprint in its fragment, which no server ever sees", () => {
    const print = asThumbprint("a".repeat(43));
    expect(enrolFragment("7k3m-q9tx-2v5d", print)).toBe(`#enrol=7K3MQ9TX2V5D.${print}`);
    expect(new URL(`https://tablet.example.org/${enrolFragment("7K3MQ9TX2V5D", print)}`).search).toBe("");
  });

  test("gives both back", () => {
    fc.assert(
      fc.property(code, thumbprint, (digits, signerThumbprint) => {
        const { hash } = new URL(`https://tablet.example.org/${enrolFragment(digits, asThumbprint(signerThumbprint))}`);
        expect(parseEnrolFragment(hash)).toEqual({ code: digits, signerThumbprint });
      }),
    );
  });

  const print = "a".repeat(43);
  test.each([
    "",
    "#",
    "#enrol=",
    "#enrol=7K3MQ9TX2V5D",
    `#enrol=7K3MQ9TX2V5.${print}`,
    `#enrol=7K3MQ9TX2V5DD.${print}`,
    `#enrol=7k3mq9tx2v5d.${print}`,
    `#enrol=7K3MQ9TX2V5D.${print}a`,
    `#enrol=7K3MQ9TX2V5D.${print.slice(1)}`,
    `#enrol=7K3MQ9TX2V5D.${print}&x=1`,
    `#enrol=7K3MQ9TX2V5D.${"/".repeat(43)}`,
    `?enrol=7K3MQ9TX2V5D.${print}`,
    `x#enrol=7K3MQ9TX2V5D.${print}`,
  ])("%j is none", (fragment) => {
    expect(parseEnrolFragment(fragment)).toBeNull();
  });
});

describe("a request to join", () => {
  const request = { protocol: PROTOCOL, code: "7K3MQ9TX2V5D", generation: "a1".repeat(16) };
  const takes = (changes: Record<string, unknown>): boolean => v.safeParse(EnrolRequest, { ...request, ...changes }).success;

  test("has a code, or none for the practice round", () => {
    expect(takes({})).toBe(true);
    expect(takes({ code: null })).toBe(true);
  });

  test("may bring a name for the tablet", () => {
    expect(takes({ name: "Väntrum A, vid fönstret" })).toBe(true);
  });

  test.each([
    [{ code: "" }],
    [{ code: "1234567" }],
    [{ code: "1".repeat(41) }],
    [{ code: undefined }],
    [{ protocol: PROTOCOL - 1 }],
    [{ generation: "first" }],
    [{ name: " " }],
    [{ name: "x".repeat(121) }],
    [{ deviceName: "Samiras surfplatta" }],
  ])("is refused with %j", (changes) => {
    expect(takes(changes)).toBe(false);
  });
});
