import type { QuestionnaireDocument } from "../src/domain/questionnaire/document.ts";
import type { Language } from "../src/kernel/language.ts";
import type { KeyedTexts } from "./keyed-texts.ts";
import notes from "./notes.json" with { type: "json" };
import { type PluralForm, pluralFormsOf, pluralOf } from "./plural-forms.ts";

/** What is translated: the client's screens, or one questionnaire by its id. */
export type Part = {
  readonly name: string;
  /** Undefined: the words of the client's screens. */
  readonly structure?: Pick<QuestionnaireDocument, "items">;
  readonly swedish: KeyedTexts;
  /** In the language, as far as it is there. */
  readonly present: KeyedTexts;
};

export type ToTranslate = {
  readonly part: string;
  readonly key: string;
  /** For the translator, in Swedish: where the text stands, and for which numbers. */
  readonly note: string;
  readonly swedish: string;
  /** Empty where it is missing. */
  readonly present: string;
};

/** Every text that the language must have, with as many plural forms as it tells apart, in the order of the Swedish file. */
export function toTranslate(parts: readonly Part[], language: Language): readonly ToTranslate[] {
  return parts.flatMap((part) => keysOf(part, language).map((wanted) => withNote(part, wanted)));
}

type Wanted = {
  readonly key: string;
  readonly text: string;
  readonly form: PluralForm | null;
  readonly numbers: readonly number[];
};

function keysOf({ structure, swedish, present }: Part, language: Language): readonly Wanted[] {
  if (structure !== undefined) {
    return [...swedish.keys()].map((key) => ({ key, text: key, form: null, numbers: [] }));
  }
  const forms = pluralFormsOf(language);
  const presentKeys = [...present.keys()].map(pluralOf);
  const texts = [...new Set([...swedish.keys()].map((key) => pluralOf(key).text))];
  return texts.flatMap((text): readonly Wanted[] => {
    // Where Swedish tells one from several, each language tells apart what it does; where Swedish doesn't, it may.
    const plural = !swedish.has(text) || presentKeys.some((one) => one.text === text && one.form !== null);
    return plural
      ? [...forms].map(([form, numbers]) => ({ key: `${text}_${form}`, text, form, numbers }))
      : [{ key: text, text, form: null, numbers: [] }];
  });
}

function withNote(part: Part, { key, text, form, numbers }: Wanted): ToTranslate {
  const { swedish } = part;
  const which = form === null ? [] : [`${notes.plural} ${numbers.length === 0 ? form : `${numbers.join(", ")} …`}`];
  return {
    part: part.name,
    key,
    note: [part.structure === undefined ? clientNote(text) : questionnaireNote(part.structure, swedish, text), ...which].join(
      " ",
    ),
    swedish: swedish.get(key) ?? swedish.get(form === "one" ? `${text}_one` : `${text}_other`) ?? swedish.get(text) ?? "",
    present: part.present.get(key) ?? "",
  };
}

/** The note of the text itself, or of the nearest group around it. */
function clientNote(text: string): string {
  const names = text.split(".");
  const ways = names.map((_, cut) => names.slice(0, names.length - cut).join("."));
  const known: Readonly<Record<string, string>> = notes.client;
  return ways.map((way) => known[way]).find((note) => note !== undefined) ?? "";
}

function questionnaireNote({ items }: Pick<QuestionnaireDocument, "items">, swedish: KeyedTexts, text: string): string {
  const [head = "", id = "", member] = text.split(".");
  const { title, source, text: question, options, indicator, scale } = notes.questionnaire;
  if (head !== "items") {
    return head === "title" ? title : source;
  }
  const asked = `”${swedish.get(`items.${id}.text`) ?? ""}”`;
  if (member === "options") {
    const isScale = items.find((item) => item.id === id)?.kind === "scale";
    return [`${options} ${asked}`, ...(isScale ? [scale] : [])].join(" ");
  }
  return member === "indicator" ? `${indicator} ${asked}` : question;
}
