import fc from "fast-check";
import type { Noted, Outcome } from "../../src/domain/disposition/outcome.ts";
import {
  BREAK_OFF_WAYS,
  NO_REASON_GIVEN,
  NOT_ELIGIBLE_REASONS,
  OTHER_REASONS,
  REFUSAL_REASONS,
} from "../../src/domain/disposition/reasons.ts";

/** A reason of the fixed list, or one that a round added: any code but the word for "none". */
const reason = fc.oneof(
  fc.constantFrom(...REFUSAL_REASONS),
  fc.stringMatching(/^[a-z][a-z0-9-]{0,63}$/).filter((code) => code !== NO_REASON_GIVEN),
);
const noted: fc.Arbitrary<Noted> = fc.record({ reason: fc.option(reason) });

/** Everything that can happen with one person in a waiting room. */
export const arbitraryOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constantFrom("complete", "partial", "paper", "unresolved", "missed", "left").map((kind): Outcome => ({ kind })),
  fc.constantFrom(...BREAK_OFF_WAYS).map((way): Outcome => ({ kind: "break-off", way })),
  fc.constantFrom(...OTHER_REASONS).map((why): Outcome => ({ kind: "other", reason: why })),
  fc.constantFrom(...NOT_ELIGIBLE_REASONS).map((why): Outcome => ({ kind: "not-eligible", reason: why })),
  fc
    .record({ stated: fc.option(noted), observed: fc.option(noted) })
    .filter(({ stated, observed }) => stated !== null || observed !== null)
    .map((refusal): Outcome => ({ kind: "refusal", ...refusal })),
);
