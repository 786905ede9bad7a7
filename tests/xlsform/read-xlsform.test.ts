import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkQuestionnaire } from "../../src/domain/questionnaire/check.ts";
import { CHANGED, LEFT_OUT } from "../../src/xlsform/findings.ts";
import { readFormFile } from "../../src/xlsform/read-form-file.ts";
import { readXlsform } from "../../src/xlsform/read-xlsform.ts";
import { formOf, readForm, told } from "../support/form-workbook.ts";
import { droppedCells } from "../xlsforms/dropped-cells.ts";

const YES_NO = [
  ["list_name", "name", "label"],
  ["yn", "yes", "Yes"],
  ["yn", "no", "No"],
];

describe("a form with a bit of everything", () => {
  const read = async () => {
    const bytes = new Uint8Array(readFileSync(new URL("../fixtures/xlsforms/waiting-room.csv", import.meta.url)));
    const form = await readFormFile(bytes, { unnamed: "en", fileName: "waiting-room.csv" });
    return (form as Extract<typeof form, { ok: true }>).value;
  };

  test("gives the questions that it asks, in all its languages", async () => {
    const { questionnaire } = await read();
    const option = (code: string, sv: string, en: string, pictogram?: string) => ({
      code,
      text: { sv, en },
      ...(pictogram === undefined ? {} : { pictogram }),
    });
    const before = { equals: { item: "been_before", option: "yes" } };
    expect(questionnaire).toEqual({
      format: "streck-questionnaire/2",
      mayIgnore: ["items.pictogram", "items.options.pictogram"],
      id: "waiting-room",
      version: 3,
      languages: ["sv", "en"],
      title: { sv: "Väntrummet" },
      source: {},
      items: [
        { kind: "information", id: "welcome", text: { sv: "Hej!", en: "Hello!" } },
        {
          kind: "single",
          id: "been_before",
          text: { sv: "Har du varit här förut?", en: "Have you been here before?" },
          pictogram: "question",
          options: [option("yes", "Ja", "Yes", "answer-yes"), option("no", "Nej", "No", "answer-no")],
        },
        {
          kind: "number",
          id: "times",
          text: { sv: "Hur många gånger?\nUngefär.", en: "How many times?" },
          when: before,
          minimum: 1,
          maximum: 50,
          options: [],
        },
        {
          kind: "multiple",
          id: "ways",
          text: { sv: "Hur tog du kontakt?", en: "How did you get in touch?" },
          when: { and: [before, { answered: "times" }] },
          options: [option("phone", "Telefon", "Phone", "phone"), option("e_mail", "E-post", "E-mail")],
        },
        {
          kind: "number",
          id: "ease",
          text: { sv: "Hur lätt var det?", en: "How easy was it?" },
          minimum: 1,
          maximum: 10,
          options: [],
        },
        { kind: "text", id: "more", text: { sv: "Något mer?", en: "Anything else?" }, maximumLength: 120, options: [] },
      ],
    });
  });

  test("says the rest, each in its place", async () => {
    expect(told(await read())).toEqual([
      "group-text survey C3",
      "group-text survey D3",
      "appearance survey I3",
      "required survey H4",
      "sound survey K4",
      "hint survey E5",
      "limits-assumed survey A8",
      "unsupported-type survey 9",
      "condition-reference survey F10",
      "renamed-option choices B5",
      "picture choices E5",
      "unused-list choices 6",
      "other-setting settings E2",
    ]);
  });

  test("shows which texts are missing before it can be published", async () => {
    const { questionnaire } = await read();
    expect(checkQuestionnaire(questionnaire).map(({ code, at, language }) => `${code} ${at} ${language}`)).toEqual([
      "missing-language title en",
      "missing-language source sv",
      "missing-language source en",
    ]);
  });
});

