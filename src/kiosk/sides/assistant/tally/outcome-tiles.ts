import type { Outcome } from "../../../../domain/disposition/outcome.ts";
import type { PictogramName } from "../../../../ui/pictogram-names.ts";
import type { StaffPictogramName } from "../staff-pictogram-names.ts";

export type OutcomeTile = { readonly outcome: Outcome; readonly pictogram: PictogramName | StaffPictogramName };

/** She had said yes, and nothing was kept. */
export const BREAK_OFFS: readonly OutcomeTile[] = [
  { outcome: { kind: "break-off", way: "stopped" }, pictogram: "cross" },
  { outcome: { kind: "break-off", way: "walked-away" }, pictogram: "door" },
];

/** What an outcome of the sheet "other" counts as. */
export type Group = "not-asked" | "could-not" | "not-eligible" | "answered" | "unclear";

export const OTHER_OUTCOMES: readonly (OutcomeTile & { readonly group: Group })[] = [
  { group: "not-asked", outcome: { kind: "missed" }, pictogram: "hurry" },
  { group: "not-asked", outcome: { kind: "left" }, pictogram: "door" },
  { group: "could-not", outcome: { kind: "other", reason: "called-in" }, pictogram: "bell" },
  { group: "could-not", outcome: { kind: "other", reason: "no-offered-language" }, pictogram: "languages" },
  { group: "could-not", outcome: { kind: "other", reason: "unable" }, pictogram: "glasses" },
  { group: "could-not", outcome: { kind: "other", reason: "device-fault" }, pictogram: "fault" },
  { group: "not-eligible", outcome: { kind: "not-eligible", reason: "already-asked" }, pictogram: "again" },
  { group: "not-eligible", outcome: { kind: "not-eligible", reason: "companion" }, pictogram: "companion" },
  { group: "not-eligible", outcome: { kind: "not-eligible", reason: "child" }, pictogram: "child" },
  { group: "not-eligible", outcome: { kind: "not-eligible", reason: "not-a-client" }, pictogram: "no" },
  { group: "answered", outcome: { kind: "paper" }, pictogram: "paper" },
  { group: "unclear", outcome: { kind: "unresolved" }, pictogram: "question" },
];
