import { describe, expect, test } from "vitest";
import { missingVoices, recordedTexts, soundsOfRound, voicedLanguages } from "../../../src/console/recordings/recorded-texts.ts";
import { screenWords } from "../../../src/console/recordings/screen-words.ts";
import { type Asking, spokenTexts } from "../../../src/console/recordings/spoken-texts.ts";
import { BUILT_IN as BUILT_INS } from "../../../src/console/rounds/built-in.ts";
import { soundsIn } from "../../../src/domain/recordings/sounds.ts";
import { languagesOfRelease } from "../../../src/domain/round/languages-of-release.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";
import { askerText, lengthText } from "../../../src/i18n/filled-words.ts";
import { CLIENT_LANGUAGES, localeOf } from "../../../src/i18n/locales.ts";
import { createTranslator } from "../../../src/i18n/translator.ts";
import type { Language } from "../../../src/kernel/language.ts";
import type { ClientText } from "../../../src/kiosk/parts/texts.ts";
import { scripts } from "../../../src/kiosk/sides/client/listening/scripts.ts";
import type { Recording } from "../../../src/protocol/console/recordings.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asSoundHash } from "../../support/brands.ts";
import { EVERY_KIND } from "../../support/every-kind.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";

const ASKING: Asking = { document: BUILT_IN, organisation: "Provkommunen" };
const all = await screenWords(CLIENT_LANGUAGES);
const [first] = BUILT_IN.items;
if (first?.kind !== "scale" && first?.kind !== "single") {
  throw new Error("the built-in questionnaire begins otherwise");
}

function recordingOf(text: string, place = "somewhere", language: Recording["language"] = "sv"): Recording {
  const sha256 = asSoundHash(digest(`${language} ${text}`));
  return { language, text, place, textSha256: digest(text.normalize("NFC")), sha256, bytes: 1000, milliseconds: 1500 };
}

/** The words as the tablet says them. */
function clientText(language: Language): ClientText {
  return createTranslator({ [language]: { client: all[language] ?? {} } }, language, ["client"]).getFixedT(language, "client");
}

describe("the texts of a language", () => {
  test.each(CLIENT_LANGUAGES)(
    "are in %s each once, with all that is asked between what stands before and around it",
    (language) => {
      const texts = spokenTexts(ASKING, all[language] ?? {}, language).map(({ text }) => text);
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
      // What is on the screen before she has chosen, and whatever may go wrong.
      expect(texts).toContain(localeOf(language).name);
      for (const key of ["language.voluntary", "interrupted.text", "fault.retry", "locked.lost"]) {
        expect(texts).toContain(words(language, "client", key));
      }
      // Names of keys and bars are for screen readers: nobody records them.
      expect(texts).not.toContain(words(language, "client", "item.keys.erase"));
    },
  );

  test.each(CLIENT_LANGUAGES)(
    "are in %s all that a tablet reads aloud of purpose and questions, as it stands there",
    (language) => {
      const t = clientText(language);
      for (const document of [...BUILT_INS, EVERY_KIND]) {
        const texts = spokenTexts({ document, organisation: "Provkommunen" }, all[language] ?? {}, language);
        const known = new Set(texts.map(({ text }) => text));
        const heading = [t("purpose.title"), lengthText(t, document)];
        const others = ["purpose.voluntary", "purpose.sealed", "purpose.walkAwayErased"] as const;
        const facts = ["purpose.free", "purpose.unseen", "purpose.money", "purpose.walkAwayKept"] as const;
        const read = [
          scripts.purpose(
            heading,
            facts.map((key) => [key, t(key)]),
            [t("purpose.more"), ["asker", askerText(t, "Provkommunen")], ...others.map((key) => [key, t(key)] as const)],
            [
              ["decline", t("purpose.decline")],
              ["start", t("purpose.start")],
            ],
            language,
          ),
          ...document.items.map((item) => scripts.item(item, language, t, true)),
        ].flatMap(({ parts }) => parts.flatMap((part) => part.texts));
        expect(read.filter((text) => !known.has(text))).toEqual([]);
        expect(read.length).toBeGreaterThan(20);
      }
    },
  );

  test("hold the round's own name and figures, and lose their recording with them", () => {
    const of = (asking: Asking): readonly string[] => spokenTexts(asking, all["sv"] ?? {}, "sv").map(({ text }) => text);
    expect(of(ASKING)).toContain("\u2068Provkommunen\u2069 frågar alla som kommer hit hur de blir bemötta.");
    expect(of(ASKING)).toContain("8 frågor. Det tar ungefär 5 minuter.");
    const shorter = { ...ASKING, document: { ...BUILT_IN, items: BUILT_IN.items.slice(1) } };
    const was = recordingOf("8 frågor. Det tar ungefär 5 minuter.", "purpose.length");
    const [length] = recordedTexts(spokenTexts(shorter, all["sv"] ?? {}, "sv"), "sv", [was]).filter(({ changed }) => changed);
    expect(length).toMatchObject({ text: "7 frågor. Det tar ungefär 4 minuter.", recording: null });
  });

  test.each(CLIENT_LANGUAGES)("leave out in %s what only the tablet can fill in, and what nobody hears", (language) => {
    const places = spokenTexts(ASKING, all[language] ?? {}, language).map(({ place }) => place);
    expect(
      places.filter((place) =>
        /progress|outOfRange|setAside|idle\.(erased|kept)|keys|_(zero|one|two|few|many|other)$/.test(place),
      ),
    ).toEqual([]);
    expect(places.filter((place) => /^item\.(several|notWhole|write)/.test(place))).toEqual([]);
    expect(places).toEqual(expect.arrayContaining(["purpose.length", "purpose.asker", "idle.title"]));
  });

  test("are those of the questionnaire alone where the app has no screens in it", () => {
    expect(spokenTexts(ASKING, {}, "sv")[0]?.text).toBe(first.text["sv"]);
  });
});

