import { describe, expect, test } from "vitest";
import { responseRate } from "../../../src/domain/rates/response-rate.ts";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";

describe("the response rate", () => {
  test.each([
    ["nobody asked", { ...NO_CONTACTS }, { shown: true, value: { part: 0, of: 0 } }],
    ["only refusals", { ...NO_CONTACTS, R: 12 }, { shown: false }],
    ["nine respondents", { ...NO_CONTACTS, I: 8, P: 1, R: 3 }, { shown: false }],
    ["ten respondents", { ...NO_CONTACTS, I: 8, P: 2, R: 10 }, { shown: true, value: { part: 10, of: 20 } }],
  ])("with %s", (_what, counts, expected) => {
    expect(responseRate(counts)).toEqual(expected);
  });
});
