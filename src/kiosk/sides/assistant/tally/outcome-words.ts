import type { Outcome } from "../../../../domain/disposition/outcome.ts";
import { refusalReason } from "../../../../domain/disposition/outcome.ts";
import { REFUSAL_REASONS } from "../../../../domain/disposition/reasons.ts";
import type { StaffText } from "../../../parts/texts.ts";

/** What happened, in a few words. */
export function outcomeWords(t: StaffText, outcome: Outcome): string {
  switch (outcome.kind) {
    case "break-off":
      return t(`outcome.break-off.${outcome.way}`);
    case "other":
      return t(`outcome.other.${outcome.reason}`);
    case "not-eligible":
      return t(`outcome.not-eligible.${outcome.reason}`);
    case "refusal": {
      const reason = refusalReason(outcome);
      return reason === null ? t("outcome.refusal") : `${t("outcome.refusal")} – ${reasonWords(t, reason)}`;
    }
    default:
      return t(`outcome.${outcome.kind}`);
  }
}

/** A reason of the fixed list in words; one that a round added is shown by its code. */
export function reasonWords(t: StaffText, reason: string): string {
  if (reason === "no-reason-given") {
    return t("reason.no-reason-given");
  }
  const known = REFUSAL_REASONS.find((code) => code === reason);
  return known === undefined ? reason : t(`reason.${known}`);
}
