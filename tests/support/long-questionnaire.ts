import { REFUSAL_REASONS } from "../../src/domain/disposition/reasons.ts";
import type { Item, Option, QuestionnaireDocument, Texts } from "../../src/domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";
import type { Language } from "../../src/kernel/language.ts";
import { BUILT_IN, questionnaire } from "./questionnaires.ts";
import { words } from "./words.ts";

/** Long words that no line can hold, as compounds and addresses are. */
const LONG_WORD = "Försörjningsstödsutredningshandläggare";

function worded(text: (language: Language) => string): Texts {
  return Object.fromEntries(CLIENT_LANGUAGES.map((language) => [language, text(language)]));
}

const asked = (position: number): Texts => BUILT_IN.items[position]?.text ?? {};
const option = (code: string, change: Partial<Option> = {}): Option => ({
  code,
  pictogram: "reach",
  text: worded((language) => words(language, "client", `reasons.${code}`)),
  ...change,
});
const aside = (meaning: "dont-know" | "prefer-not-to-say"): Option => ({
  code: meaning,
  pictogram: meaning === "dont-know" ? "question" : "silent",
  meaning,
  text: worded((language) =>
    words(language, "client", meaning === "dont-know" ? "reasons.does-not-understand" : "reasons.does-not-want-to-say"),
  ),
});

const scale = BUILT_IN.items
  .filter((item) => item.kind === "scale")
  .reduce((longest, item) => (item.options.length > longest.options.length ? item : longest));

const ITEMS: readonly Item[] = [
  {
    kind: "information",
    id: "about",
    text: worded(
      (language) =>
        `${words(language, "client", "purpose.title")}\n${words(language, "client", "purpose.sealed")}\n08-123 45 67\n${LONG_WORD}`,
    ),
  },
  { ...scale, id: "scale" },
  {
    kind: "single",
    id: "single",
    pictogram: "meeting",
    text: asked(2),
    options: REFUSAL_REASONS.slice(0, 8).map((code) => option(code)),
  },
  {
    kind: "multiple",
    id: "multiple",
    pictogram: "phone",
    text: asked(1),
    options: [
      ...REFUSAL_REASONS.slice(2).map((code) => option(code)),
      { code: "word", text: worded(() => `${LONG_WORD}\nSMS (Android)!`) },
      option("no-time", { exclusive: true }),
    ],
  },
  {
    kind: "number",
    id: "number",
    pictogram: "counting",
    text: asked(0),
    minimum: 1,
    maximum: 3000,
    options: [aside("dont-know"), aside("prefer-not-to-say")],
  },
  {
    kind: "text",
    id: "text",
    pictogram: "writing",
    text: asked(1),
    maximumLength: 60,
    options: [aside("dont-know"), aside("prefer-not-to-say")],
  },
];

/** An item of every kind, with many and long options and a picture for each, in the products' own words; none of it fits a small screen. */
export const LONG_QUESTIONNAIRE: QuestionnaireDocument = questionnaire(ITEMS, {
  format: "streck-questionnaire/2",
  mayIgnore: [],
  title: worded(() => "Title"),
  source: worded(() => "Source"),
  languages: CLIENT_LANGUAGES,
});
