import { answerFor, chosenCodes } from "../questionnaire/answers.ts";
import { isAnswerable, type QuestionnaireDocument } from "../questionnaire/document.ts";
import { applicableAnswers } from "../questionnaire/routing.ts";
import type { Response } from "../response/response.ts";

/** How often each option of an item was chosen. */
export type Distribution = {
  readonly itemId: string;
  /** In the questionnaire's order, also those that nobody chose. */
  readonly options: readonly { readonly code: string; readonly count: number }[];
  /** Responses with any answer to the item. */
  readonly answered: number;
};

/** One distribution for each item with options to choose from, in the questionnaire's order. */
export function distributions(document: QuestionnaireDocument, responses: readonly Response[]): readonly Distribution[] {
  const all = responses.map((response) => applicableAnswers(document, response.answers));
  return document.items.flatMap((item): Distribution[] => {
    if (!isAnswerable(item) || item.options.length === 0) {
      return [];
    }
    const counts = new Map<string, number>(item.options.map((option) => [option.code, 0]));
    let answered = 0;
    for (const answers of all) {
      const answer = answerFor(answers, item.id);
      answered += answer === undefined ? 0 : 1;
      for (const code of chosenCodes(answer)) {
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    return [{ itemId: item.id, options: [...counts].map(([code, count]) => ({ code, count })), answered }];
  });
}
