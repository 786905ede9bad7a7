import { unreachable } from "../../kernel/exhaustive.ts";
import { type Answers, answerFor, chosenCodes } from "./answers.ts";
import type { Condition } from "./document.ts";

/** Whether the condition holds for these answers. An item without an answer equals nothing and is not answered. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ("equals" in condition) {
    return chosenCodes(answerFor(answers, condition.equals.item)).includes(condition.equals.option);
  }
  if ("answered" in condition) {
    return answerFor(answers, condition.answered) !== undefined;
  }
  if ("not" in condition) {
    return !holds(condition.not, answers);
  }
  if ("and" in condition) {
    return condition.and.every((part) => holds(part, answers));
  }
  if ("or" in condition) {
    return condition.or.some((part) => holds(part, answers));
  }
  return unreachable(condition);
}

/** What a condition refers to: item ids, each with the option that it names, if any. */
export type Reference = { readonly item: string; readonly option: string | null };

export function references(condition: Condition): readonly Reference[] {
  if ("equals" in condition) {
    return [condition.equals];
  }
  if ("answered" in condition) {
    return [{ item: condition.answered, option: null }];
  }
  if ("not" in condition) {
    return references(condition.not);
  }
  if ("and" in condition) {
    return condition.and.flatMap(references);
  }
  if ("or" in condition) {
    return condition.or.flatMap(references);
  }
  return unreachable(condition);
}
