import type { Item, QuestionnaireDocument, Texts } from "../../domain/questionnaire/document.ts";
import { textToHash } from "../../domain/recordings/text-to-hash.ts";
import type { Language } from "../../kernel/language.ts";
import type { Recording } from "../../protocol/console/recordings.ts";

/** `changed`: the text that stood here before has a voice, and this one has none. */
export type TextState =
  | { readonly kind: "missing" }
  | { readonly kind: "recorded"; readonly milliseconds: number }
  | { readonly kind: "changed" }
  | { readonly kind: "unrecorded" };

export type Voices = (language: Language, text: string) => Recording | null;

export function voicesOf(recordings: readonly Recording[]): Voices {
  const all = new Map(recordings.map((one) => [`${one.language} ${textToHash(one.text)}`, one]));
  return (language, text) => all.get(`${language} ${textToHash(text)}`) ?? null;
}

export type Place = { readonly texts: Texts; readonly before: Texts | undefined };

export function textState({ texts, before }: Place, language: Language, voices: Voices): TextState {
  const text = texts[language] ?? "";
  if (text.trim() === "") {
    return { kind: "missing" };
  }
  const recording = voices(language, text);
  if (recording !== null) {
    return { kind: "recorded", milliseconds: recording.milliseconds };
  }
  const was = before?.[language] ?? "";
  return was !== "" && was !== text && voices(language, was) !== null ? { kind: "changed" } : { kind: "unrecorded" };
}

/** Every text that a client reads, with what stood in its place before. */
export function placesOf(document: QuestionnaireDocument, before: QuestionnaireDocument | null): readonly Place[] {
  return [{ texts: document.title, before: before?.title }, ...document.items.flatMap((item) => placesOfItem(item, before))];
}

export function placesOfItem(item: Item, before: QuestionnaireDocument | null): readonly Place[] {
  const was = before?.items.find(({ id }) => id === item.id);
  const options = "options" in item ? item.options : [];
  const wereOptions = was !== undefined && "options" in was ? was.options : [];
  return [
    { texts: item.text, before: was?.text },
    ...options.map(({ code, text }) => ({ texts: text, before: wereOptions.find((one) => one.code === code)?.text })),
  ];
}
