import { describe, expect, test } from "vitest";
import type { Language } from "../../src/kernel/language.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import {
  type BackTranslation,
  readBackTranslations,
  scalesIn,
  type Translated,
  textsThatBendFigures,
} from "../support/back-translations.ts";
import { wordsOf } from "../support/locale-files.ts";

const ROWS = readBackTranslations();
const ROW_OF_LINE = new Map(ROWS.map((row) => [line(row), row]));

function line({ at, language, swedish, text }: Translated): string {
  return [at, language, swedish, text].join(" | ");
}

/** A step as the table has it: without strength where it has no row of this wording, which the tests say. */
function rowOf(step: Translated): BackTranslation {
  return ROW_OF_LINE.get(line(step)) ?? { ...step, back: "", strength: null, degree: "", note: "" };
}

/** Whether the word stands in the text as a word. */
function says(text: string, word: string): boolean {
  return ` ${text.toLowerCase()} `.includes(` ${word} `);
}

/**
 * The table is the only place where someone who reads no Arabic and no Somali sees what is asked. A row that fails here
 * is not to be copied: translate the new text back, word for word and without a look at the Swedish, and write that.
 */
describe("what is asked, and why people say no, translated back into Swedish", () => {
  test("has a row for every such text, of the wording that is shown and the Swedish it stands for", () => {
    const known = new Set(ROWS.map(line));
    const shown = textsThatBendFigures(builtInQuestionnaires());
    expect(shown.length).toBeGreaterThan(250);
    expect(shown.map(line).filter((one) => !known.has(one))).toEqual([]);
  });

  test("has no row twice, and none for a text that is no longer shown", () => {
    const shown = new Set(textsThatBendFigures(builtInQuestionnaires()).map(line));
    expect(ROWS.map(line).filter((one, position, all) => !shown.has(one) || all.indexOf(one) !== position)).toEqual([]);
  });

  test("says something in every row", () => {
    expect(ROWS.filter(({ back }) => back.trim() === "")).toEqual([]);
    expect(ROWS.filter(({ back }) => /\p{Script=Arabic}/u.test(back))).toEqual([]);
  });

  test("translates the same words back in the same way, wherever they stand", () => {
    const meanings = new Map<string, Set<string>>();
    for (const { language, text, back } of ROWS) {
      const key = `${language}: ${text}`;
      meanings.set(key, (meanings.get(key) ?? new Set<string>()).add(back));
    }
    expect([...meanings].filter(([, backs]) => backs.size > 1).map(([text]) => text)).toEqual([]);
  });
});

/**
 * "Very" before a Somali verb that says no is heard as "not very". The end is said in the nearest words that can't be
 * misheard, and are a little stronger.
 */
const OTHER_WORD_THAN_ITS_MIRROR = ["child-care-guardians", "financial-assistance"].map(
  (id) => `so ${id} / overall / very-dissatisfied`,
);

/** An end that says "not at all" has no degree to say, in any language. */
const NOTHING_AT_ALL = / \/ none$/;

describe("every scale is as strong at one end as at the other, and as in Swedish", () => {
  const scales = scalesIn(builtInQuestionnaires()).map(({ at, language, steps }) => ({ at, language, steps: steps.map(rowOf) }));
  const named = scales.map(({ at, language, steps }) => [`${at} in ${language}`, steps] as const);
  const steps = scales.flatMap((scale) => scale.steps);
  const degrees = (language: Language): readonly string[] =>
    steps.filter((step) => step.language === language && step.degree !== "–").map(({ degree }) => degree);

  test("with a strength and a word of degree for each step, and for nothing else", () => {
    expect(named.length).toBeGreaterThanOrEqual(18);
    expect(steps.filter(({ strength, degree }) => strength === null || degree === "").map(line)).toEqual([]);
    const known = new Set(steps);
    expect(ROWS.filter((row) => !known.has(row) && (row.strength !== null || row.degree !== "")).map(line)).toEqual([]);
  });

  test("whose word of degree stands in the text, and none where the table says none", () => {
    const wrong = steps.filter(({ language, text, degree }) =>
      degree === "–" ? degrees(language).some((word) => says(text, word)) : !says(text, degree),
    );
    expect(wrong.map(line)).toEqual([]);
  });

  test.each(named)("%s falls from step to step, by as much on both sides of its middle", (_, row) => {
    const strengths = row.map(({ strength }) => strength ?? 0);
    expect(strengths).toEqual([...new Set(strengths)].toSorted((one, other) => other - one));
    expect(strengths.map((strength) => strength + 0)).toEqual(strengths.toReversed().map((strength) => 0 - strength));
  });

  test("each step as strong as in Swedish", () => {
    const swedish = new Map(steps.filter(({ language }) => language === "sv").map(({ at, strength }) => [at, strength]));
    expect(steps.filter(({ at, strength }) => swedish.get(at) !== strength).map(line)).toEqual([]);
  });

  test("with the same word of degree at both places that mirror each other", () => {
    const other = scales.flatMap((scale) =>
      scale.steps.filter(
        ({ at, degree }, place) =>
          place >= scale.steps.length / 2 && !NOTHING_AT_ALL.test(at) && scale.steps.at(-1 - place)?.degree !== degree,
      ),
    );
    expect(other.map(({ at, language }) => `${language} ${at}`)).toEqual(OTHER_WORD_THAN_ITS_MIRROR);
  });

  test("and no word of degree is an end in one item and a step within in another", () => {
    const found = new Map<string, Set<number>>();
    for (const { language, strength, degree } of steps.filter((step) => step.degree !== "–")) {
      const key = `${language} ${degree}`;
      found.set(key, (found.get(key) ?? new Set<number>()).add(Math.abs(strength ?? 0)));
    }
    expect([...found].filter(([, strengths]) => strengths.size > 1).map(([word]) => word)).toEqual([]);
  });

  test("steps that are the same in Swedish are the same in the other languages", () => {
    const bySwedish = new Map<string, Set<string>>();
    for (const { language, swedish, text } of steps) {
      const key = `${language}: ${swedish}`;
      bySwedish.set(key, (bySwedish.get(key) ?? new Set<string>()).add(text));
    }
    expect([...bySwedish].filter(([, found]) => found.size > 1)).toEqual([]);
  });
});

test("in Somali a thing is given back to a person: `u celi`. `Ku celi` would put it onto her, or say it again to her", () => {
  const wrong = ["client", "assistant"].flatMap((screen) =>
    [...wordsOf("so", screen)].filter(([, text]) => /\bku (soo )?celi/i.test(text)),
  );
  expect(wrong).toEqual([]);
});
