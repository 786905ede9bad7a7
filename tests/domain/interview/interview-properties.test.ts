import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answersOf,
  HANDED_OVER,
  type Interview,
  type InterviewEvent,
  languageOf,
  step,
} from "../../../src/domain/interview/interview.ts";
import { accepts } from "../../../src/domain/questionnaire/acceptance.ts";
import { checkQuestionnaire } from "../../../src/domain/questionnaire/check.ts";
import { isAnswerable, type QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { applicableAnswers, applicableItems } from "../../../src/domain/questionnaire/routing.ts";
import { completeness } from "../../../src/domain/response/completeness.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { arbitraryOutcome } from "../../support/arbitrary-outcome.ts";
import { acceptableAnswer, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asLanguage } from "../../support/brands.ts";

/** What a hand does to the screen. An answer is worked out when it is known which item stands there. */
type Touch = InterviewEvent | { readonly type: "answers-well"; readonly pick: number; readonly words: string };

const strangeAnswer = fc.oneof(
  fc.constant(undefined),
  fc.record({ option: fc.constantFrom("constructor", "__proto__", "yes", "") }),
  fc.record({ options: fc.array(fc.constantFrom("yes", "no", "constructor"), { maxLength: 3 }) }),
  fc.record({ number: fc.oneof(fc.integer(), fc.double()) }),
  fc.record({ text: fc.string() }),
);

const words = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
const answersWell: fc.Arbitrary<Touch> = fc.record({
  type: fc.constant("answers-well" as const),
  pick: fc.nat({ max: 9999 }),
  words,
});
const giveReason: fc.Arbitrary<Touch> = fc.record({
  type: fc.constant("give-reason" as const),
  reason: fc.constantFrom("no-time", null),
});
const touch: fc.Arbitrary<Touch> = fc.oneof(
  { weight: 4, arbitrary: answersWell },
  {
    weight: 6,
    arbitrary: fc.constantFrom("next", "back", "skip", "start", "stop", "decline", "reconsider").map((type): Touch => ({ type })),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("answer" as const), answer: strangeAnswer }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("choose-language" as const),
      language: fc.constantFrom<Language>("sv", "ar", asLanguage("sr-Latn"), asLanguage("fi")),
    }),
  },
);
const parting: fc.Arbitrary<Touch> = fc.oneof(
  fc.constantFrom("send", "erase", "walk-away").map((type): Touch => ({ type })),
  giveReason,
  fc.record({ type: fc.constant("withdraw" as const), outcome: arbitraryOutcome }),
);

/** What visitors do is not one touch after the other without a plan: they answer and go on, stop and send, say no and why. */
const gesture: fc.Arbitrary<readonly Touch[]> = fc.oneof(
  { weight: 30, arbitrary: fc.tuple(answersWell, fc.constant<Touch>({ type: "next" })) },
  { weight: 12, arbitrary: fc.tuple(touch) },
  { weight: 1, arbitrary: fc.tuple(parting) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant<Touch>({ type: "stop" }), fc.constantFrom<Touch>({ type: "send" }, { type: "erase" })),
  },
  { weight: 1, arbitrary: fc.tuple(answersWell, fc.constant<Touch>({ type: "walk-away" })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant<Touch>({ type: "decline" }), giveReason) },
);
const touches = fc.array(gesture, { maxLength: 25, size: "max" }).map((gestures) => gestures.flat());

/** Every interview from hand-over on; most begin as visitors do, with a language and a start. */
function interviewsOf(
  document: QuestionnaireDocument,
  keepsWalkAways: boolean,
  hands: readonly Touch[],
  begins: boolean,
): readonly Interview[] {
  const beginning: readonly Touch[] = begins
    ? [{ type: "choose-language", language: document.languages[0] ?? "sv" }, { type: "start" }]
    : [];
  const interviews: Interview[] = [HANDED_OVER];
  for (const touch of [...beginning, ...hands]) {
    const now = interviews.at(-1) ?? HANDED_OVER;
    interviews.push(step(now, eventFrom(touch, now, document), { document, keepsWalkAways }));
  }
  return interviews;
}

function eventFrom(touch: Touch, now: Interview, { items }: QuestionnaireDocument): InterviewEvent {
  if (touch.type !== "answers-well") {
    return touch;
  }
  const item = "itemId" in now ? items.find(({ id }) => id === now.itemId) : undefined;
  return {
    type: "answer",
    answer: item !== undefined && isAnswerable(item) ? acceptableAnswer(item, touch.pick, touch.words) : undefined,
  };
}

