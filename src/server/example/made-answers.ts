import type { Answers } from "../../domain/questionnaire/answers.ts";
import type { Option, QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { completeness } from "../../domain/response/completeness.ts";
import type { Language } from "../../kernel/language.ts";
import { type Chance, draw } from "./chance.ts";

/** What is known of a made-up client that shifts how she answers. */
export type MadeClient = { readonly language: Language; readonly site: number };

type Effects = Readonly<Record<string, number>>;

/** How likely a positive answer to each item is, and who is more or less likely to give one. All of it is made up. */
const POSITIVE: Effects = {
  contact: 0.88,
  information: 0.83,
  understanding: 0.81,
  views: 0.7,
  influence: 0.54,
  overall: 0.84,
  change: 0.61,
};
const BY_LANGUAGE: Readonly<Record<string, Effects>> = {
  ar: { information: -0.09, views: -0.06, influence: -0.19, overall: -0.04 },
  so: { information: -0.12, understanding: -0.03, change: 0.06 },
};
const BY_SITE: readonly Effects[] = [{}, { understanding: 0.06, overall: 0.03 }, { contact: -0.16, overall: -0.06 }];
const WOMEN = 0.03;
/** Some are content with everything, some with nothing. */
const MOODS = [
  [-0.14, 1],
  [0, 2],
  [0.1, 1],
] as const;

const DONT_KNOW = 0.055;
const SKIPPED = 0.025;
/** Of the options on one side of a scale, the milder ones are the more usual. */
const POSITIVE_WEIGHTS = [0.42, 0.58];
const OTHER_WEIGHTS = [0.5, 0.3, 0.2];

/** Answers to all items, a few of them skipped: at least half, so that the answer is complete. */
export function completeAnswers(document: QuestionnaireDocument, client: MadeClient, chance: Chance): Answers {
  for (;;) {
    const answers = answerAll(document, client, chance);
    if (completeness(document, answers).verdict === "complete") {
      return answers;
    }
  }
}

/** The first few answers of someone who then chose to send what she had. */
export function partialAnswers(document: QuestionnaireDocument, client: MadeClient, chance: Chance): Answers {
  for (;;) {
    const all = Object.entries(answerAll(document, client, chance));
    const answers = Object.fromEntries(all.slice(0, 1 + Math.floor(chance() * 3)));
    if (completeness(document, answers).verdict === "partial") {
      return answers;
    }
  }
}

function answerAll(document: QuestionnaireDocument, { language, site }: MadeClient, chance: Chance): Answers {
  const woman = chance() < 0.545;
  const shift = draw(chance, MOODS) + (woman ? WOMEN : 0);
  const answers: Record<string, { readonly option: string }> = {};
  for (const item of document.items) {
    if (item.kind !== "single" && item.kind !== "scale") {
      continue;
    }
    if (item.kind === "single" && item.background === "gender") {
      const said = draw(chance, [
        [woman ? "woman" : "man", 96],
        ["other", 1],
        ["prefer-not-to-say", 3],
      ]);
      answers[item.id] = { option: said };
      continue;
    }
    const likely = (POSITIVE[item.id] ?? 0.7) + (BY_LANGUAGE[language]?.[item.id] ?? 0) + (BY_SITE[site]?.[item.id] ?? 0) + shift;
    const kind = draw(chance, [
      ["skipped", SKIPPED],
      ["dont-know", DONT_KNOW],
      ["positive", Math.min(0.97, likely)],
      ["other", Math.max(0.03, 1 - likely)],
    ]);
    const options = item.options.filter((option) => kindOf(option) === kind);
    if (options.length > 0) {
      const weights = kind === "positive" ? POSITIVE_WEIGHTS : OTHER_WEIGHTS;
      answers[item.id] = {
        option: draw(
          chance,
          options.map(({ code }, position) => [code, weights[position] ?? 0.1] as const),
        ),
      };
    }
  }
  return answers;
}

function kindOf({ positive, meaning }: Option): "positive" | "other" | "dont-know" | "never" {
  if (meaning !== undefined) {
    return meaning === "dont-know" ? "dont-know" : "never";
  }
  return positive === true ? "positive" : "other";
}
