import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { BUILT_IN as OFFERED } from "../../src/console/rounds/built-in.ts";
import { emptyDraft, faultsOf, roundFrom } from "../../src/console/rounds/draft.ts";
import { readQuestionnaireFile } from "../../src/console/rounds/read-file.ts";
import { NewRound } from "../../src/protocol/console/rounds.ts";
import { BUILT_IN, equals, questionnaire, single } from "../support/questionnaires.ts";

const SITE = "0b".repeat(16);
const WHOLE = { ...emptyDraft(BUILT_IN), name: " Höstens omgång ", siteIds: [SITE], starts: "2026-09-14", ends: "2026-09-25" };

describe("a round that is being typed", () => {
  test("is a message that the server takes, once nothing is missing", () => {
    const made = roundFrom(WHOLE);
    expect(v.parse(NewRound, made)).toEqual(made);
    expect(made).toMatchObject({
      name: "Höstens omgång",
      settings: { batchThreshold: 5, keepsWalkAways: false, keepsWeek: true },
    });
  });

  test("has the number that was typed, in the digits of any keyboard", () => {
    expect(roundFrom({ ...WHOLE, batchThreshold: " ١٢ " })?.settings.batchThreshold).toBe(12);
  });

  test.each([
    [{ name: "  " }, { name: "missing" }],
    [{ siteIds: [] }, { siteIds: "missing" }],
    [{ starts: "2026-02-30" }, { starts: "missing" }],
    [{ ends: "2026-09-13" }, { ends: "ends-before-start" }],
    [{ batchThreshold: "" }, { batchThreshold: "bad-threshold" }],
    [{ batchThreshold: "2.5" }, { batchThreshold: "bad-threshold" }],
    [{ batchThreshold: "1e1" }, { batchThreshold: "bad-threshold" }],
    [{ batchThreshold: "101" }, { batchThreshold: "bad-threshold" }],
    [{ questionnaire: null }, { questionnaire: "missing" }],
  ])("with %j is not made, and says where", (change, faults) => {
    const draft = { ...WHOLE, ...change };
    expect(faultsOf(draft)).toEqual(faults);
    expect(roundFrom(draft)).toBeNull();
  });
});

describe("a questionnaire file", () => {
  const file = (content: unknown) => new Blob([typeof content === "string" ? content : JSON.stringify(content)]);

  test("comes with the product for financial assistance", () => {
    expect(OFFERED.map(({ id }) => id)).toEqual(["financial-assistance"]);
  });

  test("is read as it stands", async () => {
    expect(await readQuestionnaireFile(file(BUILT_IN))).toEqual({ ok: true, value: BUILT_IN });
  });

  const later = questionnaire([single("first", "yes no", { when: equals("second", "yes") }), single("second", "yes no")]);
  const { so: _dropped, ...twoLanguages } = later.title;
  const items = [single("first", "yes yes")];
  const unlabelled = questionnaire([
    { ...single("first", "yes no"), options: [{ code: "yes", text: { sv: "Ja", ar: "نعم", so: " " } }] },
  ]);
  test.each([
    ["that is no JSON", "{", [{ code: "not-json", at: "" }]],
    ["that is too large", " ".repeat(600_001), [{ code: "too-large", at: "" }]],
    ["of another form", { ...later, items: [{ kind: "guess" }] }, [{ code: "malformed", at: "items.0.kind" }]],
    ["with a forward reference", later, [{ code: "forward-reference", at: "first / when / second" }]],
    [
      "with a missing language",
      { ...questionnaire([single("first", "yes no")]), title: twoLanguages },
      [{ code: "missing-language", at: "title", language: "so" }],
    ],
    ["with a duplicate code", questionnaire(items), [{ code: "duplicate-code", at: "first / yes" }]],
    ["with an option without a label", unlabelled, [{ code: "empty-label", at: "first / yes", language: "so" }]],
  ])("%s says what is wrong, and where", async (_what, content, findings) => {
    const read = await readQuestionnaireFile(file(content));
    expect(read.ok ? [] : read.error).toEqual(
      expect.arrayContaining(findings.map((finding) => expect.objectContaining(finding))),
    );
  });
});
