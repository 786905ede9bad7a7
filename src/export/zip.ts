import { Zip, ZipDeflate } from "fflate";
import type { OpenFile } from "./files.ts";
import { utf8 } from "./utf8-bytes.ts";

/** A ZIP archive that is written while its files grow, one after the other. */
export type Archive = {
  readonly open: (name: string) => OpenFile;
  /** One whose content is there already. */
  readonly whole: (file: { readonly name: string; readonly content: string }) => void;
  readonly close: () => void;
};

/** ZIP knows no time before; the same content gives the same archive. */
const NO_TIME = "1980-01-01T00:00:00";

export function archiveInto({ put, close }: OpenFile): Archive {
  const zip = new Zip((error, bytes, final) => {
    if (error !== null) {
      throw error;
    }
    put(bytes);
    if (final) {
      close();
    }
  });
  const open = (name: string): OpenFile => {
    const file = new ZipDeflate(name, { level: 6 });
    // Local time: ZIP has no other.
    file.mtime = NO_TIME;
    zip.add(file);
    return inBlocks(
      (block) => file.push(block),
      (block) => file.push(block, true),
    );
  };
  return {
    open,
    whole: ({ name, content }) => {
      const file = open(name);
      file.put(utf8(content));
      file.close();
    },
    close: () => zip.end(),
  };
}

const BLOCK = 64 * 1024;

/** What is compressed together depends on what stands there alone, and not on how much of it came at a time. */
function inBlocks(put: (block: Uint8Array<ArrayBuffer>) => void, end: (block: Uint8Array<ArrayBuffer>) => void): OpenFile {
  let block = new Uint8Array(BLOCK);
  let filled = 0;
  return {
    put: (bytes) => {
      for (let taken = 0; taken < bytes.byteLength; ) {
        const part = bytes.subarray(taken, taken + BLOCK - filled);
        block.set(part, filled);
        filled += part.byteLength;
        taken += part.byteLength;
        if (filled === BLOCK) {
          put(block);
          block = new Uint8Array(BLOCK);
          filled = 0;
        }
      }
    },
    close: () => end(block.subarray(0, filled)),
  };
}
