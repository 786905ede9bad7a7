import type { OpenedRound } from "../../src/envelopes/opened-round.ts";
import type { Format } from "../../src/export/format.ts";
import { lotsOf } from "../../src/export/lots.ts";
import { type MemoryFile, memoryFiles } from "../../src/export/memory-files.ts";
import type { Origin } from "../../src/export/origin.ts";
import type { Strokes } from "../../src/export/tally-tables.ts";
import { type ExportJob, writeExport } from "../../src/export/write-export.ts";
import type { BatchId } from "../../src/kernel/ids.ts";
import { FILE_WORDS } from "./export-words.ts";

type More = {
  readonly formats?: readonly Format[];
  readonly tally?: Strokes | null;
  readonly batches?: ReadonlySet<BatchId> | null;
} & Partial<Pick<ExportJob<MemoryFile>, "onProgress" | "pause" | "signal" | "words">>;

/** All files of an export that must succeed, by their names, in the order in which they were made. Null: no answers. */
export async function exported(
  origin: Origin,
  opened: OpenedRound | null,
  { formats = ["csv"], tally = null, batches = null, ...more }: More = {},
): Promise<ReadonlyMap<string, MemoryFile>> {
  const result = await writeExport({
    origin,
    formats,
    answers: opened === null ? null : { lots: () => lotsOf(opened), texts: () => opened.texts, batches },
    tally,
    words: FILE_WORDS,
    files: memoryFiles(),
    onProgress: () => undefined,
    pause: async () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
  if (!result.ok) {
    throw new Error(result.error);
  }
  return new Map(result.value.map((file) => [file.name, file]));
}

export function textIn({ content }: MemoryFile): string {
  return Buffer.from(content).toString("utf8");
}

/** The one file of this kind. */
export function only(files: ReadonlyMap<string, MemoryFile>, kind: MemoryFile["kind"]): MemoryFile {
  const [file, ...others] = [...files.values()].filter((one) => one.kind === kind);
  if (file === undefined || others.length > 0) {
    throw new Error(`${others.length + (file === undefined ? 0 : 1)} files of ${kind}`);
  }
  return file;
}
