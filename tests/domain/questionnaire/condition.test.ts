import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../../src/domain/questionnaire/answers.ts";
import { holds, references } from "../../../src/domain/questionnaire/condition.ts";
import type { Condition } from "../../../src/domain/questionnaire/document.ts";
import { equals } from "../../support/questionnaires.ts";

const yes = equals("visited", "yes");
const never: Condition = { or: [] };
const always: Condition = { and: [] };

describe("a condition over what was answered", () => {
  const answers: Answers = {
    visited: { option: "yes" },
    why: { options: ["far", "busy"] },
    children: { number: 0 },
    more: { text: "ja" },
  };

  test.each<[Condition, boolean]>([
    [equals("visited", "yes"), true],
    [equals("visited", "no"), false],
    [equals("why", "far"), true],
    [equals("why", "busy"), true],
    [equals("why", "afraid"), false],
    [equals("children", "0"), false],
    [equals("more", "ja"), false],
    [equals("skipped", "yes"), false],
    [{ answered: "visited" }, true],
    [{ answered: "children" }, true],
    [{ answered: "more" }, true],
    [{ answered: "skipped" }, false],
    [{ answered: "constructor" }, false],
    [{ answered: "__proto__" }, false],
    [equals("constructor", "name"), false],
    [{ not: { answered: "skipped" } }, true],
    [{ not: { not: yes } }, true],
    [always, true],
    [never, false],
    [{ and: [yes, equals("why", "far")] }, true],
    [{ and: [yes, equals("why", "afraid")] }, false],
    [{ or: [equals("why", "afraid"), yes] }, true],
    [{ or: [equals("why", "afraid"), equals("visited", "no")] }, false],
    [{ and: [{ or: [never, yes] }, { not: { and: [yes, never] } }] }, true],
  ])("%j: %s", (condition, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });

  test("of a shape that nobody knows is an exception, not a silent no", () => {
    expect(() => holds({ unless: "visited" } as never, answers)).toThrow("unreachable");
    expect(() => references({ unless: "visited" } as never)).toThrow("unreachable");
  });
});

describe("truth tables", () => {
  const truth = (value: boolean): Condition => (value ? always : never);
  const both = [false, true];

  test.each(both.flatMap((a) => both.map((b) => [a, b] as const)))("%s, %s", (a, b) => {
    expect(holds({ and: [truth(a), truth(b)] }, {})).toBe(a && b);
    expect(holds({ or: [truth(a), truth(b)] }, {})).toBe(a || b);
    expect(holds({ not: truth(a) }, {})).toBe(!a);
    // De Morgan.
    expect(holds({ not: { and: [truth(a), truth(b)] } }, {})).toBe(holds({ or: [{ not: truth(a) }, { not: truth(b) }] }, {}));
  });
});

test("a condition names every item that it looks at, with the option where it has one", () => {
  const condition: Condition = { and: [yes, { not: { or: [{ answered: "why" }, equals("children", "dont-know")] } }, always] };
  expect(references(condition)).toEqual([
    { item: "visited", option: "yes" },
    { item: "why", option: null },
    { item: "children", option: "dont-know" },
  ]);
});

test("what a condition doesn't refer to can't change it", () => {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(equals("a", "x"), equals("b", "x")),
      fc.constantFrom<Condition>({ answered: "a" }, { answered: "c" }),
      fc.record({ not: tie("tree") }),
      fc.record({ and: fc.array(tie("tree"), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie("tree"), { maxLength: 3 }) }),
    ),
  }));
  const answers = fc.record(
    { a: fc.constant({ option: "x" }), b: fc.constant({ option: "x" }), c: fc.constant({ number: 1 }) },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>;
  fc.assert(
    fc.property(tree, answers, (condition, given) => {
      const named = new Set(references(condition).map(({ item }) => item));
      const relevant = Object.fromEntries(Object.entries(given).filter(([id]) => named.has(id)));
      expect(holds(condition, relevant)).toBe(holds(condition, given));
    }),
    { numRuns: 1000 },
  );
});