const anyInterview = fc
  .record({
    document: arbitraryQuestionnaire(),
    keepsWalkAways: fc.boolean(),
    hands: touches,
    begins: fc.nat({ max: 4 }).map((chance) => chance > 0),
  })
  .map(({ document, keepsWalkAways, hands, begins }) => ({
    document,
    keepsWalkAways,
    interviews: interviewsOf(document, keepsWalkAways, hands, begins),
  }));

test("the random questionnaires may all be published", () => {
  fc.assert(
    fc.property(arbitraryQuestionnaire(), (document) => {
      expect(checkQuestionnaire(document)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

describe("whatever hands do to the screen, on whatever questionnaire", () => {
  test("the item on the screen is one that applies", () => {
    fc.assert(
      fc.property(anyInterview, ({ document, interviews }) => {
        for (const now of interviews) {
          if (now.stage === "answering" || now.stage === "confirming") {
            expect(applicableItems(document, now.answers).map(({ id }) => id)).toContain(now.itemId);
          }
        }
      }),
      { numRuns: 700 },
    );
  });

  test("all answers are ones that their items can have, and apply", () => {
    fc.assert(
      fc.property(anyInterview, ({ document, interviews }) => {
        for (const now of interviews) {
          const answers = now.stage === "closed" ? (now.keeps ?? {}) : answersOf(now);
          expect(answers).toEqual(applicableAnswers(document, answers));
          for (const [id, answer] of Object.entries(answers)) {
            const item = document.items.find((one) => one.id === id);
            expect(item !== undefined && accepts(item, answer)).toBe(true);
          }
        }
      }),
      { numRuns: 700 },
    );
  });

  test("answers are kept exactly when the outcome is complete or partial, and then there is something to keep", () => {
    fc.assert(
      fc.property(anyInterview, ({ document, interviews }) => {
        for (const now of interviews) {
          if (now.stage === "closed") {
            expect(now.keeps !== null).toBe(now.outcome.kind === "complete" || now.outcome.kind === "partial");
            if (now.keeps !== null) {
              const { verdict } = completeness(document, now.keeps);
              expect(["complete", "partial"]).toContain(verdict);
              expect(now.end === "sent" ? verdict : "partial").toBe(now.outcome.kind);
              expect(document.languages).toContain(now.language);
            }
          }
        }
      }),
      { numRuns: 700 },
    );
  });

  test("who is gone stays gone", () => {
    fc.assert(
      fc.property(anyInterview, ({ interviews }) => {
        const gone = interviews.findIndex(({ stage }) => stage === "closed");
        const after = gone === -1 ? [] : interviews.slice(gone);
        expect(new Set(after).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  test("the language is none or one of the questionnaire's", () => {
    fc.assert(
      fc.property(anyInterview, ({ document, interviews }) => {
        for (const language of interviews.map(languageOf)) {
          expect([null, ...document.languages]).toContain(language);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a change of language loses no answer", () => {
    fc.assert(
      fc.property(anyInterview, fc.nat(), ({ document, keepsWalkAways, interviews }, moment) => {
        const now = interviews[moment % interviews.length] ?? HANDED_OVER;
        for (const language of document.languages) {
          const switched = step(now, { type: "choose-language", language }, { document, keepsWalkAways });
          expect(answersOf(switched)).toEqual(answersOf(now));
          expect(now.stage === "choosing-language" ? "reading-purpose" : now.stage).toBe(switched.stage);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test("and these random hands do get everywhere", () => {
  const reached = new Map<string, number>();
  const sample = fc.sample(anyInterview, { numRuns: 800, seed: 14 });
  for (const { interviews } of sample) {
    for (const now of new Set(
      interviews.map((one) => (one.stage === "closed" ? `${one.stage} ${one.end} ${one.outcome.kind}` : one.stage)),
    )) {
      reached.set(now, (reached.get(now) ?? 0) + 1);
    }
  }
  expect([...reached.keys()]).toEqual(
    expect.arrayContaining([
      "choosing-language",
      "reading-purpose",
      "giving-reason",
      "answering",
      "confirming",
      "closed sent complete",
      "closed sent partial",
      "closed sent break-off",
      "closed erased break-off",
      "closed walked-away partial",
      "closed walked-away break-off",
      "closed declined refusal",
    ]),
  );
  const answered = sample.filter(({ interviews }) => interviews.some((now) => Object.keys(answersOf(now)).length >= 2));
  expect(answered.length).toBeGreaterThan(250);
});
