import { describe, expect, test } from "vitest";
import { isCode, readingOf, spssObjection } from "../../../src/domain/questionnaire/codes.ts";

describe("a code", () => {
  test.each(["Q1", "1", "o_other", "very-easy", "a", "9-b_C", "constructor", "toString", "a".repeat(64)])("may be %s", (code) => {
    expect(isCode(code)).toBe(true);
  });

  test.each(["", "_a", "-1", "a b", "a.b", "å", "=1", "a\n", "a".repeat(65), "__proto__", "٣", "a\u200b"])(
    "may not be %j",
    (code) => {
      expect(isCode(code)).toBe(false);
    },
  );
});

describe("what a spreadsheet or a statistics package makes of a code", () => {
  test.each([
    "mar-12",
    "12-mar",
    "Mar12",
    "sept2",
    "okt-1",
    "maj5",
    "jan-2026",
    "1-jan-26",
    "12-3",
    "2026-09",
    "2026-9-14",
    "3-4-26",
    "1e3",
    "1E3",
    "2e-5",
    "01",
    "007",
    "00",
    "123456789012",
    "TRUE",
    "true",
    "False",
    "SANT",
    "falskt",
    "NA",
    "NaN",
    "nan",
    "NULL",
    "null",
    "None",
  ])("%s is changed", (code) => {
    expect(readingOf(code).changed).toBe(true);
  });

  test.each([
    "1",
    "0",
    "10",
    "98",
    "12345678901",
    "Q1",
    "o_other",
    "none",
    "very-easy",
    "mar",
    "march",
    "janitor-1",
    "e3",
    "1a",
    "a1",
    "13-40",
    "5-",
    "yes",
    "no",
    "na",
    "t",
    "0x1f",
    "1_000",
    "maybe-1",
    "1-2-3-4",
    "40-50",
  ])("%s is not", (code) => {
    expect(readingOf(code).changed).toBe(false);
  });

  test.each([
    ["1", "01"],
    ["1e3", "1000"],
    ["TRUE", "true"],
    ["Yes", "yes"],
    ["NA", "null"],
    ["12345678901234567", "12345678901234568"],
  ])("%s and %s become one", (one, other) => {
    expect(readingOf(one).value).toBe(readingOf(other).value);
  });

  test.each([
    ["1", "10"],
    ["yes", "no"],
    ["1", "a1"],
    ["none", "None"],
    ["true", "false"],
  ])("%s and %s stay two", (one, other) => {
    expect(readingOf(one).value).not.toBe(readingOf(other).value);
  });
});

describe("as the name of a column in SPSS", () => {
  test.each([
    ["contact", null],
    ["Q1", null],
    ["why.busy", null],
    ["o_other", null],
    ["all_of_it", null],
    ["1", "starts-with-digit"],
    ["1-a", "starts-with-digit"],
    ["own-views", "hyphen"],
    ["why.dont-know", "hyphen"],
    ["All", "reserved"],
    ["with", "reserved"],
    [`why.${"a".repeat(61)}`, "too-long"],
    [`why.${"a".repeat(60)}`, null],
  ])("%s: %s", (name, objection) => {
    expect(spssObjection(name)).toBe(objection);
  });
});
