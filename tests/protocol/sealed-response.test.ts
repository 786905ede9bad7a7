import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHOSEN_MODES } from "../../src/domain/response/response.ts";
import { paddedLength } from "../../src/domain/response/size.ts";
import { err, ok } from "../../src/kernel/result.ts";
import { readResponse } from "../../src/protocol/sealed-response.ts";
import { writeResponse } from "../../src/protocol/write-response.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../support/arbitrary-questionnaire.ts";
import { BUILT_IN } from "../support/questionnaires.ts";
import { response } from "../support/responses.ts";

describe("what stands in an opened answer", () => {
  test("is read as the tablet wrote it, whatever the questionnaire and the answers", () => {
    const any = arbitraryQuestionnaire().chain((document) => fc.tuple(fc.constant(document), arbitraryAnswers(document)));
    fc.assert(
      fc.property(any, ([{ id, version, languages }, answers]) => {
        const written = response({}, { questionnaire: { id, version }, language: languages[0] ?? "sv", answers });
        expect(readResponse(JSON.parse(JSON.stringify(written)))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(written)),
        });
      }),
      { numRuns: 500 },
    );
  });

  test("loses no answer to an item with a name that means something to JavaScript", () => {
    const answers = { constructor: { option: "yes" }, prototype: { text: "ja" }, tostring: { number: 1 } };
    const read = readResponse(JSON.parse(JSON.stringify(response({}, { answers }))));
    expect(read.ok ? Object.entries(read.value.answers) : []).toEqual(Object.entries(answers));
  });

  test("and an answer slipped in as a prototype is an answer like any other, never a prototype", () => {
    const text = JSON.stringify(response({ visited: "yes" })).replace(
      '"answers":{',
      '"answers":{"__proto__":{"option":"slipped-in"},',
    );
    const read = readResponse(JSON.parse(text));
    expect(read.ok ? Object.keys(read.value.answers) : []).toEqual(["__proto__", "visited"]);
    expect(read.ok ? Object.getPrototypeOf(read.value.answers) : null).toBe(Object.prototype);
  });
});

describe("what no tablet writes is refused", () => {
  const sound: Record<string, unknown> = { ...response({ visited: "yes" }) };

  test("the sound one is not", () => {
    expect(readResponse(sound).ok).toBe(true);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a name", { name: "Samira" }],
    ["a clock time", { answeredAt: "2026-09-14T09:31:00Z" }],
    ["another id", { id: "E1".repeat(16) }],
    ["no round", { roundId: undefined }],
    ["a day instead of a week", { week: "2026-09-14" }],
    ["a language that is none", { language: "Svenska" }],
    ["an unknown mode", { mode: "dictated" }],
    ["a version in words", { questionnaire: { id: "financial-assistance", version: "1" } }],
    ["answers that are no record", { answers: [] }],
    ["answers that are nothing", { answers: null }],
    ["answers in words", { answers: "yes" }],
    ["an answer of no kind", { answers: { visited: {} } }],
    ["an answer of two kinds", { answers: { visited: { option: "yes", text: "yes" } } }],
    ["an answer that is no object", { answers: { visited: "yes" } }],
    ["an option that is a number", { answers: { visited: { option: 1 } } }],
    ["a number in words", { answers: { children: { number: "2" } } }],
    ["an item id that is too long", { answers: { ["a".repeat(65)]: { option: "yes" } } }],
  ])("%s", (_, changes) => {
    expect(readResponse({ ...sound, ...changes })).toEqual({ ok: false, error: "malformed" });
  });

  test("nor is anything else read, and nothing is thrown", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readResponse(value)).toEqual({ ok: false, error: "malformed" });
      }),
    );
  });
});

describe("a client who listened to the tablet and was read to besides", () => {
  const both = response({}, { mode: "listened-and-read-by-assistant" });

  test("is said in version 2, and read as it was", () => {
    const written = JSON.parse(JSON.stringify(writeResponse(both))) as object;
    expect(written).toMatchObject({ format: "streck-response/2" });
    expect(readResponse(written)).toEqual(ok(both));
    expect(readResponse({ ...written, format: "streck-response/4" })).toEqual(err("malformed"));
    expect(readResponse(both)).toEqual(err("malformed"));
  });

  test("leaves no other length than anybody else", () => {
    const longest = BUILT_IN.items.flatMap((item) =>
      "options" in item ? [[item.id, { option: item.options[0]?.code ?? "" }]] : [],
    );
    const written = writeResponse({ ...both, answers: Object.fromEntries(longest) as typeof both.answers });
    expect(JSON.stringify(written).length + '"padding":"",'.length).toBeLessThanOrEqual(paddedLength(BUILT_IN));
  });

  test.each(CHOSEN_MODES)("and everybody else (%s) in version 1, which consoles of every age read", (mode) => {
    expect(writeResponse(response({}, { mode }))).toEqual(response({}, { mode }));
  });
});

describe("an answer on paper", () => {
  const paper = response({}, { mode: "paper" });

  test("is said in version 3, and read as it was; no earlier version knows of it", () => {
    const written = JSON.parse(JSON.stringify(writeResponse(paper))) as object;
    expect(written).toMatchObject({ format: "streck-response/3", mode: "paper" });
    expect(readResponse(written)).toEqual(ok(paper));
    expect(readResponse({ ...written, format: "streck-response/2" })).toEqual(err("malformed"));
    expect(readResponse(paper)).toEqual(err("malformed"));
  });
});
