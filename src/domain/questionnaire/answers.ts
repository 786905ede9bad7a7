/**
 * One given answer. Skipped is not a value: it is the absence of an answer. "Don't know" and "prefer not to say"
 * are options of the item (`Option.meaning`), also for numbers and texts.
 */
export type Answer =
  | { readonly option: string }
  | { readonly options: readonly string[] }
  | { readonly number: number }
  | { readonly text: string };

/** Given answers by item id. */
export type Answers = Readonly<Record<string, Answer>>;

export function answerFor(answers: Answers, itemId: string): Answer | undefined {
  return Object.hasOwn(answers, itemId) ? answers[itemId] : undefined;
}

export function withAnswer(answers: Answers, itemId: string, answer: Answer | undefined): Answers {
  const { [itemId]: _replaced, ...others } = answers;
  return answer === undefined ? others : { ...others, [itemId]: answer };
}

export function chosenCodes(answer: Answer | undefined): readonly string[] {
  if (answer === undefined) {
    return [];
  }
  if ("option" in answer) {
    return [answer.option];
  }
  return "options" in answer ? answer.options : [];
}
