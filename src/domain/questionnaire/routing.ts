import { type Answers, answerFor, withAnswer } from "./answers.ts";
import { holds } from "./condition.ts";
import type { Item, QuestionnaireDocument } from "./document.ts";

/**
 * The items that apply, in order. An answer to an item that itself does not apply counts for nothing, so one pass
 * from the first item to the last decides (conditions never refer forward).
 */
export function applicableItems(document: QuestionnaireDocument, answers: Answers): readonly Item[] {
  return applicable(document, answers).items;
}

/** The answers that still apply: going back and changing an answer clears those that no longer do. */
export function applicableAnswers(document: QuestionnaireDocument, answers: Answers): Answers {
  return applicable(document, answers).answers;
}

/** Both at once. */
export function applicable(
  document: QuestionnaireDocument,
  given: Answers,
): { readonly items: readonly Item[]; readonly answers: Answers } {
  const items: Item[] = [];
  let answers: Answers = {};
  for (const item of document.items) {
    if (item.when !== undefined && !holds(item.when, answers)) {
      continue;
    }
    items.push(item);
    const answer = answerFor(given, item.id);
    if (answer !== undefined) {
      answers = withAnswer(answers, item.id, answer);
    }
  }
  return { items, answers };
}
