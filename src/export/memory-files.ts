import { sha256 } from "../sealing/hash.ts";
import type { FileFacts, FileName, Files } from "./files.ts";

export type MemoryFile = FileFacts & { readonly content: Uint8Array<ArrayBuffer> };

/** Files that are handed to somebody once they are whole. */
export function memoryFiles(): Files<MemoryFile> {
  const opened: Promise<MemoryFile>[] = [];
  return {
    open: (file) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let close = (): void => undefined;
      const whole = new Promise<void>((resolve) => {
        close = resolve;
      });
      opened.push(whole.then(() => wholeFile(file, parts)));
      return { put: (bytes) => void parts.push(bytes), close };
    },
    closed: () => Promise.all(opened),
  };
}

async function wholeFile(file: FileName, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<MemoryFile> {
  const bytes = joined(parts);
  return { ...file, sha256: await sha256(bytes), bytes: bytes.byteLength, content: bytes };
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
