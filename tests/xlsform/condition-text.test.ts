import { describe, expect, test } from "vitest";
import { readCondition } from "../../src/xlsform/condition-text.ts";

const KNOWN = new Map([
  [
    "a",
    {
      id: "item-a",
      single: true,
      options: new Map([
        ["yes", "yes"],
        ["1", "one"],
      ]),
    },
  ],
  ["m", { id: "item-m", single: false, options: new Map([["x", "x"]]) }],
  ["n", { id: "item-n", single: true, options: new Map<string, string>() }],
]);
const YES = { equals: { item: "item-a", option: "yes" } };
const ONE = { equals: { item: "item-a", option: "one" } };
const X = { equals: { item: "item-m", option: "x" } };

describe("what a form's condition means", () => {
  test.each([
    ["${a} = 'yes'", YES],
    ['${a}="yes"', YES],
    ["'yes' = ${a}", YES],
    ["${a} = ‘yes’", YES],
    ["${a} = 1", ONE],
    ["${ a } != 'yes'", { not: YES }],
    ["selected(${m}, 'x')", X],
    ["selected(${a}, 'yes')", YES],
    ["not(selected(${m}, 'x'))", { not: X }],
    ["${n} != ''", { answered: "item-n" }],
    ["${n} = ''", { not: { answered: "item-n" } }],
    ["string-length(${n}) > 0", { answered: "item-n" }],
    ["count-selected(${m}) > 0", { answered: "item-m" }],
    // "and" binds more than "or".
    ["${a} = 'yes' or ${a} = 1 and ${n} != ''", { or: [YES, { and: [ONE, { answered: "item-n" }] }] }],
    ["(${a} = 'yes' or ${a} = 1) and ${n} != ''", { and: [{ or: [YES, ONE] }, { answered: "item-n" }] }],
    ["true()", { and: [] }],
    ["0", { or: [] }],
  ])("%s", (text, condition) => {
    expect(readCondition(text, KNOWN)).toEqual({ ok: true, value: condition });
  });

  test.each([
    "${n} > 18",
    "${n} = 5",
    "${a} = 'no-such-option'",
    // True in a form only where x alone is chosen: a questionnaire can't say that.
    "${m} = 'x'",
    "${a} = ${n}",
    "today() = 1",
    "${a} = 'yes' and",
    "${a} = 'yes' ${a}",
    "(${a} = 'yes'",
    "not()",
    "'yes'",
    "",
    "(".repeat(5000),
    `${"not(".repeat(30)}true()${")".repeat(30)}`,
  ])("%s can't be said", (text) => {
    expect(readCondition(text, KNOWN)).toEqual({ ok: false, error: { code: "condition" } });
  });

  test("names the question that isn't there", () => {
    expect(readCondition("${a} = 'yes' or ${later} = 'x'", KNOWN)).toEqual({
      ok: false,
      error: { code: "condition-reference", name: "later" },
    });
  });
});
