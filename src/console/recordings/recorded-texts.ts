import type { Sounds } from "../../domain/recordings/sounds.ts";
import { textToHash } from "../../domain/recordings/text-to-hash.ts";
import type { Language } from "../../kernel/language.ts";
import type { Recording } from "../../protocol/console/recordings.ts";
import { type Asking, type ScreenWords, type SpokenText, spokenTexts } from "./spoken-texts.ts";

/** `changed`: nobody has recorded this text, but another one that stood in its place. */
export type RecordedText = SpokenText & { readonly recording: Recording | null; readonly changed: boolean };

/** What there is of each text of a language, in their order. */
export function recordedTexts(
  texts: readonly SpokenText[],
  language: Language,
  recordings: readonly Recording[],
): readonly RecordedText[] {
  const own = recordings.filter((recording) => recording.language === language);
  const byText = new Map(own.map((recording) => [textToHash(recording.text), recording]));
  const wanted = new Set(texts.map(({ text }) => textToHash(text)));
  const left = new Set(own.filter(({ text }) => !wanted.has(textToHash(text))).map(({ place }) => place));
  return texts.map((spoken) => {
    const recording = byText.get(textToHash(spoken.text)) ?? null;
    return { ...spoken, recording, changed: recording === null && left.has(spoken.place) };
  });
}

/** The texts of a language that nobody has recorded, in their order. `words`: what its screens say. */
export function missingVoices(
  asking: Asking,
  language: Language,
  words: ScreenWords | undefined,
  recordings: readonly Recording[],
): readonly RecordedText[] {
  return recordedTexts(spokenTexts(asking, words ?? {}, language), language, recordings).filter(
    ({ recording }) => recording === null,
  );
}

/** Those of the languages in which nothing is without its voice. */
export function voicedLanguages(
  asking: Asking,
  languages: readonly Language[],
  wordsIn: Readonly<Partial<Record<Language, ScreenWords>>>,
  recordings: readonly Recording[],
): readonly Language[] {
  return languages.filter((language) => missingVoices(asking, language, wordsIn[language], recordings).length === 0);
}

/** What a round's tablets get: each recording of a text that its clients may meet, and no other. */
export function soundsOfRound(
  asking: Asking,
  languages: readonly Language[],
  wordsIn: Readonly<Partial<Record<Language, ScreenWords>>>,
  recordings: readonly Recording[],
): Sounds {
  const all = languages.map((language) => {
    const texts = recordedTexts(spokenTexts(asking, wordsIn[language] ?? {}, language), language, recordings);
    const sounds = texts.flatMap(({ recording }) =>
      recording === null
        ? []
        : [
            [
              recording.textSha256,
              { sha256: recording.sha256, bytes: recording.bytes, milliseconds: recording.milliseconds },
            ] as const,
          ],
    );
    return [language, Object.fromEntries(sounds)] as const;
  });
  return Object.fromEntries(all.filter(([, sounds]) => Object.keys(sounds).length > 0));
}
