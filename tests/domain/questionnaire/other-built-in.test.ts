import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import catalogue from "../../../pictograms/catalogue.json" with { type: "json" };
import { type Item, isAnswerable, type Option, type QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { reviewQuestionnaire } from "../../../src/domain/questionnaire/review.ts";
import { applicableItems } from "../../../src/domain/questionnaire/routing.ts";
import { CLIENT_LANGUAGES } from "../../../src/i18n/locales.ts";
import { builtInQuestionnaires } from "../../../src/server/rounds/built-in.ts";

const ALL = builtInQuestionnaires();
const DESCRIBED = readFileSync(new URL("../../../docs/questionnaires.md", import.meta.url), "utf8");

/** Every version that rounds may have been made with, by what stood in it. A line is added and never changed. */
const PUBLISHED: Readonly<Record<string, string>> = {
  "child-care-guardians 1": "5dd61c61b36855d8",
  "child-care-guardians 2": "be9fefde3daafb09",
  "child-care-guardians 3": "0d1e3224bafccaef",
  "child-care-guardians 4": "1eb2327db90a2094",
  "child-care-young 1": "b990ea9583ede842",
  "child-care-young 2": "b28d22e53e95c48f",
  "child-care-young 3": "28cbb055e38afa27",
  "child-care-young 4": "6136bc40d29b56d1",
  "disability-support 1": "af56ff17d94a6805",
  "disability-support 2": "b4f6928b56a8cc52",
  "disability-support 3": "8805a7552e030857",
  "disability-support 4": "204e8d97c7829eb3",
  "housing-and-activities 1": "e8a13d12a0f6fb35",
  "housing-and-activities 2": "a4b9d4d271f212d0",
  "housing-and-activities 3": "eb5dcb7c59457223",
  "housing-and-activities 4": "410bf47b554e618c",
};

/** Those in which nobody is to weigh more than three answers. */
const THREE_AT_MOST = ["disability-support", "housing-and-activities"];

function written(item: Item): string {
  const options = isAnswerable(item)
    ? item.options.map(({ code, positive }: Option) => `\`${code}\`${positive === true ? "+" : ""}`)
    : [];
  const code = "indicator" in item && item.indicator !== undefined ? item.indicator.code : "–";
  return `| \`${item.id}\` | ${item.kind} | ${options.join(" ")} | ${code} |`;
}

test("there are five, one for each of the national surveys", () => {
  expect(ALL.map(({ id }) => id)).toEqual([
    "child-care-guardians",
    "child-care-young",
    "disability-support",
    "financial-assistance",
    "housing-and-activities",
  ]);
});

describe.each(ALL)("$id", (document: QuestionnaireDocument) => {
  test("can be answered in every language of the tablet's, and has nothing that a reader of its figures would stumble over", () => {
    expect(document.languages).toEqual(expect.arrayContaining([...CLIENT_LANGUAGES]));
    const { errors, warnings } = reviewQuestionnaire(document, CLIENT_LANGUAGES);
    expect([errors, warnings]).toEqual([[], []]);
  });

  test("is described code by code", () => {
    const { id, version } = document;
    expect(DESCRIBED).toContain(`## \`${id}\`, version ${version}\n`);
    const [, section = ""] = DESCRIBED.split(`## \`${id}\`, version ${version}\n`);
    const rows = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
    expect(rows).toEqual(document.items.map(written));
  });

  test("splits by gender, and every question of quality but it has an indicator with positive answers", () => {
    const [gender] = document.items.filter((item) => "background" in item && item.background === "gender");
    expect(gender?.kind === "single" ? gender.options.flatMap(({ group }) => group ?? []) : []).toEqual(["K", "M"]);
    for (const item of document.items.filter(isAnswerable)) {
      expect("indicator" in item && item.indicator !== undefined).toBe(item.options.some(({ positive }) => positive === true));
    }
  });

  test("never changes under its version: an edited questionnaire is a new one", () => {
    const hash = createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 16);
    if (document.id !== "financial-assistance") {
      expect(PUBLISHED[`${document.id} ${document.version}`]).toBe(hash);
    }
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });
});

const ANSWERS = ALL.flatMap(({ items }) => items.filter(isAnswerable).flatMap(({ options }) => options));

describe("the pictures", () => {
  const entries = new Map(Object.entries(catalogue as Record<string, { readonly for: string }>));

  test.each(ALL)("of $id are beside every question and every answer, each for what it was drawn for", ({ items }) => {
    for (const item of items.filter(isAnswerable)) {
      expect([item.id, entries.get(item.pictogram ?? "")?.for]).toEqual([item.id, "topic"]);
      for (const { code, pictogram } of item.options) {
        expect([item.id, code, entries.has(pictogram ?? "")]).toEqual([item.id, code, true]);
      }
      const drawn = item.options.map(({ pictogram }) => pictogram);
      expect(new Set(drawn).size).toBe(drawn.length);
    }
  });

  test("say the same answer alike wherever it stands", () => {
    const drawn = new Set(ANSWERS.map(({ code, pictogram }) => `${code}: ${pictogram}`));
    expect(drawn.size).toBe(new Set(ANSWERS.map(({ code }) => code)).size);
  });
});

test("whoever is asked about support, home and daily activity never weighs more than three answers", () => {
  const long = ALL.filter(({ id }) => THREE_AT_MOST.includes(id))
    .flatMap(({ items }) => items.filter(isAnswerable))
    .filter(({ id, options }) => id !== "gender" && options.length > 3);
  expect(long).toEqual([]);
});

test("who answers about her home alone is asked nothing about her daily activity, and the other way round", () => {
  const housing = ALL.find(({ id }) => id === "housing-and-activities");
  const asked = (option: string): readonly string[] =>
    housing === undefined ? [] : applicableItems(housing, { where: { option } }).map(({ id }) => id);
  const about = (option: string): readonly string[] => [
    ...new Set(asked(option).flatMap((id) => /^(home|activity)_/.exec(id)?.[1] ?? [])),
  ];
  expect([about("home"), about("activity"), about("both")]).toEqual([["home"], ["activity"], ["home", "activity"]]);
});
