import { describe, expect, test } from "vitest";
import { readQuestionnaireFile } from "../../../src/console/rounds/read-file.ts";
import { BUILT_IN, equals, questionnaire, single, texts } from "../../support/questionnaires.ts";

const file = (content: unknown) => new Blob([typeof content === "string" ? content : JSON.stringify(content)]);
const bytes = (...parts: (string | Uint8Array | number[])[]) =>
  new Blob(parts.map((part) => (Array.isArray(part) ? new Uint8Array(part) : part)) as BlobPart[]);
const TEXT = JSON.stringify(BUILT_IN);

describe("a questionnaire file that can't be used says what is wrong, and where", () => {
  const later = questionnaire([single("first", "yes no", { when: equals("second", "yes") }), single("second", "yes no")]);
  const { so: _dropped, ...twoLanguages } = later.title;
  const unlabelled = questionnaire([
    { ...single("first", "yes no"), options: [{ code: "yes", text: { sv: "Ja", ar: "نعم", so: " " } }] },
  ]);
  test.each([
    ["that is no JSON", "{", [{ code: "not-json-at", at: "", other: "1" }]],
    ["that breaks off", TEXT.slice(0, 300), [{ code: expect.stringContaining("not-json") as unknown, at: "" }]],
    ["with a comma too many", `{\n"format": "x",\n"id": "a",,\n}`, [{ code: "not-json-at", at: "", other: "3" }]],
    ["that is empty", "", [{ at: "" }]],
    ["that is too large", " ".repeat(600_001), [{ code: "too-large", at: "" }]],
    ["of another form", { ...later, items: [{ kind: "guess" }] }, [{ code: "malformed", at: "items.0.kind" }]],
    ["with a forward reference", later, [{ code: "forward-reference", at: "first / when / second" }]],
    [
      "with a missing language",
      { ...questionnaire([single("first", "yes no")]), title: twoLanguages },
      [{ code: "missing-language", at: "title", language: "so" }],
    ],
    ["with a duplicate code", questionnaire([single("first", "yes yes")]), [{ code: "duplicate-code", at: "first / yes" }]],
    ["with an option without a label", unlabelled, [{ code: "empty-label", at: "first / yes", language: "so" }]],
    ["in no language of the tablet", { ...BUILT_IN, languages: ["sv-SE"] }, [{ code: "no-tablet-language", at: "languages" }]],
    [
      "with two options that look the same",
      {
        ...BUILT_IN,
        items: [{ ...single("first", "yes no"), options: ["yes", "no"].map((code) => ({ code, text: texts("Ja") })) }],
      },
      [{ code: "same-label", at: "first / no", language: "sv", other: "yes" }],
    ],
  ])("%s", async (_what, content, findings) => {
    const { questionnaire: read, errors } = await readQuestionnaireFile(file(content));
    expect(read).toBeNull();
    expect(errors).toEqual(expect.arrayContaining(findings.map((finding) => expect.objectContaining(finding) as unknown)));
  });

  test("and all of it at once: what doesn't hold together, and what people would stumble over", async () => {
    const broken = questionnaire([single("first", "yes"), { ...single("second", "a b"), text: texts("\u200b") }]);
    const { errors } = await readQuestionnaireFile(file(broken));
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(["no-options", "invisible-label"]));
  });

  test("that was saved again after it was chosen", async () => {
    const gone = {
      size: 10,
      arrayBuffer: async (): Promise<ArrayBuffer> => {
        throw new DOMException("gone", "NotReadableError");
      },
    };
    expect((await readQuestionnaireFile(gone)).errors).toEqual([{ code: "unreadable-file", at: "" }]);
  });
});

describe("a questionnaire file is read as it stands", () => {
  const windows = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const inSwedish = questionnaire([single("visited", "yes no", { text: texts("Är det lätt eller svårt på Åsgatan?") })], {
    languages: ["sv"],
  });

  test("in UTF-8, with and without a byte order mark", async () => {
    const nothing = { questionnaire: BUILT_IN, errors: [], warnings: [] };
    expect(await readQuestionnaireFile(file(BUILT_IN))).toEqual(nothing);
    expect(await readQuestionnaireFile(bytes([0xef, 0xbb, 0xbf], TEXT))).toEqual(nothing);
  });

  test.each([
    ["little-endian with a mark", [0xff, 0xfe], false],
    ["big-endian with a mark", [0xfe, 0xff], true],
    ["little-endian without one", [], false],
    ["big-endian without one", [], true],
  ])("in UTF-16, %s, and says so", async (_, mark, swapped) => {
    const wide = Buffer.from(TEXT, "utf16le");
    const read = await readQuestionnaireFile(bytes(mark, swapped ? wide.swap16() : wide));
    expect(read).toEqual({ questionnaire: BUILT_IN, errors: [], warnings: [{ code: "read-as-utf-16", at: "" }] });
  });

  test("in Windows-1252, and says that this is a guess", async () => {
    const read = await readQuestionnaireFile(bytes(windows(JSON.stringify(inSwedish))));
    expect(read).toEqual({ questionnaire: inSwedish, errors: [], warnings: [{ code: "read-as-windows-1252", at: "" }] });
  });

  test("where the guess can't be right: Arabic of another old encoding has no Arabic letter left", async () => {
    // "نعم" in Windows-1256.
    const arabic = questionnaire([single("visited", "yes no")], { languages: ["ar"], title: texts("\u00e4\u00da\u00e3") });
    const { warnings } = await readQuestionnaireFile(bytes(windows(JSON.stringify(arabic))));
    expect(warnings).toEqual(expect.arrayContaining([{ code: "foreign-script", at: "title", language: "ar" }]));
  });

  test("that went through the wrong encoding before is said to be damaged, where it is", async () => {
    const twice = new TextDecoder("windows-1252").decode(Buffer.from(JSON.stringify(inSwedish)));
    const { questionnaire: read, errors } = await readQuestionnaireFile(bytes(twice));
    expect(read).toBeNull();
    expect(errors).toEqual([{ code: "damaged-letters", at: "visited / text", language: "sv" }]);
  });
});
