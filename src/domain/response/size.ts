import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../questionnaire/document.ts";
import type { Response } from "./response.ts";

const STEP = 256;
/** Names, quotes, brackets and commas around one answer: `"why":{"options":[…]},` has the most. */
const AROUND_ANSWER = 18;
/** A UTF-16 unit is at most six bytes in JSON (`\u0000`). */
const BYTES_PER_UNIT = 6;
/**
 * Room for the braces, the padding's own name and quotes, the length of a language tag, and what a response of version 2 has
 * besides. Never more than what tablets of every version reckon with: all answers of a round have one length.
 */
const SLACK = 96;

/** In bytes. Sealed to twenty recipients, a longer response would not fit into one item of a sync request. */
export const LONGEST_RESPONSE = 176 * 1024;

/**
 * The length in bytes that every response to this questionnaire is padded to: no answer, however long, is longer, so
 * all sealed answers of one questionnaire have one and the same length.
 */
export function paddedLength(document: QuestionnaireDocument): number {
  const id = "0".repeat(32);
  const frame = {
    id,
    roundId: id,
    siteId: id,
    questionnaire: { id: document.id, version: document.version },
    language: "",
    mode: "read-by-assistant",
    week: "0000-W00",
    answers: {},
  } satisfies Record<keyof Response, unknown>;
  const answers = document.items
    .filter(isAnswerable)
    .reduce((sum, item) => sum + item.id.length + longestAnswer(item) + AROUND_ANSWER, 0);
  return Math.ceil((JSON.stringify(frame).length + SLACK + answers) / STEP) * STEP;
}

function longestAnswer(item: AnswerableItem): number {
  const codes = item.options.map(({ code }) => code.length + 3);
  const longest = Math.max(0, ...codes);
  switch (item.kind) {
    case "multiple":
      return codes.reduce((sum, length) => sum + length, 0);
    case "number":
      return Math.max(longest, String(item.minimum).length, String(item.maximum).length);
    case "text":
      return Math.max(longest, item.maximumLength * BYTES_PER_UNIT);
    default:
      return longest;
  }
}
