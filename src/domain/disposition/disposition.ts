import { unreachable } from "../../kernel/exhaustive.ts";
import type { Outcome } from "./outcome.ts";

/** AAPOR letters (Standard Definitions, 10th edition); UH is always 0 in a waiting room. */
export const DISPOSITIONS = ["I", "P", "R", "O", "NC", "UO", "NE"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/**
 * | outcome                                   | disposition | was offered the survey |
 * | ----------------------------------------- | ----------- | ---------------------- |
 * | complete, paper                           | I           | yes                    |
 * | partial                                   | P           | yes                    |
 * | break-off, refusal, unresolved            | R           | yes                    |
 * | other (could not)                         | O           | yes                    |
 * | missed (seen, not asked)                  | NC          | no                     |
 * | left (before it was known who it was)     | UO          | no                     |
 * | not eligible                              | NE          | no                     |
 */
export function dispositionOf(outcome: Outcome): Disposition {
  switch (outcome.kind) {
    case "complete":
    case "paper":
      return "I";
    case "partial":
      return "P";
    case "break-off":
    case "refusal":
    case "unresolved":
      return "R";
    case "other":
      return "O";
    case "missed":
      return "NC";
    case "left":
      return "UO";
    case "not-eligible":
      return "NE";
    default:
      return unreachable(outcome);
  }
}

export function wasOffered(disposition: Disposition): boolean {
  return disposition === "I" || disposition === "P" || disposition === "R" || disposition === "O";
}
