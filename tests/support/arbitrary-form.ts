import fc from "fast-check";
import * as v from "valibot";
import { checkQuestionnaire } from "../../src/domain/questionnaire/check.ts";
import type { Item, Option, QuestionnaireDocument, Texts } from "../../src/domain/questionnaire/document.ts";
import { QUESTION_PICTOGRAMS } from "../../src/domain/questionnaire/pictograms.ts";
import { QuestionnaireMessage } from "../../src/protocol/questionnaire-document.ts";
import { arbitraryQuestionnaire, hostileText } from "./arbitrary-questionnaire.ts";

/** What a text, a picture or a mark is drawn from, again and again. */
type Draw = { readonly words: readonly string[]; readonly numbers: readonly number[] };

const said = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(" a ", "_x0041_", "'=1", "''", "toString", "__proto__", "a\r\nb", "${x}", "\t", "x".repeat(2000)),
  },
);

/** Questionnaires that may be published, with any texts, pictures, indicators and marks that a document can have. */
export function arbitraryForm(text: fc.Arbitrary<string> = said): fc.Arbitrary<QuestionnaireDocument> {
  const draw = fc.record({
    words: fc.array(
      text.filter((one) => one.trim() !== "" && one.length <= 2000),
      { minLength: 5, maxLength: 30 },
    ),
    numbers: fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 30 }),
  });
  return fc
    .tuple(arbitraryQuestionnaire({ mostItems: 6 }), draw)
    .map(([document, drawn]) => dressed(document, drawn))
    .filter((document) => checkQuestionnaire(document).length === 0)
    .map((document) => v.parse(QuestionnaireMessage, document));
}

function dressed(document: QuestionnaireDocument, { words, numbers }: Draw): QuestionnaireDocument {
  let at = 0;
  const number = (): number => numbers[at++ % numbers.length] ?? 0;
  const texts = (): Texts =>
    Object.fromEntries(document.languages.map((language) => [language, words[(at++ + number()) % words.length] ?? "?"]));
  const picture = (): { readonly pictogram?: string } =>
    number() % 3 === 0 ? { pictogram: QUESTION_PICTOGRAMS[number() % QUESTION_PICTOGRAMS.length] ?? "phone" } : {};
  const option = (one: Option, position: number): Option => ({
    ...one,
    text: texts(),
    ...picture(),
    ...(position === 0 || number() % 3 === 0 ? { positive: true as const } : {}),
    ...(number() % 4 === 0 ? { group: number() % 2 === 0 ? ("K" as const) : ("M" as const) } : {}),
  });
  const items = document.items.map((item): Item => {
    const base = { ...item, text: texts(), ...picture() };
    if (base.kind === "information") {
      return base;
    }
    const whole = { ...base, options: base.options.map(option) };
    if (whole.kind !== "single" && whole.kind !== "scale") {
      return whole;
    }
    const indicator = number() % 2 === 0 ? { indicator: { code: `U${number()}`, topic: texts() } } : {};
    return whole.kind === "scale"
      ? { ...whole, ...indicator }
      : { ...whole, ...indicator, ...(number() % 4 === 0 ? { background: "gender" as const } : {}) };
  });
  return {
    ...document,
    format: "streck-questionnaire/2",
    mayIgnore: ["items.pictogram", "items.options.pictogram", "items.shown.otherwise"],
    title: texts(),
    source: texts(),
    items,
  };
}
