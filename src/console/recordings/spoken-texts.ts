import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { textToHash } from "../../domain/recordings/text-to-hash.ts";
import type { Language } from "../../kernel/language.ts";

/** A text that can be recorded. `place`: where it stands, so that one that was changed is known again. */
export type SpokenText = { readonly text: string; readonly place: string };

/** What a language's `client.json` says, as it is. */
export type ScreenWords = Readonly<Record<string, unknown>>;

/** Words of the screens that a client may want to hear, before the questions and from there on. */
const BEFORE = ["language.greeting", "purpose", "reasons"];
const AROUND = ["item", "confirm", "ended", "idle"];

/**
 * Everything of a language that one can record, each text once, in the order in which it is met. A text that is put together
 * only on the screen, of a number or a name, is not among them: nobody can say it beforehand.
 */
export function spokenTexts(document: QuestionnaireDocument, words: ScreenWords, language: Language): readonly SpokenText[] {
  const asked = document.items.flatMap(({ id, text, ...item }) => [
    { place: `${document.id}/${id}`, text: text[language] },
    ...("options" in item ? item.options : []).map((option) => ({
      place: `${document.id}/${id}/${option.code}`,
      text: option.text[language],
    })),
  ]);
  const all = [...BEFORE.flatMap((key) => wordsAt(words, key)), ...asked, ...AROUND.flatMap((key) => wordsAt(words, key))];
  const once = new Map<string, SpokenText>();
  for (const { place, text } of all) {
    const key = textToHash(text ?? "");
    if (text !== undefined && text.trim() !== "" && !once.has(key)) {
      once.set(key, { place, text });
    }
  }
  return [...once.values()];
}

function wordsAt(words: unknown, key: string): readonly SpokenText[] {
  const said = key
    .split(".")
    .reduce<unknown>((part, name) => (part instanceof Object ? (part as Record<string, unknown>)[name] : undefined), words);
  return leaves(said, key).filter(({ text }) => !text.includes("{{"));
}

function leaves(value: unknown, place: string): readonly SpokenText[] {
  if (typeof value === "string") {
    return [{ text: value, place }];
  }
  return value instanceof Object ? Object.entries(value).flatMap(([name, part]) => leaves(part, `${place}.${name}`)) : [];
}
