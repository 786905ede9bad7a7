import { type Language, languagesIn } from "../../kernel/language.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Indicator, Item, Option, QuestionnaireDocument, Texts } from "./document.ts";

/** What a questionnaire asks, without a word of it: the same in every language. */
export type Structure = Wordless<QuestionnaireDocument>;

type Wordless<Part> = Part extends string
  ? Part
  : Part extends readonly (infer Member)[]
    ? readonly Wordless<Member>[]
    : Part extends object
      ? { readonly [Name in keyof Part as Exclude<Name, "title" | "source" | "text" | "topic">]: Wordless<Part[Name]> }
      : Part;

/** All texts in each language, as they were found: nothing in them is believed yet. */
export type Wordings = Readonly<Record<string, unknown>>;

/**
 * A text that a language lacks or has in vain; `key` is the way to it through the language's file, from the outside in.
 * `unlisted-language`: it has texts, and the questionnaire doesn't name it.
 */
export type WordingFault = {
  readonly code: "missing-text" | "extra-text" | "unlisted-language";
  readonly language: Language;
  readonly key: string;
};

/**
 * The questionnaire whose structure and texts stand apart, or everything that doesn't fit. Its members stand in the order
 * that published documents have them in: the same parts are always the same bytes. Whether it may be published,
 * `checkQuestionnaire` says.
 */
export function assembleQuestionnaire(
  structure: Structure,
  wordings: Wordings,
): Result<QuestionnaireDocument, readonly WordingFault[]> {
  const { items, ...head } = structure;
  const said = new Map(head.languages.map((language) => [language, textsIn(wordings[language])]));
  const faults = [...unlistedLanguages(head.languages, wordings), ...unfitTexts(keysOf(structure), said)];
  if (faults.length > 0) {
    return err(faults);
  }
  const say: Say = (key) => Object.fromEntries([...said].map(([language, texts]) => [language, texts.get(key) ?? ""]));
  return ok({ ...head, title: say(TITLE), source: say(SOURCE), items: items.map((item) => withTexts(item, say)) });
}

/** The text at a key, in every language. */
type Say = (key: string) => Texts;
type TextsByKey = ReadonlyMap<string, string>;

const TITLE = "title";
const SOURCE = "source";

function questionKey(itemId: string): string {
  return keyAt(["items", itemId, "text"]);
}

function optionKey(itemId: string, { code }: Pick<Option, "code">): string {
  return keyAt(["items", itemId, "options", code]);
}

function topicKey(itemId: string): string {
  return keyAt(["items", itemId, "indicator"]);
}

function keyAt(names: readonly string[]): string {
  return names.join(" / ");
}

/** Every text that each of the languages must have. */
function keysOf({ items }: Structure): ReadonlySet<string> {
  const keys = items.flatMap((item) => [
    questionKey(item.id),
    ...("options" in item ? item.options.map((option) => optionKey(item.id, option)) : []),
    ...("indicator" in item && item.indicator !== undefined ? [topicKey(item.id)] : []),
  ]);
  return new Set([TITLE, SOURCE, ...keys]);
}

function unlistedLanguages(listed: readonly Language[], wordings: Wordings): readonly WordingFault[] {
  const unlisted = languagesIn(wordings).filter((language) => !listed.includes(language));
  return unlisted.map((language) => ({ code: "unlisted-language", language, key: "" }));
}

function unfitTexts(keys: ReadonlySet<string>, said: ReadonlyMap<Language, TextsByKey>): readonly WordingFault[] {
  return [...said].flatMap(([language, texts]): WordingFault[] => [
    ...[...keys].filter((key) => !texts.has(key)).map((key) => ({ code: "missing-text" as const, language, key })),
    ...[...texts.keys()].filter((key) => !keys.has(key)).map((key) => ({ code: "extra-text" as const, language, key })),
  ]);
}

function withTexts({ id, kind, ...rest }: Structure["items"][number], say: Say): Item {
  const options = "options" in rest ? { options: rest.options.map((option) => withLabel(id, option, say)) } : {};
  const indicator = "indicator" in rest && rest.indicator !== undefined ? { indicator: withTopic(id, rest.indicator, say) } : {};
  // What is spread last takes the place that it has in the structure. The compiler can't follow a kind through a rest.
  return { id, kind, text: say(questionKey(id)), ...rest, ...options, ...indicator } as Item;
}

function withLabel(itemId: string, { code, ...rest }: Wordless<Option>, say: Say): Option {
  return { code, text: say(optionKey(itemId, { code })), ...rest };
}

function withTopic(itemId: string, { code }: Wordless<Indicator>, say: Say): Indicator {
  return { code, topic: say(topicKey(itemId)) };
}

/** Every text of a language's file by its key, however deep it stands. What is no text is none. */
function textsIn(wording: unknown): TextsByKey {
  return new Map(textsBelow(wording, []));
}

function textsBelow(part: unknown, names: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof part === "string") {
    return [[keyAt(names), part]];
  }
  return typeof part === "object" && part !== null
    ? Object.entries(part).flatMap(([name, member]) => textsBelow(member, [...names, name]))
    : [];
}
