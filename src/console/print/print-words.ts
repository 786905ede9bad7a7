import type { TFunction } from "i18next";
import type { Condition, QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { isAnswerable } from "../../domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { screenWords } from "../recordings/screen-words.ts";
import { clientText } from "../recordings/spoken-texts.ts";

/** What is printed in one language: the very words of the tablet's screens, so that paper and tablet promise the same. */
export type PrintWords = {
  readonly language: Language;
  readonly client: TFunction<"client">;
  /** What an assistant says, as her tablet tells her; null where she has no screens in the language. */
  readonly script: readonly string[] | null;
};

type AssistantWords = { readonly script: Readonly<Record<(typeof SCRIPT)[number], string>> };

/** In the order in which it is said. */
const SCRIPT = ["greeting", "voluntary", "anonymous", "ask", "thanks"] as const;

// Whole folders, so that a language is added with files alone; each is loaded when somebody asks for it.
const FILES = import.meta.glob<AssistantWords>("../../../locales/*/assistant.json", { import: "default" });

/** The words for each language of a questionnaire in which the tablet has screens. */
export async function printWords({ languages }: Pick<QuestionnaireDocument, "languages">): Promise<readonly PrintWords[]> {
  const known = languages.filter((language) => CLIENT_LANGUAGES.includes(language));
  const client = await screenWords(known);
  return Promise.all(
    known.map(async (language): Promise<PrintWords> => {
      const words = await FILES[`../../../locales/${language}/assistant.json`]?.();
      return {
        language,
        client: clientText(client[language] ?? {}, language),
        script: words === undefined ? null : SCRIPT.map((line) => words.script[line]),
      };
    }),
  );
}

/** The number that each question has on paper. What only informs has none. */
export function questionNumbers({ items }: QuestionnaireDocument): ReadonlyMap<string, number> {
  return new Map(items.filter(isAnswerable).map(({ id }, position) => [id, position + 1]));
}

/**
 * Who skips a question, as somebody reads it who has no tablet that does it for her. What is too much for one sentence is left
 * to her own judgement.
 */
export function routingHint(
  when: Condition,
  document: QuestionnaireDocument,
  { client, language }: Pick<PrintWords, "client" | "language">,
): string {
  const told = "not" in when ? when.not : when;
  if (!("equals" in told)) {
    return client("print.ifFits");
  }
  const item = document.items.find(({ id }) => id === told.equals.item);
  const option =
    item !== undefined && "options" in item ? item.options.find(({ code }) => code === told.equals.option) : undefined;
  const number = questionNumbers(document).get(told.equals.item);
  if (option === undefined || number === undefined) {
    return client("print.ifFits");
  }
  return client("not" in when ? "print.onlyIfNot" : "print.onlyIf", { number, option: option.text[language] ?? "" });
}
