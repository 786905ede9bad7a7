import type { ComponentType } from "react";
import type { Outcome } from "../../../domain/disposition/outcome.ts";
import type { Language } from "../../../kernel/language.ts";

/** What of the assistant's may lie over the client's side. */
export type Over = "pin" | "forgotten" | "take-back";

export type OverClientProps = {
  readonly over: Over;
  readonly language: Language;
  /** The right PIN; false when the disk refused what it takes to go on. */
  readonly onRight: () => Promise<boolean>;
  readonly onForgotten: () => void;
  readonly onBack: () => void;
  /** Another code has opened the tablet. */
  readonly onJoined: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly onResume: () => void;
};

/** The ways from the client's side back to the assistant's. The client's side knows this much of the other, and no more. */
export type OverClient = ComponentType<OverClientProps>;
