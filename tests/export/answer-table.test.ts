import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/domain/codebook/cell.ts";
import { codebook, type Variable } from "../../src/domain/codebook/codebook.ts";
import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import type { Response } from "../../src/domain/response/response.ts";
import { indicators } from "../../src/domain/results/indicators.ts";
import { answerTable } from "../../src/export/answer-table.ts";
import { codebookTable } from "../../src/export/codebook-table.ts";
import { EXPORT_WORDS } from "../support/export-words.ts";
import { DAY, response, SITES } from "../support/opened-round.ts";
import { BUILT_IN, freeText, multiple, number, questionnaire, single } from "../support/questionnaires.ts";

/** What stands in a cell, whatever the format. */
const said = (cell: Cell): string | number =>
  cell.kind === "number" ? cell.number : cell.kind === "text" ? cell.text : cell.code;

function rowsOf(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  variables: readonly Variable[],
  names: ReadonlyMap<string, string>,
): (string | number)[][] {
  const { rowOf } = answerTable(document, variables, names);
  return responses.map((one) => rowOf(one).map(said));
}

const siteNames = new Map(SITES.map(({ id, name }) => [id, name]));

describe("the rows of an export", () => {
  test("recounted by hand, give the indicators of the product", () => {
    const variables = codebook(BUILT_IN, "sv", EXPORT_WORDS);
    const rows = rowsOf(BUILT_IN, DAY, variables, siteNames).map((cells) =>
      Object.fromEntries(cells.map((cell, column) => [variables[column]?.name, cell])),
    );
    expect(rows).toHaveLength(75);
    for (const { itemId, shares } of indicators(BUILT_IN, DAY)) {
      const item = BUILT_IN.items.find(({ id }) => id === itemId);
      const options = item !== undefined && "options" in item ? item.options : [];
      const counted = options.filter(({ meaning }) => meaning === undefined).map(({ code }) => code);
      const positive = options.filter((option) => option.positive).map(({ code }) => code);
      const groups = {
        T: rows,
        K: rows.filter((row) => row["gender"] === "woman"),
        M: rows.filter((row) => row["gender"] === "man"),
      };
      for (const [group, members] of Object.entries(groups)) {
        const part = members.filter((row) => positive.includes(String(row[itemId]))).length;
        const of = members.filter((row) => counted.includes(String(row[itemId]))).length;
        expect({ group, part, of }).toEqual({ group, ...shares[group as keyof typeof shares] });
      }
    }
  });

  test("have one cell for each variable, and every code stands in the codebook", () => {
    const variables = codebook(BUILT_IN, "sv", EXPORT_WORDS);
    const rows = rowsOf(BUILT_IN, DAY, variables, siteNames);
    const known = variables.map(({ values }) => (values.length === 0 ? null : new Set<unknown>(values.map(({ code }) => code))));
    const strangers = rows.flatMap((row) => row.filter((cell, column) => known[column]?.has(cell) === false));
    expect(rows.every((row) => row.length === variables.length)).toBe(true);
    expect(strangers).toEqual([]);
  });

  test("say of a free text only that there is one", () => {
    const document = questionnaire([single("first", "yes no"), freeText("more", 200, "prefer-not-to-say")]);
    const variables = codebook(document, "sv", EXPORT_WORDS);
    const column = variables.findIndex(({ name }) => name === "more");
    const responses = [
      response(document, 1, { more: { text: "kanariefågel" } }),
      response(document, 2, { more: { option: "prefer-not-to-say" } }),
      response(document, 3, {}),
    ];
    const rows = rowsOf(document, responses, variables, siteNames);
    expect(rows.map((row) => row[column])).toEqual(["text-given", "prefer-not-to-say", ""]);
    expect(JSON.stringify(rows)).not.toContain("kanariefågel");
    expect(variables[column]).toMatchObject({ kind: "code", values: [{ code: "text-given", missing: false }, {}, {}, {}] });
  });

  test("keep codes apart that mean something to JavaScript, or are digits", () => {
    const document = questionnaire([
      single("constructor", "toString hasOwnProperty"),
      single("1", "1 2"),
      multiple("Q1", "valueOf o_other"),
      number("0", 0, 20, "99"),
    ]);
    const items = [{ ...document.items[3], options: [{ code: "99", text: { sv: "Vet inte" }, meaning: "dont-know" }] }];
    const odd = { ...document, items: [...document.items.slice(0, 3), ...items] } as typeof document;
    const variables = codebook(odd, "sv", EXPORT_WORDS);
    const names = variables.map(({ name }) => name);
    const rows = rowsOf(
      odd,
      [
        response(odd, 1, {
          "1": { option: "2" },
          constructor: { option: "toString" },
          Q1: { options: ["o_other"] },
          "0": { number: 7 },
        }),
        response(odd, 2, { "0": { option: "99" } }),
      ],
      variables,
      siteNames,
    ).map((row) => row.slice(-5));
    expect(names.slice(-5)).toEqual(["constructor", "1", "Q1.valueOf", "Q1.o_other", "0"]);
    expect(rows).toEqual([
      ["toString", "2", "0", "1", 7],
      ["", "", "", "", "99"],
    ]);
    expect(variables.at(-1)?.values[0]).toEqual({ code: "99", label: "Vet inte", missing: true });
  });

  test("keep numbers as numbers and choices of several as columns", () => {
    const document = questionnaire([number("visits", -9, 99, "dont-know"), multiple("ways", "phone mail none!")]);
    const variables = codebook(document, "sv", EXPORT_WORDS);
    const responses = [
      response(document, 1, { visits: { number: -5 }, ways: { options: ["phone", "mail"] } }),
      response(document, 2, { visits: { option: "dont-know" } }),
    ];
    const items = rowsOf(document, responses, variables, siteNames).map((row) => row.slice(-4));
    expect(items).toEqual([
      [-5, "1", "1", "0"],
      ["dont-know", "", "", ""],
    ]);
  });
});

describe("the codebook", () => {
  test("has a row for each value with its label and whether it is missing, in the coordinator's words", () => {
    const rows = codebookTable([answerTable(BUILT_IN, codebook(BUILT_IN, "sv", EXPORT_WORDS), siteNames)]).rows.map((row) =>
      row.map(said),
    );
    expect(rows).toContainEqual(["response_id", "id", "code", "", "", ""]);
    expect(rows).toContainEqual(["help_mode", "mode", "code", "listened", "Lyssnade", "0"]);
    expect(rows.filter(([name]) => name === "contact").map(([, , , code, label, missing]) => [code, label, missing])).toEqual([
      ["very-easy", "Väldigt lätt", "0"],
      ["fairly-easy", "Ganska lätt", "0"],
      ["fairly-hard", "Ganska svårt", "0"],
      ["very-hard", "Väldigt svårt", "0"],
      ["dont-know", "Vet inte", "1"],
      ["", "hoppade över", "1"],
      ["not_applicable", "ej ställd", "1"],
    ]);
  });
});
