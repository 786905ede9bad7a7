import type { ListedAnswer } from "../envelopes/sealed-answer.ts";
import type { BatchId } from "../kernel/ids.ts";
import type { BatchesReply } from "../protocol/console/fieldwork.ts";
import type { Round } from "../protocol/console/rounds.ts";
import type { FileFacts, OpenFile } from "./files.ts";
import type { Origin } from "./origin.ts";
import { utf8 } from "./utf8-bytes.ts";

export type Batch = Omit<BatchesReply["batches"][number], "deviceNumber" | "tabletLeftOut">;

/** How many answers there are, and what became of them. */
export type Received = { readonly counted: number; readonly notCounted: number };

/** A manifest on its way into its file. */
export type Manifest = {
  /** The next of all that were received, in the order of their ids. */
  readonly answers: (listing: readonly ListedAnswer[]) => void;
  /** `received`: null where no answers are in the export. */
  readonly end: (received: Received | null, files: readonly FileFacts[]) => void;
};

/**
 * What an export was made of: every sealed answer with the hash of its bytes as the tablet sent them, and the hash of
 * every exported file. No time stamp: the same answers give the same manifest. It is written while the answers come, and keeps none.
 * `batches`: null where they are those of the whole round.
 */
export function manifestInto(
  { put, close }: OpenFile,
  { organisation, round }: Origin,
  batches: ReadonlySet<BatchId> | null,
): Manifest {
  const say = (text: string): void => put(utf8(text));
  const head = JSON.stringify(
    {
      format: "streck-manifest/1",
      organisation,
      round: { id: round.id, name: round.name, starts: round.starts, ends: round.ends },
      questionnaire: { id: round.questionnaire.id, version: round.questionnaire.version },
      ...(batches === null ? {} : { batches: [...batches].sort() }),
    },
    null,
    2,
  );
  say(head.slice(0, -"\n}".length));
  let listed = 0;
  let paper = 0;
  return {
    answers: (listing) => {
      const lines = listing.map(({ id, sha256, batchId, paper: onPaper }, at) => {
        const entry = { id, sha256, batchId, ...(onPaper === true ? { paper: true } : {}) };
        return `${listed + at === 0 ? "" : ","}\n    ${JSON.stringify(entry, null, 2).replaceAll("\n", "\n    ")}`;
      });
      say(`${listed === 0 && lines.length > 0 ? ',\n  "answers": [' : ""}${lines.join("")}`);
      listed += listing.length;
      paper += listing.filter((one) => one.paper === true).length;
    },
    end: (received, files) => {
      const answers = received === null ? "" : listed === 0 ? ',\n  "answers": []' : "\n  ]";
      const counts = { received: listed, ...received, ...(paper === 0 ? {} : { paper }) };
      const facts = files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }));
      const rest = JSON.stringify({ ...(received === null ? {} : { counts }), files: facts }, null, 2);
      say(`${answers},${rest.slice(1)}\n`);
      close();
    },
  };
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
