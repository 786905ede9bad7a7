import { describe, expect, test } from "vitest";
import type { Item, QuestionnaireDocument, Texts } from "../../../src/domain/questionnaire/document.ts";
import { languagesOfRelease } from "../../../src/domain/round/languages-of-release.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";
import { CLIENT_LANGUAGES } from "../../../src/i18n/locales.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { builtInQuestionnaires } from "../../../src/server/rounds/built-in.ts";

/** Which languages can be chosen, and of each other one what stands in its way. */
function gate(questionnaire: QuestionnaireDocument, more: Partial<Parameters<typeof languagesOfRelease>[0]> = {}) {
  const all = languagesOfRelease({ questionnaire, settings: DEFAULT_SETTINGS, ...more }, CLIENT_LANGUAGES);
  return {
    chosen: all.flatMap(({ language, why }) => (why === null ? [language] : [])),
    left: all.filter(({ why }) => why !== null),
  };
}

function without(text: Texts, language: Language): Texts {
  return Object.fromEntries(Object.entries(text).filter(([code]) => code !== language));
}

/** The questionnaire with each one of its texts taken away in turn, and where that one stood. */
function eachTextTaken(
  document: QuestionnaireDocument,
  language: Language,
): readonly (readonly [string, QuestionnaireDocument])[] {
  return document.items.flatMap((item, position) => {
    const put = (changed: Item): QuestionnaireDocument => ({ ...document, items: document.items.with(position, changed) });
    const options = "options" in item ? item.options : [];
    return [
      [`${item.id} / text`, put({ ...item, text: without(item.text, language) })] as const,
      ...options.map((option, at) => {
        const left = options.with(at, { ...option, text: without(option.text, language) });
        return [`${item.id} / ${option.code}`, put({ ...item, options: left } as Item)] as const;
      }),
    ];
  });
}

describe.each(builtInQuestionnaires())("$id", (document) => {
  test("can be answered in every language of the client's", () => {
    expect(gate(document)).toEqual({ chosen: document.languages, left: [] });
  });

  test.each(CLIENT_LANGUAGES)(
    "without one text in %s, whichever it is, that language is out, and what is missing is named",
    (language) => {
      const others = document.languages.filter((one) => one !== language);
      const all = eachTextTaken(document, language);
      expect(all.length).toBeGreaterThan(30);
      for (const [at, changed] of all) {
        expect(gate(changed)).toEqual({ chosen: others, left: [{ language, why: "incomplete", at }] });
      }
    },
  );

  test("where the round needs voices, only those with all of them can be chosen; where it doesn't, all can", () => {
    const sounds = { ar: {}, "fa-AF": {} };
    const needsVoices = { settings: { ...DEFAULT_SETTINGS, needsVoices: true } as const };
    expect(gate(document, { sounds, ...needsVoices }).chosen).toEqual(["ar", "fa-AF"]);
    expect(gate(document, { sounds, ...needsVoices }).left).toContainEqual({ language: "sv", why: "no-voice" });
    expect(gate(document, needsVoices).chosen).toEqual([]);
    expect(gate(document, { sounds }).chosen).toEqual(document.languages);
  });
});