describe("what a questionnaire can't say", () => {
  const one = (type: string, more: Readonly<Record<string, string>> = {}) =>
    formOf(
      [
        ["type", "name", "label", ...Object.keys(more)],
        [type, "q", "Question?", ...Object.values(more)],
      ],
      YES_NO,
    );

  test.each([
    ["decimal", {}, "unsupported-type survey 2"],
    ["date", {}, "unsupported-type survey 2"],
    ["deviceid", {}, "collects-unasked survey 2"],
    ["select_one_from_file a.csv", {}, "file-of-options survey 2"],
    ["select_one nowhere", {}, "unknown-list survey 2"],
    ["select_one yn or_other", {}, "or-other survey A2"],
    ["select_one yn", { required: "yes" }, "required survey D2"],
    ["select_one yn", { appearance: "likert" }, "appearance survey D2"],
    ["select_one yn", { default: "yes" }, "default survey D2"],
    ["select_one yn", { calculation: "1+1" }, "calculation survey D2"],
    ["select_one yn", { choice_filter: "a=1" }, "choice-filter survey D2"],
    ["select_one yn", { relevant: "${q} > 18" }, "condition-reference survey D2"],
    ["select_one yn", { relevant: "once(1)" }, "condition survey D2"],
    ["select_one yn", { image: "me.png" }, "picture survey D2"],
    ["select_one yn", { "media::audio": "a.mp3" }, "sound survey D2"],
    ["select_one yn", { "media::video": "a.mp4" }, "video survey D2"],
    ["select_one yn", { read_only: "yes" }, "other-setting survey D2"],
    ["select_one yn", { "": "stray" }, "no-heading survey D2"],
    ["select_one yn", { notes: "for us" }, "unknown-column survey D1"],
    ["select_one yn", { "label::Klingon": "Qo" }, "unnamed-language survey D1"],
    ["select_one yn", { disabled: "yes" }, "disabled survey 2"],
    ["integer", { constraint: "regex(., '1')" }, "constraint survey D2"],
    ["integer", { constraint_message: "No!" }, "constraint-message survey D2"],
    ["", {}, "no-type survey 2"],
  ] as const)("%s %j is said", (type, more, expected) => {
    const form = one(type, more);
    const read = readForm(form);
    expect(told(read)).toContain(expected);
    expect(LEFT_OUT).toContain(expected.split(" ")[0]);
    expect(droppedCells(form, read)).toEqual([]);
  });

  test.each([
    ["integer", {}, "limits-assumed survey A2"],
    ["text", {}, "length-assumed survey A2"],
    ["range", { parameters: "start=0 end=100 step=5" }, "steps survey D2"],
    ["note", { hint: "Below." }, "hint survey D2"],
    ["begin repeat", {}, "repeat survey A2"],
  ] as const)("%s %j comes along otherwise, and that is said", (type, more, expected) => {
    const read = readForm(one(type, more));
    expect(told(read)).toContain(expected);
    expect(CHANGED).toContain(expected.split(" ")[0]);
  });

  test("a text that would show an answer or letters in bold", () => {
    const survey = [
      ["type", "name", "label"],
      ["note", "a", "You are ${age} years"],
      ["note", "b", "Be <b>bold</b>"],
    ];
    expect(told(readForm(formOf(survey)))).toEqual(["answer-in-text survey C2", "markup survey C3"]);
  });

  test("required that says no is nothing to speak of", () => {
    expect(told(readForm(one("select_one yn", { required: "no" })))).toEqual([]);
  });
});

describe("what stands around questions", () => {
  test("the condition of a group is that of each question in it", () => {
    const survey = [
      ["type", "name", "label", "relevant"],
      ["select_one yn", "a", "A?", ""],
      ["begin group", "g", "", "${a} = 'yes'"],
      ["note", "b", "B", ""],
      ["begin_group", "h", "", "${a} != 'no'"],
      ["note", "c", "C", "${a} != ''"],
      ["end_group", "", "", ""],
      ["end group", "", "", ""],
      ["note", "d", "D", ""],
    ];
    const yes = { equals: { item: "a", option: "yes" } };
    const notNo = { not: { equals: { item: "a", option: "no" } } };
    const { questionnaire } = readForm(formOf(survey, YES_NO));
    expect(questionnaire.items.map(({ when }) => when)).toEqual([
      undefined,
      yes,
      { and: [yes, notNo, { answered: "a" }] },
      undefined,
    ]);
  });

  test("names and codes that can't stay become others, and conditions follow them", () => {
    const survey = [
      ["type", "name", "label", "relevant"],
      ["select_one l", "hur_går_det?", "?", ""],
      ["note", "site_name", "!", "${hur_går_det?} = 'så & så'"],
    ];
    const choices = [
      ["list name", "value", "label"],
      ["l", "så & så", "So so"],
      ["l", "sa_sa", "Other"],
    ];
    const read = readForm(formOf(survey, choices));
    expect(read.questionnaire.items).toMatchObject([
      { id: "hur_gar_det_", options: [{ code: "sa_sa" }, { code: "sa_sa_2" }] },
      { id: "site_name_2", when: { equals: { item: "hur_gar_det_", option: "sa_sa" } } },
    ]);
    expect(told(read)).toEqual([
      "renamed survey B2",
      "renamed survey B3",
      "renamed-option choices B2",
      "renamed-option choices B3",
    ]);
  });

  test("a name that two questions have is none that a condition could mean", () => {
    const survey = [
      ["type", "name", "label", "relevant"],
      ["text", "a", "?", ""],
      ["text", "a", "?", ""],
      ["note", "b", "!", "${a} != ''"],
    ];
    expect(told(readForm(formOf(survey)))).toContain("condition-reference survey D4");
  });

  test("sheets that are no part of a form are said, merged cells too", () => {
    const form = [
      ...formOf([
        ["type", "name", "label"],
        ["note", "a", "A"],
      ]),
      { name: "help", rows: [["Read me"]] },
    ];
    const [survey, ...others] = form;
    const merged = [{ name: "survey", rows: survey?.rows ?? [], merged: ["B2:C2"] }, ...others];
    expect(told(readForm(merged))).toEqual(["merged-cells survey", "sheet help"]);
  });
});

