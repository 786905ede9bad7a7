import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import * as v from "valibot";
import type { Thumbprint } from "../../kernel/hashes.ts";
import { type BackupId, mintId, type RandomBytes } from "../../kernel/ids.ts";
import { idOf } from "../../protocol/atoms.ts";
import type { BackupRecipient } from "../../sealing/backup-key.ts";
import type { OpeningKey } from "../../sealing/open.ts";
import {
  makePartsKey,
  openPart,
  openPartsKey,
  PART_BYTES,
  PART_TAG_BYTES,
  type PartsKey,
  partsKey,
  sealPart,
} from "../../sealing/sealed-parts.ts";
import { faulty } from "./fault.ts";

/**
 * The file of a backup: one line of JSON, then what is saved, in parts (`sealing/sealed-parts.ts`) that are bound to that
 * line. `sealed`: the key of the parts, as a JWE to everyone who may open the backup; null where it was decided that
 * backups are not sealed, and the parts are plain bytes.
 */
const Header = v.object({
  format: v.literal("streck-backup/1"),
  id: idOf<BackupId>(),
  sealed: v.nullable(v.string()),
});

const LONGEST_HEADER = 64 * 1024;

/** By whose word a sealed backup is opened: a private key, or the secret of whoever has just made it. */
export type Opener = { readonly kind: "key"; readonly key: OpeningKey } | { readonly kind: "secret"; readonly secret: Secret };
type Secret = Uint8Array<ArrayBuffer>;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Writes all that comes, and resolves when it is on the disk. Null recipients: not sealed. Returns what opens the file again in
 * this process; it is kept nowhere else.
 */
export async function writeBackupFile(
  path: string,
  recipients: readonly BackupRecipient[] | null,
  randomBytes: RandomBytes,
  content: AsyncIterable<Uint8Array>,
): Promise<Opener | null> {
  const id = mintId<BackupId>(randomBytes);
  const made = recipients === null ? null : await makePartsKey(id, recipients);
  const header: v.InferOutput<typeof Header> = { format: "streck-backup/1", id, sealed: made?.sealed ?? null };
  const line = Buffer.from(`${JSON.stringify(header)}\n`, "utf8");
  const key = made === null ? null : await partsKey(made.secret, contextOf(line));
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(line);
    let number = 0;
    for await (const { bytes, isLast } of inParts(content)) {
      await file.writeFile(key === null ? bytes : await sealPart(key, number, isLast, bytes));
      number++;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return made === null ? null : { kind: "secret", secret: made.secret };
}

/** What was written, part after part. Throws a `faulty` where it is not that. */
export async function* readBackupFile(path: string, opener: Opener | null): AsyncGenerator<Bytes> {
  const file = await open(path, "r");
  try {
    const line = await readLine(file);
    const header = readHeader(line);
    const key = header.sealed === null ? null : await keyOf(header.id, header.sealed, line, opener);
    const { size } = await file.stat();
    const length = key === null ? PART_BYTES : PART_BYTES + PART_TAG_BYTES;
    for (let at = line.byteLength, number = 0, isLast = false; !isLast; number++, at += length) {
      // The last one is never whole: a file that was cut between two parts ends with one that is not the last.
      isLast = size - at < length;
      const bytes = await readAt(file, at, Math.min(length, Math.max(0, size - at)));
      if (key === null) {
        yield bytes;
        continue;
      }
      const opened = await openPart(key, number, isLast, bytes);
      if (opened === null) {
        throw faulty({ kind: bytes.byteLength < PART_TAG_BYTES ? "cut" : "damaged" });
      }
      yield opened;
    }
  } finally {
    await file.close();
  }
}

/** What is known of the file without any key. `kids`: whose keys open it; null: it is not sealed. */
export type Outside = { readonly kids: readonly Thumbprint[] | null; readonly headerBytes: number; readonly bytes: number };

export async function lookAtBackupFile(path: string): Promise<Outside> {
  const file = await open(path, "r");
  try {
    const line = await readLine(file);
    const { sealed } = readHeader(line);
    return {
      kids: sealed === null ? null : kidsIn(sealed),
      headerBytes: line.byteLength,
      bytes: (await file.stat()).size,
    };
  } finally {
    await file.close();
  }
}

/** How many bytes the file has that holds so many, after a header of `header` bytes. */
export function wholeSize(header: number, content: number, isSealed: boolean): number {
  return header + content + (isSealed ? (Math.floor(content / PART_BYTES) + 1) * PART_TAG_BYTES : 0);
}

async function keyOf(id: BackupId, sealed: string, line: Bytes, opener: Opener | null): Promise<PartsKey> {
  const kids = kidsIn(sealed);
  if (opener === null) {
    throw faulty({ kind: "needs-key", kids });
  }
  if (opener.kind === "secret") {
    return partsKey(opener.secret, contextOf(line));
  }
  const secret = await openPartsKey({ id, sealed }, opener.key);
  if (!secret.ok) {
    throw faulty(secret.error === "other-recipient" ? { kind: "other-key", kids } : { kind: "damaged" });
  }
  return partsKey(secret.value, contextOf(line));
}

const Envelope = v.object({ recipients: v.array(v.object({ header: v.object({ kid: v.string() }) })) });

function kidsIn(sealed: string): readonly Thumbprint[] {
  const envelope = v.safeParse(v.pipe(v.string(), v.parseJson(), Envelope), sealed);
  if (!envelope.success) {
    throw faulty({ kind: "damaged" });
  }
  return envelope.output.recipients.map(({ header }) => header.kid as Thumbprint);
}

function readHeader(line: Bytes): v.InferOutput<typeof Header> {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(line).toString("utf8"));
  } catch {
    throw faulty({ kind: "not-a-backup" });
  }
  const checked = v.safeParse(Header, content);
  if (checked.success) {
    return checked.output;
  }
  const format = typeof content === "object" && content !== null && "format" in content ? String(content.format) : "";
  throw faulty(
    format === "streck-backup/1"
      ? { kind: "damaged" }
      : { kind: format.startsWith("streck-backup/") ? "newer-format" : "not-a-backup" },
  );
}

async function readLine(file: FileHandle): Promise<Bytes> {
  const { size } = await file.stat();
  const beginning = await readAt(file, 0, Math.min(size, LONGEST_HEADER));
  const end = beginning.indexOf(0x0a);
  if (end < 0) {
    const isOurs = Buffer.from(beginning).toString("utf8").startsWith('{"format":"streck-backup/');
    throw faulty({ kind: isOurs ? "cut" : "not-a-backup" });
  }
  return beginning.slice(0, end + 1);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Bytes> {
  const bytes = new Uint8Array(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(bytes, read, length - read, position + read);
    if (bytesRead === 0) {
      throw faulty({ kind: "cut" });
    }
    read += bytesRead;
  }
  return bytes;
}

/** The last has fewer bytes than all others, if need be none. */
async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Bytes; isLast: boolean }> {
  let part = new Uint8Array(PART_BYTES);
  let filled = 0;
  for await (const bytes of content) {
    for (let from = 0; from < bytes.byteLength; ) {
      const taken = bytes.subarray(from, from + PART_BYTES - filled);
      part.set(taken, filled);
      filled += taken.byteLength;
      from += taken.byteLength;
      if (filled === PART_BYTES) {
        yield { bytes: part, isLast: false };
        part = new Uint8Array(PART_BYTES);
        filled = 0;
      }
    }
  }
  yield { bytes: part.slice(0, filled), isLast: true };
}

function contextOf(line: Uint8Array): Secret {
  return new Uint8Array(createHash("sha256").update(line).digest());
}
