import { describe, expect, test } from "vitest";
import { isAnswerable } from "../../src/domain/questionnaire/document.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import { readBackTranslations, type Translated, textsThatBendFigures } from "../support/back-translations.ts";
import { wordsOf } from "../support/locale-files.ts";
import { BUILT_IN } from "../support/questionnaires.ts";

const LANGUAGES = BUILT_IN.languages.filter((language) => language !== "sv");
const ROWS = readBackTranslations();

/**
 * The table is the only place where someone who reads no Arabic and no Somali sees what is asked. A row that fails here
 * is not to be copied: translate the new text back, word for word and without a look at the Swedish, and write that.
 */
describe("what is asked, and why people say no, translated back into Swedish", () => {
  const line = ({ at, language, swedish, text }: Translated): string => [at, language, swedish, text].join(" | ");

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

/** The words that make a step stronger or weaker. Swedish has one for both inner steps; Somali says those without any. */
const STRENGTH: Readonly<Record<string, { readonly very: RegExp; readonly fairly: RegExp }>> = {
  sv: { very: /^(Väldigt|Mycket) /, fairly: /^(Ganska|Lite) / },
  ar: { very: /جدًا|بكثير/, fairly: /نوعًا ما|قليلًا/ },
  so: { very: /^Aad |aad u /, fairly: /^(In yar bay|Wax badan|Wax yar|Way|Waan|Kuma)/ },
};

/**
 * "Very" before a Somali verb that says no is heard as "not very". The end is said in the nearest words that can't be
 * misheard, and are a little stronger.
 */
const KNOWN_UNEVEN = ["so overall very-dissatisfied"];

describe("every scale is as strong at one end as at the other, and as in Swedish", () => {
  const scales = BUILT_IN.items.filter(({ kind }) => kind === "scale").filter(isAnswerable);

  test.each(BUILT_IN.languages)("in %s", (language) => {
    const steps = scales.flatMap(({ id, options }) =>
      options.flatMap(({ code, text }) => {
        const wanted = /^very-|-a-lot$/.test(code) ? "very" : /^fairly-|-a-little$/.test(code) ? "fairly" : null;
        return wanted === null ? [] : [{ at: `${language} ${id} ${code}`, text: text[language] ?? "", wanted } as const];
      }),
    );
    const words = STRENGTH[language];
    const uneven = steps.filter(({ text, wanted }) => {
      const [own, other] = wanted === "very" ? [words?.very, words?.fairly] : [words?.fairly, words?.very];
      return own?.test(text) !== true || other?.test(text) === true;
    });
    expect(steps).toHaveLength(22);
    expect(uneven.map(({ at }) => at)).toEqual(KNOWN_UNEVEN.filter((at) => at.startsWith(`${language} `)));
  });

  test("steps that are the same in Swedish are the same in the other languages", () => {
    const bySwedish = new Map<string, Set<string>>();
    for (const { text } of scales.flatMap(({ options }) => options)) {
      for (const language of LANGUAGES) {
        const key = `${language}: ${text["sv"]}`;
        bySwedish.set(key, (bySwedish.get(key) ?? new Set<string>()).add(text[language] ?? ""));
      }
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