describe("what is recorded", () => {
  const texts = spokenTexts(ASKING, all["sv"] ?? {}, "sv");
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
    const sounds = soundsOfRound(ASKING, ["sv", "ar"], all, recordings);
    expect(Object.keys(sounds)).toEqual(["sv"]);
    expect(Object.keys(sounds["sv"] ?? {}).sort()).toEqual([digest(one.text), digest(other.text)].sort());
    expect(soundsIn(sounds)).toEqual([
      { sha256: recordings[0]?.sha256, bytes: 1000, milliseconds: 1500 },
      { sha256: recordings[1]?.sha256, bytes: 1000, milliseconds: 1500 },
    ]);
    expect(soundsOfRound(ASKING, ["sv"], all, [])).toEqual({});
  });
});

describe("a round that needs voices", () => {
  const whole = CLIENT_LANGUAGES.flatMap((language) =>
    spokenTexts(ASKING, all[language] ?? {}, language).map(({ text, place }) => recordingOf(text, place, language)),
  );
  /** Which languages a tablet offers of a release that is signed with these recordings. */
  const offered = (recordings: readonly Recording[]) => {
    const sounds = soundsOfRound(ASKING, voicedLanguages(ASKING, CLIENT_LANGUAGES, all, recordings), all, recordings);
    const settings = { ...DEFAULT_SETTINGS, needsVoices: true } as const;
    return languagesOfRelease({ questionnaire: BUILT_IN, settings, sounds }, CLIENT_LANGUAGES);
  };

  test("offers the languages in which everything is recorded", () => {
    expect(offered(whole).map(({ why }) => why)).toEqual(CLIENT_LANGUAGES.map(() => null));
    expect(offered([]).map(({ why }) => why)).toEqual(CLIENT_LANGUAGES.map(() => "no-voice"));
  });

  test.each(CLIENT_LANGUAGES)("offers %s no more without one of its recordings, whichever it is, and says which", (language) => {
    const own = whole.filter((recording) => recording.language === language);
    expect(own.length).toBeGreaterThan(60);
    for (const taken of [own[0], own[Math.floor(own.length / 2)], own.at(-1)]) {
      const left = whole.filter((recording) => recording !== taken);
      const out = offered(left).filter(({ why }) => why !== null);
      expect(out).toEqual([{ language, why: "no-voice" }]);
      expect(missingVoices(ASKING, language, all[language], left).map(({ text }) => text)).toEqual([taken?.text]);
    }
  });
});
