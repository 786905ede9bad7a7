import type { OpenedRound } from "../envelopes/opened-round.ts";
import type { ListedAnswer } from "../envelopes/sealed-answer.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import type { BatchesReply } from "../protocol/console/fieldwork.ts";
import type { Round, Site } from "../protocol/console/rounds.ts";
import type { ExportFile } from "./export-file.ts";

/** Whose answers they are. */
export type Origin = {
  readonly organisation: { readonly id: OrganisationId; readonly name: string; readonly practice: boolean };
  readonly round: Round;
  readonly sites: readonly Site[];
};

export type Batch = Omit<BatchesReply["batches"][number], "deviceNumber">;

/**
 * What an export was made of: every sealed answer with the hash of its bytes as the tablet sent them, and the hash of
 * every exported file. No time stamp: the same answers give the same manifest.
 */
export function manifestOf({ organisation, round }: Origin, opened: OpenedRound, files: readonly ExportFile[]): string {
  return pretty({
    format: "streck-manifest/1",
    organisation,
    round: { id: round.id, name: round.name, starts: round.starts, ends: round.ends },
    questionnaire: { id: round.questionnaire.id, version: round.questionnaire.version },
    counts: { received: opened.listing.length, counted: opened.responses.length, notCounted: opened.unopened.length },
    answers: opened.listing.map(({ id, sha256, batchId }) => ({ id, sha256, batchId })),
    files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
  });
}

/** What one transfer carried: ids and hashes, nothing that needs a key. */
export function batchManifest(
  round: Pick<Round, "id" | "name">,
  batch: Batch,
  siteName: string,
  answers: readonly ListedAnswer[],
): string {
  return pretty({
    format: "streck-batch-manifest/1",
    round: { id: round.id, name: round.name },
    batch: {
      id: batch.id,
      received: batch.received,
      deviceId: batch.deviceId,
      deviceName: batch.deviceName,
      siteId: batch.siteId,
      siteName,
    },
    answers: answers.map(({ id, sha256 }) => ({ id, sha256 })),
  });
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
