import type { i18n, TFunction } from "i18next";
import type { Item, QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { textToHash } from "../../domain/recordings/text-to-hash.ts";
import { askerText, coversText, lengthText, numberHint } from "../../i18n/filled-words.ts";
import { localeOf } from "../../i18n/locales.ts";
import { createTranslator } from "../../i18n/translator.ts";
import type { Language } from "../../kernel/language.ts";

/** A text that can be recorded. `place`: where it stands, so that one that was changed is known again. */
export type SpokenText = { readonly text: string; readonly place: string };

/** What a language's `client.json` says, as it is. */
export type ScreenWords = Readonly<Record<string, unknown>>;

/** What a round's clients meet, and who asks them. */
export type Asking = { readonly document: QuestionnaireDocument; readonly organisation: string };

/** Words of the screens that a client may want to hear, before the questions and from there on. */
const BEFORE = ["language.greeting", "purpose", "reasons"];
const AROUND = [
  "item",
  "confirm",
  "ended",
  "idle",
  "fault",
  "interrupted",
  "locked",
  "language.title",
  "language.voluntary",
  "language.statement",
  "statement",
];
/** What stands on a key is typed, not heard; the names of fields and bars are for screen readers. */
const UNHEARD = /^item\.(keys\.|write$|room$|coming$)/;
const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

/** Words that only some kinds of question say. */
const SAID_BY: Readonly<Record<string, readonly Item["kind"][]>> = {
  "item.several": ["multiple"],
  "item.notWhole": ["number"],
  "item.missing.number": ["number"],
  "item.writeHint": ["text"],
  "item.full": ["text"],
  "item.cut": ["text"],
  "item.missing.text": ["text"],
};

/**
 * Everything of a language that one can record, each text once, in the order in which it is met. A text with names or figures
 * of the round in it is recorded with them, as it will stand on the screen. One that is put together only there, such as how
 * many seconds are left, is not among them: nobody can say it beforehand.
 */
export function spokenTexts({ document, organisation }: Asking, words: ScreenWords, language: Language): readonly SpokenText[] {
  const said = clientText(words, language);
  const kinds = new Set(document.items.map(({ kind }) => kind));
  const screens = (key: string): readonly SpokenText[] =>
    wordsAt(words, key)
      .filter(({ place }) => !UNHEARD.test(place) && (SAID_BY[place]?.some((kind) => kinds.has(kind)) ?? true))
      .flatMap((leaf) => withRound(leaf, said, { document, organisation }));
  const asked = document.items.flatMap((item) => {
    const place = `${document.id}/${item.id}`;
    return [
      { place, text: item.text[language] },
      ...(item.kind === "number" && wordsAt(words, "item.number").length > 0
        ? [{ place: `${place}/number`, text: numberHint(said, item) }]
        : []),
      ...("options" in item ? item.options : []).map(({ code, text }) => ({ place: `${place}/${code}`, text: text[language] })),
    ];
  });
  const once = new Map<string, SpokenText>();
  // Where the app has no screens in it, no choice of language says its name.
  const name = "language" in words ? [{ place: "language.name", text: localeOf(language).name }] : [];
  for (const { place, text } of [...BEFORE.flatMap(screens), ...asked, ...AROUND.flatMap(screens), ...name]) {
    const key = textToHash(text ?? "");
    if (text !== undefined && text.trim() !== "" && !once.has(key)) {
      once.set(key, { place, text });
    }
  }
  return [...once.values()];
}

/** A text of the screens with what this round fills in; nothing where that is known only on the tablet. */
function withRound({ place, text }: SpokenText, said: TFunction<"client">, asking: Asking): readonly SpokenText[] {
  const stem = place.replace(PLURAL_FORM, "");
  if (stem === "purpose.count") {
    return [{ place: "purpose.length", text: lengthText(said, asking.document) }];
  }
  if (stem === "purpose.asker") {
    return [{ place, text: askerText(said, asking.organisation) }];
  }
  if (stem === "statement.covers") {
    return [{ place, text: coversText(said, asking.organisation) }];
  }
  return stem !== place || text.includes("{{") ? [] : [{ place, text }];
}

/** The words that the tablet has, put together as the tablet does it. */
export function clientText(words: ScreenWords, language: Language): TFunction<"client"> {
  const translator: i18n = createTranslator({ [language]: { client: words } }, language, ["client"]);
  return translator.getFixedT(language, "client");
}

function wordsAt(words: unknown, key: string): readonly SpokenText[] {
  const said = key
    .split(".")
    .reduce<unknown>((part, name) => (part instanceof Object ? (part as Record<string, unknown>)[name] : undefined), words);
  return leaves(said, key);
}

function leaves(value: unknown, place: string): readonly SpokenText[] {
  if (typeof value === "string") {
    return [{ text: value, place }];
  }
  return value instanceof Object ? Object.entries(value).flatMap(([name, part]) => leaves(part, `${place}.${name}`)) : [];
}
