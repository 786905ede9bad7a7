import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { FileFacts, FileName, Files } from "../../export/files.ts";
import type { FileHash } from "../../kernel/hashes.ts";

/** Files of a folder, each under a name of its own until all of them are whole. */
export type DiskFiles = Files<FileFacts> & {
  /** Gives them their names. */
  readonly keep: () => void;
  /** Leaves nothing of them. */
  readonly discard: () => void;
};

const UNFINISHED = ".unfinished";

/**
 * Writes at once whatever is put, so that nothing gathers in memory. Readable for the account alone: answers are in them. Throws what the disk throws;
 * a file that is there already is never written over.
 */
export function diskFiles(folder: string): DiskFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made: { readonly name: string; readonly descriptor: number; facts: FileFacts | null }[] = [];
  const pathOf = (name: string): string => join(folder, name);
  return {
    open: (file) => {
      if (existsSync(pathOf(file.name))) {
        throw Object.assign(new Error(`${file.name} is there already`), { code: "EEXIST" });
      }
      const descriptor = openSync(`${pathOf(file.name)}${UNFINISHED}`, "wx", 0o600);
      const one: (typeof made)[number] = { name: file.name, descriptor, facts: null };
      made.push(one);
      const hash = createHash("sha256");
      let bytes = 0;
      return {
        put: (part) => {
          for (let written = 0; written < part.byteLength; ) {
            written += writeSync(descriptor, part, written);
          }
          hash.update(part);
          bytes += part.byteLength;
        },
        close: () => {
          closeSync(descriptor);
          one.facts = factsOf(file, hash.digest("hex") as FileHash, bytes);
        },
      };
    },
    closed: async () => made.flatMap(({ facts }) => facts ?? []),
    keep: () => {
      for (const { name } of made) {
        renameSync(`${pathOf(name)}${UNFINISHED}`, pathOf(name));
      }
    },
    discard: () => {
      for (const { name, descriptor, facts } of made) {
        if (facts === null) {
          closeSync(descriptor);
        }
        rmSync(`${pathOf(name)}${UNFINISHED}`, { force: true });
      }
    },
  };
}

function factsOf(file: FileName, sha256: FileHash, bytes: number): FileFacts {
  return { ...file, sha256, bytes };
}
