import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../../src/domain/codebook/cell.ts";
import {
  type CodebookWords,
  codebook,
  exportRow,
  NOT_APPLICABLE,
  OWN_VARIABLES,
  SKIPPED,
  TEXT_GIVEN,
} from "../../../src/domain/codebook/codebook.ts";
import { checkQuestionnaire } from "../../../src/domain/questionnaire/check.ts";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import {
  BUILT_IN,
  equals,
  freeText,
  information,
  multiple,
  number,
  questionnaire,
  scale,
  single,
} from "../../support/questionnaires.ts";
import { response } from "../../support/responses.ts";
import type { Said } from "../../support/visitor.ts";

const WORDS: CodebookWords = {
  response_id: "Svarets id",
  round_id: "Omgångens id",
  site_id: "Mottagningens id",
  site_name: "Mottagning",
  questionnaire_id: "Enkät",
  questionnaire_version: "Version",
  iso_week: "Vecka",
  response_language: "Språk",
  help_mode: "Hjälp",
  completeness: "Hur mycket som besvarades",
  skipped: "överhoppad",
  "not-applicable": "inte aktuell",
  chosen: "vald",
  "not-chosen": "inte vald",
  "text-given": "text",
  values: {},
};

const routed = questionnaire([
  information("hello"),
  single("visited", "yes no"),
  multiple("why", "far busy nothing! dont-know", { when: equals("visited", "no") }),
  number("children", 0, 20, "prefer-not-to-say"),
  scale("welcome", "good bad dont-know", { when: equals("visited", "yes") }),
  freeText("more", 50, "dont-know"),
]);

function names(document: QuestionnaireDocument): readonly string[] {
  return codebook(document, "sv", WORDS).map(({ name }) => name);
}

function shown(cell: Cell): string {
  return cell.kind === "number" ? String(cell.number) : cell.kind === "text" ? cell.text : cell.code;
}

/** A row as a spreadsheet shows it: cells under their names. */
function row(document: QuestionnaireDocument, said: Readonly<Record<string, Said>>): Record<string, string> {
  const cells = exportRow(document, response(said), "Väntrum A").map(shown);
  return Object.fromEntries(names(document).map((name, position) => [name, cells[position] ?? "(no cell)"]));
}

describe("an exported row", () => {
  test("begins with what is known about the response itself", () => {
    const cells = exportRow(BUILT_IN, response({ contact: "very-easy" }, { language: "ar", mode: "listened" }), "Väntrum A");
    expect(cells.slice(0, OWN_VARIABLES.length).map(shown)).toEqual([
      "e1".repeat(16),
      "d0".repeat(16),
      "51".repeat(16),
      "Väntrum A",
      "financial-assistance",
      String(BUILT_IN.version),
      "2026-W38",
      "ar",
      "listened",
      "partial",
    ]);
  });

  test("has no week where the round keeps none", () => {
    const cells = exportRow(BUILT_IN, response({}, { week: null }), "Väntrum A");
    expect(cells[OWN_VARIABLES.indexOf("iso_week")]).toEqual({ kind: "missing", why: "not-kept", code: "" });
  });

  test("says complete from half on", () => {
    expect(row(BUILT_IN, { contact: "very-easy", views: "no", change: "unchanged", overall: "dont-know" })["completeness"]).toBe(
      "complete",
    );
    expect(row(BUILT_IN, { contact: "very-easy", views: "no", change: "unchanged" })["completeness"]).toBe("partial");
  });

  test.each<[string, Readonly<Record<string, Said>>, Record<string, string>]>([
    [
      "what she answered, and what was not her question",
      { visited: "yes", welcome: "good", children: 0, more: { text: "tack" } },
      {
        visited: "yes",
        "why.far": NOT_APPLICABLE,
        "why.busy": NOT_APPLICABLE,
        "why.nothing": NOT_APPLICABLE,
        "why.dont-know": NOT_APPLICABLE,
        children: "0",
        welcome: "good",
        more: TEXT_GIVEN,
      },
    ],
    [
      "several choices, one column for each",
      { visited: "no", why: ["far", "busy"], children: "prefer-not-to-say", more: "dont-know" },
      {
        visited: "no",
        "why.far": "1",
        "why.busy": "1",
        "why.nothing": "0",
        "why.dont-know": "0",
        children: "prefer-not-to-say",
        welcome: NOT_APPLICABLE,
        more: "dont-know",
      },
    ],
    [
      "skipped is empty, which is not the same",
      { visited: "no" },
      {
        visited: "no",
        "why.far": "",
        "why.busy": "",
        "why.nothing": "",
        "why.dont-know": "",
        children: "",
        welcome: NOT_APPLICABLE,
        more: "",
      },
    ],
    [
      "an answer to an item that does not apply is not exported",
      { visited: "no", welcome: "good" },
      {
        visited: "no",
        "why.far": "",
        "why.busy": "",
        "why.nothing": "",
        "why.dont-know": "",
        children: "",
        welcome: NOT_APPLICABLE,
        more: "",
      },
    ],
  ])("%s", (_, said, cells) => {
    const own = new Set<string>(OWN_VARIABLES);
    expect(Object.fromEntries(Object.entries(row(routed, said)).filter(([name]) => !own.has(name)))).toEqual(cells);
  });
});

