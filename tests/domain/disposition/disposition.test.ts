import { describe, expect, test } from "vitest";
import { DISPOSITIONS, type Disposition, dispositionOf, wasOffered } from "../../../src/domain/disposition/disposition.ts";
import { isSealed, type Noted, type Outcome, refusalReason } from "../../../src/domain/disposition/outcome.ts";
import { BREAK_OFF_WAYS, NOT_ELIGIBLE_REASONS, OTHER_REASONS, REFUSAL_REASONS } from "../../../src/domain/disposition/reasons.ts";

const no: Noted = { reason: null };

describe("what happened in the waiting room", () => {
  test.each<[string, Outcome, Disposition, boolean]>([
    ["sent at least half", { kind: "complete" }, "I", true],
    ["sent fewer than half, or kept under the walk-away rule", { kind: "partial" }, "P", true],
    ["answered on paper", { kind: "paper" }, "I", true],
    ["said yes, then stopped", { kind: "break-off", way: "stopped" }, "R", true],
    ["said yes, then erased everything", { kind: "break-off", way: "erased" }, "R", true],
    ["said yes, then walked away", { kind: "break-off", way: "walked-away" }, "R", true],
    ["tapped No thanks", { kind: "refusal", stated: no, observed: null }, "R", true],
    ["declined, the assistant saw why", { kind: "refusal", stated: null, observed: { reason: "no-time" } }, "R", true],
    ["asked, and no outcome ever recorded", { kind: "unresolved" }, "R", true],
    ["no offered language", { kind: "other", reason: "no-offered-language" }, "O", true],
    ["health, sight or reading", { kind: "other", reason: "unable" }, "O", true],
    ["called in before starting", { kind: "other", reason: "called-in" }, "O", true],
    ["the tablet failed in mid-interview: not her doing", { kind: "other", reason: "device-fault" }, "O", true],
    ["seen and eligible, but not asked", { kind: "missed" }, "NC", false],
    ["left before it was known who it was", { kind: "left" }, "UO", false],
    ["came with someone", { kind: "not-eligible", reason: "companion" }, "NE", false],
    ["a child", { kind: "not-eligible", reason: "child" }, "NE", false],
    ["not a client", { kind: "not-eligible", reason: "not-a-client" }, "NE", false],
    ["already asked in this round", { kind: "not-eligible", reason: "already-asked" }, "NE", false],
  ])("%s", (_, outcome, disposition, offered) => {
    expect(dispositionOf(outcome)).toBe(disposition);
    expect(wasOffered(disposition)).toBe(offered);
  });

  test("an outcome that nobody knows is not quietly counted as something", () => {
    expect(() => dispositionOf({ kind: "abducted" } as never)).toThrow("unreachable");
  });
});

test("there are seven dispositions, and who was offered the survey is asked: I, P, R and O", () => {
  expect(DISPOSITIONS).toEqual(["I", "P", "R", "O", "NC", "UO", "NE"]);
  expect(DISPOSITIONS.filter(wasOffered)).toEqual(["I", "P", "R", "O"]);
});

describe("the reasons are those of the design", () => {
  test("for a refusal", () => {
    expect(REFUSAL_REASONS).toEqual([
      "no-time",
      "does-not-want-to-say",
      "not-anonymous",
      "affects-decision",
      "not-in-front-of-others",
      "nothing-changes",
      "tired-of-surveys",
      "not-well",
      "hard-to-read",
      "language",
      "does-not-understand",
      "other",
    ]);
  });

  test("for other, not eligible and break-off", () => {
    expect(OTHER_REASONS).toEqual(["no-offered-language", "unable", "called-in", "device-fault"]);
    expect(NOT_ELIGIBLE_REASONS).toEqual(["companion", "child", "not-a-client", "already-asked"]);
    expect(BREAK_OFF_WAYS).toEqual(["erased", "walked-away", "stopped"]);
  });
});

describe("the reason that tables count", () => {
  test.each<[string, Noted | null, Noted | null, string | null]>([
    ["what she said herself", { reason: "not-anonymous" }, null, "not-anonymous"],
    ["what the assistant saw", null, { reason: "no-time" }, "no-time"],
    ["what she said goes before what was seen", { reason: "not-anonymous" }, { reason: "no-time" }, "not-anonymous"],
    ["what was seen, when she gave none", no, { reason: "no-time" }, "no-time"],
    ["none, when neither knows", no, no, null],
    ["none, when she gave none", no, null, null],
  ])("is %s", (_, stated, observed, reason) => {
    expect(refusalReason({ kind: "refusal", stated, observed })).toBe(reason);
  });
});

test("only an answer that is stored is sealed: paper lies in a drawer", () => {
  expect(isSealed({ kind: "complete" })).toBe(true);
  expect(isSealed({ kind: "partial" })).toBe(true);
  expect(isSealed({ kind: "paper" })).toBe(false);
  expect(isSealed({ kind: "break-off", way: "erased" })).toBe(false);
  expect(isSealed({ kind: "refusal", stated: no, observed: null })).toBe(false);
});
