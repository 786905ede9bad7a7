import { textToHash } from "../../domain/recordings/text-to-hash.ts";
import type { Release } from "../../domain/round/release.ts";
import type { TextHash } from "../../kernel/hashes.ts";
import type { Language } from "../../kernel/language.ts";
import { sha256 } from "../../sealing/hash.ts";

/**
 * Those of the languages in which a client could not hear every question and every answer: no voice is installed that speaks
 * it, and not all of them are recorded. Whether what is recorded has come is another question.
 */
export async function silentLanguages(
  { questionnaire, sounds }: Pick<Release, "questionnaire" | "sounds">,
  languages: readonly Language[],
  isInstalled: (language: Language) => boolean,
): Promise<readonly Language[]> {
  const asked = questionnaire.items.flatMap((item) => [item, ...("options" in item ? item.options : [])]);
  const heard = languages.map(async (language) => {
    const recorded = sounds?.[language];
    if (isInstalled(language) || recorded === undefined) {
      return isInstalled(language);
    }
    const texts = asked.flatMap(({ text }) => text[language] ?? []);
    const hashes = await Promise.all(texts.map((text) => sha256<TextHash>(textToHash(text))));
    return hashes.every((hash) => Object.hasOwn(recorded, hash));
  });
  const known = await Promise.all(heard);
  return languages.filter((_, position) => known[position] === false);
}
