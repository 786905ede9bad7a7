import type { FileHash } from "../kernel/hashes.ts";
import { sha256 } from "../sealing/hash.ts";

/** A file as it is handed to the coordinator; `sha256` is of its UTF-8 bytes, byte order mark included. */
export type ExportFile = {
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly sha256: FileHash;
  readonly bytes: number;
};

export async function makeFile({ name, type, content }: Pick<ExportFile, "name" | "type" | "content">): Promise<ExportFile> {
  return { name, type, content, sha256: await sha256(content), bytes: new TextEncoder().encode(content).byteLength };
}
