import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assembleQuestionnaire } from "../../../src/domain/questionnaire/assemble.ts";
import { isAnswerable, type QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { indicator, information, questionnaire, scale, single } from "../../support/questionnaires.ts";
import { takeApart, type WordingFile, withDistinctTexts } from "../../support/take-apart.ts";

const anyDocument = arbitraryQuestionnaire().map(withDistinctTexts);

/** The way to each text through a language's file. */
function keysOf({ items }: QuestionnaireDocument): readonly string[] {
  return [
    "title",
    "source",
    ...items.flatMap((item) => [
      `items / ${item.id} / text`,
      ...(isAnswerable(item) ? item.options.map(({ code }) => `items / ${item.id} / options / ${code}`) : []),
    ]),
  ];
}

/** The file with one text taken away, or put where none was. */
function changed(file: WordingFile, key: string, text: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(file)) as Record<string, unknown>;
  const names = key.split(" / ");
  const last = names.pop() ?? "";
  const holder = names.reduce<Record<string, unknown>>((part, name) => {
    part[name] = Object.hasOwn(part, name) ? part[name] : {};
    return part[name] as Record<string, unknown>;
  }, copy);
  if (text === undefined) {
    delete holder[last];
  } else {
    holder[last] = text;
  }
  return copy;
}

describe("a questionnaire whose structure and texts stand apart", () => {
  test("is put together again as it was", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { structure, wordings } = takeApart(document);
        expect(assembleQuestionnaire(structure, wordings)).toEqual({ ok: true, value: document });
      }),
      { numRuns: 300 },
    );
  });

  test("has its members in the order that is published, whatever the order of its files", () => {
    const document = questionnaire([
      information("hello"),
      scale("welcome", "good+ bad", { indicator: indicator("X1") }),
      single("gender", "woman man", { background: "gender", when: { answered: "welcome" } }),
    ]);
    const { structure, wordings } = takeApart(document);
    const reversed = Object.fromEntries(Object.entries(wordings).reverse());
    const assembled = assembleQuestionnaire(structure, reversed);
    const value = assembled.ok ? assembled.value : document;
    expect(Object.keys(value)).toEqual(["format", "id", "version", "languages", "title", "source", "items"]);
    expect(value.languages.map((language) => Object.keys(value.title).indexOf(language))).toEqual([0, 1, 2]);
    for (const item of value.items) {
      expect(Object.keys(item).slice(0, 3)).toEqual(["id", "kind", "text"]);
    }
    expect(JSON.stringify(value.items[1])).toContain(
      `{"code":"good","text":{"sv":"good","ar":"good","so":"good"},"positive":true}`,
    );
    expect(JSON.stringify(value.items[1])).toContain(`"indicator":{"code":"X1","topic":{"sv":"X1","ar":"X1","so":"X1"}}`);
  });

  test("is not put together while any one text is missing, and the fault names language and key", () => {
    const anyGap = anyDocument.chain((document) =>
      fc.record({
        document: fc.constant(document),
        language: fc.constantFrom(...document.languages),
        key: fc.constantFrom(...keysOf(document)),
        nothing: fc.constantFrom(undefined, null, 7),
      }),
    );
    fc.assert(
      fc.property(anyGap, ({ document, language, key, nothing }) => {
        const { structure, wordings } = takeApart(document);
        const gap = { ...wordings, [language]: changed(wordings[language] as WordingFile, key, nothing) };
        expect(assembleQuestionnaire(structure, gap)).toEqual({ ok: false, error: [{ code: "missing-text", language, key }] });
      }),
    );
  });

  test.each([
    ["of no item", "items / nobody / text"],
    ["of no option", "items / welcome / options / so-so"],
    ["of no indicator", "items / welcome / indicator"],
    ["of a name that means something to JavaScript", "items / constructor / text"],
    ["of nothing", "titel"],
  ])("is not put together while a text is one %s", (_what, key) => {
    const { structure, wordings } = takeApart(questionnaire([scale("welcome", "good+ bad")]));
    const more = { ...wordings, so: changed(wordings["so"] as WordingFile, key, "Waa maxay?") };
    expect(assembleQuestionnaire(structure, more)).toEqual({
      ok: false,
      error: [{ code: "extra-text", language: "so", key }],
    });
  });

  test("says of a language that it has no file, text for text, and of a file that nobody asked for it", () => {
    const { structure, wordings } = takeApart(questionnaire([single("here", "yes no")]));
    const { ar: arabic, ...rest } = wordings;
    const assembled = assembleQuestionnaire(structure, { ...rest, fi: arabic });
    expect(assembled.ok ? [] : assembled.error).toEqual([
      { code: "unlisted-language", language: "fi", key: "" },
      ...["title", "source", "items / here / text", "items / here / options / yes", "items / here / options / no"].map((key) => ({
        code: "missing-text",
        language: "ar",
        key,
      })),
    ]);
  });
});
