import { optionOf } from "../questionnaire/acceptance.ts";
import { type Answer, type Answers, answerFor, chosenCodes } from "../questionnaire/answers.ts";
import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../questionnaire/document.ts";
import { applicableItems } from "../questionnaire/routing.ts";

/** How many items applied and how many of them were answered, and what follows for the disposition. */
export type Completeness = {
  readonly applicable: number;
  readonly answered: number;
  readonly verdict: "complete" | "partial" | "nothing";
};

/**
 * At least half of the items that applied answered = complete; at least one = partial. "Don't know" is an answer;
 * skipped or "prefer not to say" is not. Information items ask nothing and never count.
 */
export function completeness(document: QuestionnaireDocument, answers: Answers): Completeness {
  const items = applicableItems(document, answers).filter(isAnswerable);
  const applicable = items.length;
  const answered = items.filter((item) => countsAsAnswered(item, answerFor(answers, item.id))).length;
  const verdict = answered === 0 ? "nothing" : answered * 2 >= applicable ? "complete" : "partial";
  return { applicable, answered, verdict };
}

function countsAsAnswered(item: AnswerableItem, answer: Answer | undefined): boolean {
  if (answer === undefined) {
    return false;
  }
  return !chosenCodes(answer).some((code) => optionOf(item, code)?.meaning === "prefer-not-to-say");
}
