import { unreachable } from "../../kernel/exhaustive.ts";
import type { Noted, Outcome } from "./outcome.ts";
import { BREAK_OFF_WAYS, NO_REASON_GIVEN, NOT_ELIGIBLE_REASONS, OTHER_REASONS } from "./reasons.ts";

/**
 * An outcome as one word, the form in which a mark is stored and sent: `complete`, `break-off.erased`,
 * `refusal.<stated>.<observed>` with `-` for a field that nobody filled in. One word and never a bare reason, so that
 * a mark can't be mistaken for an answer: some reasons have the code of a response option.
 */
export type OutcomeCode = string;

const NOBODY = "-";
const REASON = /^[a-z][a-z0-9-]{0,63}$/;

export function encodeOutcome(outcome: Outcome): OutcomeCode {
  switch (outcome.kind) {
    case "complete":
    case "partial":
    case "paper":
    case "unresolved":
    case "missed":
    case "left":
      return outcome.kind;
    case "break-off":
      return `break-off.${outcome.way}`;
    case "other":
      return `other.${outcome.reason}`;
    case "not-eligible":
      return `not-eligible.${outcome.reason}`;
    case "refusal":
      return `refusal.${encodeNoted(outcome.stated)}.${encodeNoted(outcome.observed)}`;
    default:
      return unreachable(outcome);
  }
}

/** The outcome, or null when the word is none of ours (a newer tablet's, or damaged). */
export function decodeOutcome(code: OutcomeCode): Outcome | null {
  const [kind, first, second, ...rest] = code.split(".");
  if (rest.length > 0) {
    return null;
  }
  if (first === undefined) {
    return kind === "complete" ||
      kind === "partial" ||
      kind === "paper" ||
      kind === "unresolved" ||
      kind === "missed" ||
      kind === "left"
      ? { kind }
      : null;
  }
  if (second !== undefined) {
    return kind === "refusal" ? decodeRefusal({ stated: decodeNoted(first), observed: decodeNoted(second) }) : null;
  }
  return decodeWithReason({ kind: kind ?? "", reason: first });
}

function decodeWithReason({ kind, reason }: { readonly kind: string; readonly reason: string }): Outcome | null {
  if (kind === "break-off") {
    const way = BREAK_OFF_WAYS.find((known) => known === reason);
    return way === undefined ? null : { kind, way };
  }
  if (kind === "other") {
    const known = OTHER_REASONS.find((other) => other === reason);
    return known === undefined ? null : { kind, reason: known };
  }
  if (kind === "not-eligible") {
    const known = NOT_ELIGIBLE_REASONS.find((other) => other === reason);
    return known === undefined ? null : { kind, reason: known };
  }
  return null;
}

type Decoded = Noted | null | undefined;

function decodeRefusal({ stated, observed }: { readonly stated: Decoded; readonly observed: Decoded }): Outcome | null {
  if (stated === undefined || observed === undefined || (stated === null && observed === null)) {
    return null;
  }
  return { kind: "refusal", stated, observed };
}

function encodeNoted(noted: Noted | null): string {
  return noted === null ? NOBODY : (noted.reason ?? NO_REASON_GIVEN);
}

function decodeNoted(code: string): Decoded {
  if (code === NOBODY) {
    return null;
  }
  if (code === NO_REASON_GIVEN) {
    return { reason: null };
  }
  return REASON.test(code) ? { reason: code } : undefined;
}