test("a cell says what it is: a number stays one, and what is missing says why", () => {
  const cells = (said: Readonly<Record<string, Said>>): readonly Cell[] =>
    exportRow(routed, response(said), "Väntrum A").slice(OWN_VARIABLES.length);
  expect(cells({ visited: "yes", welcome: "dont-know", children: 0, more: { text: "tack" } })).toEqual([
    { kind: "code", code: "yes" },
    ...Array.from({ length: 4 }, () => ({ kind: "missing", why: "not-applicable", code: NOT_APPLICABLE })),
    { kind: "number", number: 0 },
    { kind: "missing", why: "dont-know", code: "dont-know" },
    { kind: "code", code: TEXT_GIVEN },
  ]);
  expect(cells({ visited: "no", children: "prefer-not-to-say" })).toEqual([
    { kind: "code", code: "no" },
    ...Array.from({ length: 4 }, () => ({ kind: "missing", why: "skipped", code: SKIPPED })),
    { kind: "missing", why: "prefer-not-to-say", code: "prefer-not-to-say" },
    { kind: "missing", why: "not-applicable", code: NOT_APPLICABLE },
    { kind: "missing", why: "skipped", code: SKIPPED },
  ]);
});

describe("the codebook", () => {
  test("names the columns in the order of the questionnaire, without what asks nothing", () => {
    expect(names(routed)).toEqual([
      ...OWN_VARIABLES,
      "visited",
      "why.far",
      "why.busy",
      "why.nothing",
      "why.dont-know",
      "children",
      "welcome",
      "more",
    ]);
    expect(names(BUILT_IN).slice(OWN_VARIABLES.length)).toEqual(BUILT_IN.items.map(({ id }) => id));
  });

  test("says what each code means, and which ones stand outside every indicator", () => {
    const contact = codebook(BUILT_IN, "sv", WORDS).find(({ name }) => name === "contact");
    expect(contact).toEqual({
      name: "contact",
      label: "Är det lätt eller svårt att nå din handläggare när du ringer eller skriver?",
      kind: "code",
      values: [
        { code: "very-easy", label: "Väldigt lätt", missing: false },
        { code: "fairly-easy", label: "Ganska lätt", missing: false },
        { code: "fairly-hard", label: "Ganska svårt", missing: false },
        { code: "very-hard", label: "Väldigt svårt", missing: false },
        { code: "dont-know", label: "Vet inte", missing: true },
        { code: SKIPPED, label: "överhoppad", missing: true },
        { code: NOT_APPLICABLE, label: "inte aktuell", missing: true },
      ],
    });
  });

  test("says so of each column of a multiple choice", () => {
    const busy = codebook(routed, "sv", WORDS).find(({ name }) => name === "why.busy");
    expect(busy).toMatchObject({ label: "why – busy", kind: "code" });
    expect(busy?.values.map(({ code, label, missing }) => `${code}: ${label}${missing ? ", missing" : ""}`)).toEqual([
      "1: vald",
      "0: inte vald",
      ": överhoppad, missing",
      "not_applicable: inte aktuell, missing",
    ]);
  });

  test("speaks the language that is asked for", () => {
    const contact = codebook(BUILT_IN, "so", WORDS).find(({ name }) => name === "contact");
    expect(contact?.values[0]).toEqual({ code: "very-easy", label: "Aad bay u sahlan tahay", missing: false });
  });

  test("knows the kinds, the modes of help and the dispositions", () => {
    const kinds = new Map(codebook(routed, "sv", WORDS).map(({ name, kind }) => [name, kind]));
    expect([kinds.get("children"), kinds.get("more"), kinds.get("visited")]).toEqual(["number", "code", "code"]);
    const values = new Map(
      codebook(routed, "sv", WORDS).map((variable) => [variable.name, variable.values.map(({ code }) => code)]),
    );
    const modes = ["self", "listened", "read-by-assistant", "listened-and-read-by-assistant", "paper"];
    expect(values.get("help_mode")).toEqual(modes);
    expect(values.get("completeness")).toEqual(["complete", "partial"]);
  });
});

describe("nothing in an export can be taken for something else", () => {
  test("no item may have the name of one of our own columns", () => {
    for (const name of OWN_VARIABLES) {
      expect(checkQuestionnaire(questionnaire([single(name, "yes no")]))).toContainEqual({ code: "duplicate-item", at: name });
    }
  });

  test("no option may have the code that says that an item did not apply", () => {
    expect(checkQuestionnaire(questionnaire([single("visited", `yes ${NOT_APPLICABLE}`)]))).toEqual([
      { code: "reserved-code", at: `visited / ${NOT_APPLICABLE}` },
    ]);
  });

  test("on any questionnaire, every cell has its column, all columns differ, and every code stands in the codebook", () => {
    const any = arbitraryQuestionnaire().chain((document) => fc.tuple(fc.constant(document), arbitraryAnswers(document)));
    fc.assert(
      fc.property(any, ([document, answers]) => {
        const variables = codebook(document, document.languages[0] ?? "sv", WORDS);
        const cells = exportRow(document, response({}, { answers }), "Väntrum A").map(shown);
        expect(cells).toHaveLength(variables.length);
        expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
        for (const [position, { name, kind, values }] of variables.entries()) {
          const codes = values.map(({ code }) => code);
          expect(new Set(codes).size).toBe(codes.length);
          if (!(OWN_VARIABLES as readonly string[]).includes(name) && kind === "code") {
            expect(codes).toContain(cells[position]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
