import type { DraftId, RoundId } from "../../kernel/ids.ts";
import type { ClientNumbersReply } from "../../protocol/console/client-numbers.ts";
import type { FaultReportsOfRound } from "../../protocol/console/fault-reports.ts";
import type { FeedbackOfRound } from "../../protocol/console/feedback.ts";
import type { BatchesReply, DevicesReply, FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { PublicationsOfRound } from "../../protocol/console/publications.ts";
import type { LotsReply } from "../../protocol/console/trust.ts";
import type { ConsoleApi } from "./console-api.ts";
import type { Reply } from "./request.ts";

/** Something that screens ask of the server, by a key that stands for it and for nothing else. */
export type Question<Value> = {
  readonly key: readonly string[];
  readonly ask: (signal: AbortSignal) => Reply<Value>;
  /**
   * How long a reply does for the next screen, too, unless something was changed; 0: the next screen shows it and asks anew.
   * Null: it is kept by no screen.
   */
  readonly goodForMs: number | null;
};

/** What is planned changes where somebody works on it: here, and rarely in another tab. */
const PLANNED_MS = 30_000;

/** What screens ask, each thing once. Nothing opened or sealed is among them: a reply is kept. */
export function questions(api: ConsoleApi) {
  return {
    rounds: question(["rounds"], (signal) => api.rounds({ signal }), PLANNED_MS),
    // It carries the release, of which each screen must see what the server says of it now: it may have been replaced.
    round: (id: RoundId) => question(["round", id], (signal) => api.round({ ids: { id }, signal }), null),
    drafts: question(["drafts"], (signal) => api.drafts({ signal }), PLANNED_MS),
    // Somebody else may have written in it.
    draft: (id: DraftId) => question(["draft", id], (signal) => api.draft({ ids: { id }, signal }), null),
    sites: question(["sites"], (signal) => api.sites({ signal }), PLANNED_MS),
    recordings: question(["recordings"], (signal) => api.recordings({ signal }), PLANNED_MS),
    keys: question(["keys"], (signal) => api.keys({ signal }), null),
    fieldwork: (id: RoundId): Question<FieldworkReply> =>
      question(["fieldwork", id], (signal) => api.fieldwork({ ids: { id }, signal }), null),
    devices: (id: RoundId): Question<DevicesReply> =>
      question(["devices", id], (signal) => api.devices({ ids: { id }, signal }), null),
    batches: (id: RoundId): Question<BatchesReply> =>
      question(["batches", id], (signal) => api.batches({ ids: { id }, signal }), null),
    lots: (id: RoundId): Question<LotsReply> => question(["lots", id], (signal) => api.lots({ ids: { id }, signal }), null),
    faultReports: (id: RoundId): Question<FaultReportsOfRound> =>
      question(["faultReports", id], (signal) => api.faultReports({ ids: { id }, signal }), null),
    publications: (id: RoundId): Question<PublicationsOfRound> =>
      question(["publications", id], (signal) => api.publications({ ids: { id }, signal }), null),
    feedback: (id: RoundId): Question<FeedbackOfRound> =>
      question(["feedback", id], (signal) => api.feedback({ ids: { id }, signal }), null),
    backups: question(["backups"], (signal) => api.backups({ signal }), null),
    clientNumbers: (id: RoundId): Question<ClientNumbersReply> =>
      question(["clientNumbers", id], (signal) => api.clientNumbers({ ids: { id }, signal }), null),
    comparisons: question(["comparisons"], (signal) => api.comparisons({ signal }), PLANNED_MS),
    example: question(["example"], (signal) => api.example({ signal }), null),
  };
}

/** For a screen that asks nothing else: it asks anew, or it would not hear that nobody is signed in any more. */
export function anew<Value>(of: Question<Value>): Question<Value> {
  return { ...of, goodForMs: 0 };
}

function question<Value>(
  key: readonly string[],
  ask: (signal: AbortSignal) => Reply<Value>,
  goodForMs: number | null,
): Question<Value> {
  return { key, ask, goodForMs };
}
