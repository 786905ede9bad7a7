import { expect, test } from "vitest";
import { answerTable } from "../../../src/domain/results/answer-table.ts";
import { divisionsOf, knownOf, representation } from "../../../src/domain/weighting/representation.ts";
import { response } from "../../support/opened-round.ts";
import { equals, indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { fraction } from "../../support/shown.ts";

const document = questionnaire([
  single("met", "yes+ no", { indicator: indicator("U31503") }),
  single("gender", "woman man other", { background: "gender" }),
  single("age", "young old prefer-not-to-say"),
  single("why", "a b", { when: equals("age", "old") }),
]);
const ages = ["young", "old", "prefer-not-to-say"];
const people = Array.from({ length: 60 }, (_, n) => ({
  ...response(document, n, {
    age: { option: ages[n % 3] ?? "" },
    ...(n < 40 ? { gender: { option: n < 36 ? "woman" : "man" } } : {}),
  }),
  language: n < 50 ? ("sv" as const) : ("ar" as const),
}));
const table = answerTable(document, people, []);

test("people divide by language, gender, and questions about who they are; what they think, and what not all are asked, divides nobody", () => {
  expect(divisionsOf(table).map(({ of, parts }) => `${of}: ${parts.join(" ")}`)).toEqual([
    "language: sv ar so",
    "gender: K M",
    "age: young old",
  ]);
  expect(divisionsOf(table).map(({ partOf }) => partOf.filter((part) => part !== null).length)).toEqual([60, 40, 40]);
});

test("a division is known when each of its parts is", () => {
  const [language] = divisionsOf(table);
  const known = (counts: Readonly<Record<string, number>>) =>
    language && knownOf(language, [{ of: "language", counts: Object.entries(counts).map(([part, count]) => ({ part, count })) }]);
  expect(known({ ar: 2, so: 3, sv: 1 })).toEqual([1, 2, 3]);
  expect(known({ ar: 2, sv: 1 })).toBeNull();
  expect(known({ ar: 0, sv: 0, so: 0 })).toBeNull();
});

test("who is missing: fewer, more, as known or nobody, and nothing of fewer than five", () => {
  const [language, gender] = divisionsOf(table);
  const said = (rows: ReturnType<typeof representation>) =>
    rows.map(({ part, answered, standing }) => `${part} ${fraction(answered)} ${standing}`);
  expect(language && said(representation(language, [50, 40, 10]))).toEqual([
    "sv 50 of 60 more",
    "ar 10 of 60 fewer",
    "so 0 of 60 nobody",
  ]);
  expect(language && said(representation(language, [80, 20, 0]))).toEqual([
    "sv 50 of 60 as-known",
    "ar 10 of 60 as-known",
    "so 0 of 60 as-known",
  ]);
  expect(gender && said(representation(gender, [50, 50]))).toEqual(["K 36 of 40 more", "M .. null"]);
});
