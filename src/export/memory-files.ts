import { sha256 } from "../sealing/hash.ts";
import type { FileFacts, FileName, Files } from "./files.ts";

export type MemoryFile = FileFacts & { readonly content: Uint8Array<ArrayBuffer> };

/** Files that are handed to somebody once they are whole. */
export function memoryFiles(): Files<MemoryFile> {
  const opened: { whole: Promise<MemoryFile> | null }[] = [];
  return {
    open: (file) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      const one: (typeof opened)[number] = { whole: null };
      opened.push(one);
      const close = (): void => {
        one.whole = wholeFile(file, parts);
      };
      return { put: (bytes) => void parts.push(bytes), close };
    },
    closed: () => Promise.all(opened.flatMap(({ whole }) => whole ?? [])),
  };
}

/** Put together by the browser beside the page: a large file is no work for which somebody waits. */
async function wholeFile(file: FileName, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<MemoryFile> {
  const bytes = new Uint8Array(await new Blob([...parts]).arrayBuffer());
  return { ...file, sha256: await sha256(bytes), bytes: bytes.byteLength, content: bytes };
}
