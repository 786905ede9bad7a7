import { unreachable } from "../../kernel/exhaustive.ts";
import type { Answer } from "./answers.ts";
import { type AnswerableItem, type ChoiceItem, type Item, isAnswerable, type Option } from "./document.ts";

/** Whether the answer is one that the item can have. An empty choice or an empty text is no answer. */
export function accepts(item: Item, answer: Answer): boolean {
  if (!isAnswerable(item)) {
    return false;
  }
  if ("option" in answer) {
    return item.kind === "multiple" ? false : optionOf(item, answer.option) !== undefined;
  }
  switch (item.kind) {
    case "single":
    case "scale":
      return false;
    case "multiple":
      return "options" in answer && acceptsOptions(item, answer.options);
    case "number":
      return (
        "number" in answer && Number.isInteger(answer.number) && answer.number >= item.minimum && answer.number <= item.maximum
      );
    case "text":
      return "text" in answer && answer.text.trim() !== "" && answer.text.length <= item.maximumLength;
    default:
      return unreachable(item);
  }
}

export function optionOf(item: AnswerableItem, code: string): Option | undefined {
  return item.options.find((option) => option.code === code);
}

/** An option that stands alone: marked so, or one that says "don't know" or "prefer not to say". */
export function isExclusive(option: Option): boolean {
  return option.exclusive === true || option.meaning !== undefined;
}

/** The chosen codes of a multiple choice after a tap on one option, in the questionnaire's order. */
export function toggle(item: ChoiceItem, chosen: readonly string[], code: string): readonly string[] {
  const tapped = optionOf(item, code);
  if (tapped === undefined) {
    return chosen;
  }
  if (chosen.includes(code)) {
    return chosen.filter((other) => other !== code);
  }
  return item.options
    .filter((option) => option.code === code || (chosen.includes(option.code) && !isExclusive(tapped) && !isExclusive(option)))
    .map((option) => option.code);
}

function acceptsOptions(item: ChoiceItem, codes: readonly string[]): boolean {
  const options = codes.map((code) => optionOf(item, code));
  const known = options.every((option) => option !== undefined);
  const distinct = new Set(codes).size === codes.length;
  const alone = codes.length === 1 || !options.some((option) => option !== undefined && isExclusive(option));
  return codes.length > 0 && known && distinct && alone;
}
