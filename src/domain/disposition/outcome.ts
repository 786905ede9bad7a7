import type { BreakOffWay, NotEligibleReason, OtherReason } from "./reasons.ts";

/** What happened with one person in the waiting room. Its survey term is the disposition (`disposition.ts`). */
export type Outcome =
  | { readonly kind: "complete" }
  | { readonly kind: "partial" }
  | { readonly kind: "paper" }
  | { readonly kind: "break-off"; readonly way: BreakOffWay }
  | Refusal
  | { readonly kind: "unresolved" }
  | { readonly kind: "other"; readonly reason: OtherReason }
  | { readonly kind: "missed" }
  | { readonly kind: "left" }
  | { readonly kind: "not-eligible"; readonly reason: NotEligibleReason };

/**
 * What the client tapped herself and what the assistant noted are different fields, and neither overwrites the
 * other. At least one of them is present.
 */
export type Refusal = {
  readonly kind: "refusal";
  readonly stated: Noted | null;
  readonly observed: Noted | null;
};

/** A reason given, or null inside: said no without saying why. Codes are those of `REFUSAL_REASONS` and of the round. */
export type Noted = { readonly reason: string | null };

/** The reason that tables count: what the client said herself goes before what the assistant saw. */
export function refusalReason(refusal: Refusal): string | null {
  return refusal.stated?.reason ?? refusal.observed?.reason ?? null;
}

/** What the client tapped herself is never overwritten by what the assistant noted: the note stands beside it. */
export function besideStated(present: Outcome, noted: Outcome): Outcome {
  return present.kind === "refusal" && present.stated !== null
    ? { ...present, observed: noted.kind === "refusal" ? noted.observed : present.observed }
    : noted;
}

/** An answer is stored with it, so it can neither be undone nor turned into something else. */
export function isSealed(outcome: Outcome): boolean {
  return outcome.kind === "complete" || outcome.kind === "partial";
}
