/** Why someone said no. The fixed list; a round may add codes of its own. None given is null. */
export const REFUSAL_REASONS = [
  "no-time",
  "does-not-want-to-say",
  "not-anonymous",
  "affects-decision",
  "not-in-front-of-others",
  "nothing-changes",
  "tired-of-surveys",
  "not-well",
  "hard-to-read",
  "language",
  "does-not-understand",
  "other",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** How a refusal without a reason is shown and exported. */
export const NO_REASON_GIVEN = "no-reason-given";

/** Why someone who wanted to could not. */
export const OTHER_REASONS = ["no-offered-language", "unable", "called-in", "device-fault"] as const;
export type OtherReason = (typeof OTHER_REASONS)[number];

/** Why someone does not belong to the survey. */
export const NOT_ELIGIBLE_REASONS = ["companion", "child", "not-a-client", "already-asked"] as const;
export type NotEligibleReason = (typeof NOT_ELIGIBLE_REASONS)[number];

/** How an interview ended without an answer being kept. */
export const BREAK_OFF_WAYS = ["erased", "walked-away", "stopped"] as const;
export type BreakOffWay = (typeof BREAK_OFF_WAYS)[number];