describe("languages", () => {
  const languagesOf = (...headings: string[]) =>
    readForm(
      formOf([
        ["type", "name", ...headings],
        ["note", "a", ...headings.map(() => "x")],
      ]),
    ).questionnaire.languages;

  test.each([
    ["label::Svenska (sv)", "sv"],
    ["label:English (en)", "en"],
    ["label::fa_AF", "fa-AF"],
    ["label::Arabic", "ar"],
    ["label::Soomaali", "so"],
    ["label :: Français", "fr"],
    ["Label::Srpski (sr-Latn)", "sr-Latn"],
  ])("%s is %s", (heading, language) => {
    expect(languagesOf(heading)).toEqual([language]);
  });

  test("stand in the order of the columns", () => {
    expect(languagesOf("label::x (so)", "label::y (ar)", "hint::z (sv)")).toEqual(["so", "ar", "sv"]);
  });

  test("a column without one is in the language that the form says, or else is taken for the one that it was brought for", () => {
    const survey = [
      ["type", "name", "label"],
      ["note", "a", "A"],
    ];
    const settings = [["default_language"], ["Svenska (sv)"]];
    expect(readForm(formOf(survey, [], settings)).questionnaire.languages).toEqual(["sv"]);
    const assumed = readForm(formOf(survey));
    expect(assumed.questionnaire.languages).toEqual(["en"]);
    expect(assumed.findings).toContainEqual(expect.objectContaining({ code: "language-assumed", column: "C", language: "en" }));
  });
});

describe("what is no form", () => {
  const faults = (workbook: Parameters<typeof readXlsform>[0]) => readXlsform(workbook, { unnamed: "en", fileName: "a" });

  test.each([
    ["without a sheet survey", [{ name: "Blad1", rows: [["type"]] }], { code: "no-survey-sheet", value: "Blad1" }],
    ["without the column type", formOf([["name", "label"]]), { code: "no-headings", value: "type" }],
    ["with the same column twice", formOf([["type", "label", "label"]]), { code: "duplicate-column", column: "C" }],
    [
      "with one language twice",
      formOf([["type", "label::English (en)", "label::en"]]),
      { code: "duplicate-column", column: "C" },
    ],
    ["with two sheets of one name", [...formOf([["type"]]), ...formOf([["type"]])], { code: "duplicate-sheet" }],
  ])("%s", (_what, workbook, fault) => {
    expect(faults(workbook)).toMatchObject({ ok: false, error: [fault] });
  });
});

test("whatever stands in whatever cell, nothing is dropped without a word", () => {
  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        "text",
        "note",
        "select_one l",
        "select_multiple l",
        "integer",
        "range",
        "begin group",
        "end group",
        "begin repeat",
        "date",
        "a",
        "b",
        "l",
        "${a} = 'a'",
        ". >= 1",
        "yes",
        "1",
        "phone.svg",
        "start=1;end=5",
      ),
    },
  );
  const heading = fc.constantFrom(
    "type",
    "name",
    "label",
    "label::Svenska (sv)",
    "hint",
    "relevant",
    "constraint",
    "parameters",
    "required",
    "image",
    "audio::en",
    "x",
    "",
    "list_name",
    "appearance",
    "streck_kind",
    "streck_options",
    "streck_id",
    "streck_positive",
    "streck_meaning",
    "about",
    "setting",
    "value",
    "form_title",
    "version",
    "default_language",
  );
  const sheet = fc
    .uniqueArray(heading, { minLength: 1, maxLength: 10 })
    .chain((head) => fc.array(fc.array(word, { maxLength: head.length + 1 }), { maxLength: 8 }).map((rows) => [head, ...rows]));
  fc.assert(
    fc.property(sheet, sheet, sheet, sheet, ([head = [], ...rows], choices, settings, own) => {
      const survey = [["type", ...head.filter((one) => one !== "type")], ...rows];
      const form = [...formOf(survey, choices, settings), { name: "streck", rows: own }, { name: "other", rows: own }];
      const read = readXlsform(form, { unnamed: "en", fileName: "form" });
      expect(read.ok && droppedCells(form, read.value)).toEqual(read.ok ? [] : false);
    }),
    { numRuns: 300 },
  );
});

test("a cell that was dropped would be found", () => {
  const form = formOf([
    ["type", "name", "label"],
    ["note", "a", "A"],
  ]);
  const read = readForm(form);
  expect(droppedCells(form, read)).toEqual([]);
  expect(droppedCells(form, { ...read, taken: read.taken.slice(1) })).toEqual(["survey A1: type"]);
  expect(droppedCells(form, { ...read, questionnaire: { ...read.questionnaire, items: [] } })).toEqual(["survey C2: A"]);
});
