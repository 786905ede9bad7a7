import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import { decodeOutcome, encodeOutcome } from "../../../src/domain/disposition/outcome-code.ts";
import { NO_REASON_GIVEN } from "../../../src/domain/disposition/reasons.ts";
import { isAnswerable } from "../../../src/domain/questionnaire/document.ts";
import { arbitraryOutcome } from "../../support/arbitrary-outcome.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";

describe("an outcome as one word", () => {
  test.each<[Outcome, string]>([
    [{ kind: "complete" }, "complete"],
    [{ kind: "partial" }, "partial"],
    [{ kind: "paper" }, "paper"],
    [{ kind: "unresolved" }, "unresolved"],
    [{ kind: "missed" }, "missed"],
    [{ kind: "left" }, "left"],
    [{ kind: "break-off", way: "walked-away" }, "break-off.walked-away"],
    [{ kind: "other", reason: "called-in" }, "other.called-in"],
    [{ kind: "not-eligible", reason: "already-asked" }, "not-eligible.already-asked"],
    [{ kind: "refusal", stated: { reason: "no-time" }, observed: null }, "refusal.no-time.-"],
    [{ kind: "refusal", stated: null, observed: { reason: null } }, "refusal.-.no-reason-given"],
    [{ kind: "refusal", stated: { reason: "other" }, observed: { reason: "not-well" } }, "refusal.other.not-well"],
  ])("%j is %s", (outcome, code) => {
    expect(encodeOutcome(outcome)).toBe(code);
    expect(decodeOutcome(code)).toEqual(outcome);
  });

  test("comes back as it was, whatever happened", () => {
    fc.assert(
      fc.property(arbitraryOutcome, (outcome) => {
        expect(decodeOutcome(encodeOutcome(outcome))).toEqual(outcome);
      }),
      { numRuns: 3000 },
    );
  });

  test("stays within what a mark may hold", () => {
    fc.assert(
      fc.property(arbitraryOutcome, (outcome) => {
        expect(encodeOutcome(outcome)).toMatch(/^[a-z.-][a-z0-9.-]{0,159}$/);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a word that is none of ours is no outcome", () => {
  test.each([
    "",
    "-",
    ".",
    "..",
    "Complete",
    "complete ",
    "complete.",
    "complete.sent",
    "sent",
    "no-time",
    "break-off",
    "break-off.",
    "break-off.bored",
    "break-off.erased.twice",
    "other",
    "other.-",
    "other.no-time",
    "other.called-in.-",
    "not-eligible",
    "not-eligible.toString",
    "refusal",
    "refusal.no-time",
    "refusal.-.-",
    "refusal..",
    "refusal.No-time.-",
    "refusal.no time.-",
    "refusal.no-time.-.-",
    "refusal.no-time.-\n",
    `refusal.${"a".repeat(65)}.-`,
    "refusal.=1+1.-",
    "refusal.آخر.-",
    "constructor",
    "__proto__",
    "other.constructor",
    "refusal.__proto__.-",
  ])("%j", (code) => {
    expect(decodeOutcome(code)).toBeNull();
  });

  test("nor does any text decode to something that encodes differently", () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("refusal", "other", "break-off", "complete", "-", "no-time", "erased", "", "x"), { maxLength: 4 })
        .map((parts) => parts.join(".")),
    );
    fc.assert(
      fc.property(hostile, (code) => {
        const outcome = decodeOutcome(code);
        expect(outcome === null ? code : encodeOutcome(outcome)).toBe(code);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("a mark can't be mistaken for an answer", () => {
  const itemIds = BUILT_IN.items.map(({ id }) => id);
  const optionCodes = BUILT_IN.items.filter(isAnswerable).flatMap(({ options }) => options.map(({ code }) => code));

  test("some reasons have the code of a response option, which is why they never stand alone", () => {
    expect(optionCodes).toContain("other");
    expect(decodeOutcome("other")).toBeNull();
  });

  test("no outcome has the word of an item or of a response option of the built-in questionnaire", () => {
    const words = new Set([...itemIds, ...optionCodes]);
    expect(words.size).toBeGreaterThan(25);
    fc.assert(
      fc.property(arbitraryOutcome, (outcome) => {
        expect(words).not.toContain(encodeOutcome(outcome));
      }),
      { numRuns: 3000 },
    );
    for (const word of words) {
      expect(decodeOutcome(word)).toBeNull();
    }
  });

  test("the word for none given is no reason of its own", () => {
    expect(decodeOutcome(`refusal.${NO_REASON_GIVEN}.-`)).toEqual({ kind: "refusal", stated: { reason: null }, observed: null });
  });
});
