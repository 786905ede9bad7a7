import type { ListedAnswer, UnopenedAnswer } from "../envelopes/sealed-answer.ts";
import type { BatchId } from "../kernel/ids.ts";
import type { BatchesReply } from "../protocol/console/fieldwork.ts";
import type { Round } from "../protocol/console/rounds.ts";
import type { FileFacts } from "./files.ts";
import type { Origin } from "./origin.ts";

/** What the manifest says of the answers. */
export type Received = {
  readonly listing: readonly ListedAnswer[];
  readonly unopened: readonly UnopenedAnswer[];
  readonly counted: number;
};

export type Batch = Omit<BatchesReply["batches"][number], "deviceNumber" | "tabletLeftOut">;

/**
 * What an export was made of: every sealed answer with the hash of its bytes as the tablet sent them, and the hash of
 * every exported file. No time stamp: the same answers give the same manifest. `received`: null where no answers are in it;
 * `batches`: null where they are those of the whole round.
 */
export function manifestOf(
  { organisation, round }: Origin,
  received: Received | null,
  batches: ReadonlySet<BatchId> | null,
  files: readonly FileFacts[],
): string {
  const answers =
    received === null
      ? {}
      : {
          counts: {
            received: received.listing.length,
            counted: received.counted,
            notCounted: received.unopened.length,
            ...paperCount(received.listing),
          },
          answers: received.listing.map(({ id, sha256, batchId, paper }) => ({
            id,
            sha256,
            batchId,
            ...(paper === true ? { paper } : {}),
          })),
        };
  return pretty({
    format: "streck-manifest/1",
    organisation,
    round: { id: round.id, name: round.name, starts: round.starts, ends: round.ends },
    questionnaire: { id: round.questionnaire.id, version: round.questionnaire.version },
    ...(batches === null ? {} : { batches: [...batches].sort() }),
    ...answers,
    files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
  });
}

/** How many of them stood on paper, where any did. */
function paperCount(listing: readonly ListedAnswer[]): { readonly paper?: number } {
  const paper = listing.filter((one) => one.paper === true).length;
  return paper === 0 ? {} : { paper };
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
      ...(batch.deviceId === null ? { paper: true } : { deviceId: batch.deviceId, deviceName: batch.deviceName }),
      siteId: batch.siteId,
      siteName,
      // Since when none of it counts.
      ...(batch.leftOut === null ? {} : { leftOut: batch.leftOut }),
    },
    answers: answers.map(({ id, sha256 }) => ({ id, sha256 })),
  });
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
