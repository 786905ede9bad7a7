import { expect, test } from "vitest";
import type { Sounds } from "../../../src/domain/recordings/sounds.ts";
import { silentLanguages } from "../../../src/kiosk/place/silent-languages.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asSoundHash } from "../../support/brands.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";

const ASKED = BUILT_IN.items.flatMap((item) => [item, ...("options" in item ? item.options : [])]);
const LANGUAGES = ["sv", "ar", "so"] as const;
const nobody = (): boolean => false;

/** All that is asked in this language, recorded; without the text at this place, where there is one. */
function recordedIn(language: "sv" | "ar" | "so", missing = -1): Sounds {
  const texts = new Set(ASKED.map(({ text }) => text[language] ?? ""));
  const hashes = [...texts].filter((_, position) => position !== missing).map((text) => digest(text.normalize("NFC")));
  const sound = { sha256: asSoundHash("0a".repeat(32)), bytes: 1000, milliseconds: 1000 };
  return { [language]: Object.fromEntries(hashes.map((hash) => [hash, sound])) };
}

test("a language is silent where nothing is installed and nothing recorded", async () => {
  const release = { questionnaire: BUILT_IN };
  expect(await silentLanguages(release, LANGUAGES, nobody)).toEqual(LANGUAGES);
  expect(await silentLanguages(release, LANGUAGES, (language) => language === "ar")).toEqual(["sv", "so"]);
});

test("whoever has recorded every question and answer of it needs no voice on the tablet; one that is missing is one too few", async () => {
  const of = (sounds: Sounds) => silentLanguages({ questionnaire: BUILT_IN, sounds }, LANGUAGES, nobody);
  expect(await of(recordedIn("so"))).toEqual(["sv", "ar"]);
  for (const missing of [0, 1, 17]) {
    expect(await of(recordedIn("so", missing))).toEqual(LANGUAGES);
  }
  expect(await of({})).toEqual(LANGUAGES);
});
