import { describe, expect, test } from "vitest";
import { recordedTexts, soundsOfRound } from "../../../src/console/recordings/recorded-texts.ts";
import { screenWords } from "../../../src/console/recordings/screen-words.ts";
import { spokenTexts } from "../../../src/console/recordings/spoken-texts.ts";
import { soundsIn } from "../../../src/domain/recordings/sounds.ts";
import { CLIENT_LANGUAGES } from "../../../src/i18n/locales.ts";
import type { Recording } from "../../../src/protocol/console/recordings.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asSoundHash } from "../../support/brands.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";

const all = await screenWords(CLIENT_LANGUAGES);
const [first] = BUILT_IN.items;
if (first?.kind !== "scale" && first?.kind !== "single") {
  throw new Error("the built-in questionnaire begins otherwise");
}

function recordingOf(text: string, place = "somewhere", language: Recording["language"] = "sv"): Recording {
  const sha256 = asSoundHash(digest(`${language} ${text}`));
  return { language, text, place, textSha256: digest(text.normalize("NFC")), sha256, bytes: 1000, milliseconds: 1500 };
}

describe("the texts of a language", () => {
  test.each(CLIENT_LANGUAGES)(
    "are in %s each once, with all that is asked between what stands before and around it",
    (language) => {
      const texts = spokenTexts(BUILT_IN, all[language] ?? {}, language).map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      for (const item of BUILT_IN.items) {
        expect(texts).toContain(item.text[language]);
        for (const option of "options" in item ? item.options : []) {
          expect(texts).toContain(option.text[language]);
        }
      }
      const at = (text: string | undefined): number => texts.indexOf(text ?? "");
      const [title, question, send] = [
        words(language, "client", "purpose.title"),
        first.text[language],
        words(language, "client", "confirm.send"),
      ];
      expect(at(title)).toBeLessThan(at(question));
      expect(at(question)).toBeLessThan(at(send));
      expect(texts.join()).not.toMatch(/\{\{|undefined/);
    },
  );

  test("are those of the questionnaire alone where the app has no screens in it", () => {
    expect(spokenTexts(BUILT_IN, {}, "sv")[0]?.text).toBe(first.text["sv"]);
  });
});

describe("what is recorded", () => {
  const texts = spokenTexts(BUILT_IN, all["sv"] ?? {}, "sv");
  const [one, other] = [texts[0], texts[1]];
  if (one === undefined || other === undefined) {
    throw new Error("there are no texts");
  }

  test("is known by the text, whatever stands where and however its letters were put together", () => {
    const states = recordedTexts(texts, "sv", [recordingOf(one.text.normalize("NFD"))]);
    expect(states.filter(({ recording }) => recording !== null).map(({ text }) => text)).toEqual([one.text]);
  });

  test("in another language is another's", () => {
    const states = recordedTexts(texts, "sv", [recordingOf(one.text, one.place, "en")]);
    expect(states.every(({ recording, changed }) => recording === null && !changed)).toBe(true);
  });

  test("is lost by a text that has changed since, and said so", () => {
    const states = recordedTexts(texts, "sv", [recordingOf("Hur det hette förut", one.place), recordingOf(other.text)]);
    expect(states.filter(({ changed }) => changed).map(({ text }) => text)).toEqual([one.text]);
    expect(states[1]).toMatchObject({ changed: false, recording: { text: other.text } });
  });

  test("goes with a round for the texts that its clients meet, and for no others", () => {
    const recordings = [
      recordingOf(one.text),
      recordingOf(other.text),
      recordingOf("Hur det hette förut"),
      recordingOf(one.text, "", "en"),
    ];
    const sounds = soundsOfRound(BUILT_IN, ["sv", "ar"], all, recordings);
    expect(Object.keys(sounds)).toEqual(["sv"]);
    expect(Object.keys(sounds["sv"] ?? {}).sort()).toEqual([digest(one.text), digest(other.text)].sort());
    expect(soundsIn(sounds)).toEqual([
      { sha256: recordings[0]?.sha256, bytes: 1000, milliseconds: 1500 },
      { sha256: recordings[1]?.sha256, bytes: 1000, milliseconds: 1500 },
    ]);
    expect(soundsOfRound(BUILT_IN, ["sv"], all, [])).toEqual({});
  });
});
