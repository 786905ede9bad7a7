import { createHash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { findDamage, isNewer, readSnapshot, type TableFacts } from "../database/snapshot.ts";
import { lookAtBackupFile, type Opener, readBackupFile, wholeSize } from "./backup-file.ts";
import { faultOf, faulty } from "./fault.ts";
import { DATABASE_FILE, Manifest } from "./manifest.ts";

/** The manifest is one line; of a million tables it would be none. */
const LONGEST_MANIFEST = 64 * 1024 * 1024;

/**
 * Puts all that is in the backup into `folder`, which is empty, and compares it with the manifest: the bytes of every file,
 * SQLite's own check, and number and hash of the rows of every table. Resolves only when all of it agrees and is on the disk;
 * throws a `faulty` where it doesn't, and what the disk throws.
 */
export async function unpack(path: string, opener: Opener | null, folder: string): Promise<Manifest> {
  const outside = await lookAtBackupFile(path);
  let manifest: Manifest | null = null;
  let before = 0;
  const parts = readBackupFile(path, opener);
  try {
    const content = cursorOver(parts);
    const line = await content.line(LONGEST_MANIFEST);
    before = line.byteLength;
    manifest = readManifest(line);
    for (const file of manifest.files) {
      await unpackFile(content, file, folder);
    }
    if (await content.hasMore()) {
      throw faulty({ kind: "damaged" });
    }
  } catch (error) {
    const whole = before + (manifest?.files.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0);
    const isShort = manifest !== null && outside.bytes < wholeSize(outside.headerBytes, whole, outside.kids !== null);
    throw faultOf(error)?.kind === "damaged" && isShort ? faulty({ kind: "cut" }) : error;
  } finally {
    await parts.return(undefined);
  }
  compare(manifest, join(folder, DATABASE_FILE));
  return manifest;
}

function compare(manifest: Manifest, file: string): void {
  const wrong = (what: string): Error => faulty({ kind: "not-as-made", what });
  const damage = findDamage(file);
  if (damage !== null) {
    throw wrong(damage);
  }
  const found = readSnapshot(file);
  if (found.serverId !== manifest.serverId || found.epoch !== manifest.epoch) {
    throw wrong("which server it is of");
  }
  const told = (tables: readonly TableFacts[]): string[] => tables.map(({ name, rows, sha256 }) => `${name} ${rows} ${sha256}`);
  const expected = told(manifest.tables);
  const present = told(found.tables);
  const differing = [...expected, ...present].find((table) => !expected.includes(table) || !present.includes(table));
  if (differing !== undefined) {
    throw wrong(`the table ${differing.split(" ")[0]}`);
  }
}

function readManifest(line: Uint8Array): Manifest {
  const checked = v.safeParse(v.pipe(v.string(), v.parseJson(), Manifest), Buffer.from(line).toString("utf8"));
  if (!checked.success || checked.output.files[0]?.name !== DATABASE_FILE) {
    throw faulty({ kind: "damaged" });
  }
  if (isNewer(checked.output.schema)) {
    throw faulty({ kind: "newer-data" });
  }
  return checked.output;
}

async function unpackFile(content: Cursor, { name, bytes, sha256 }: Manifest["files"][number], folder: string): Promise<void> {
  const path = join(folder, ...name.split("/"));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  try {
    for await (const part of content.take(bytes)) {
      hash.update(part);
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (hash.digest("hex") !== sha256) {
    throw faulty({ kind: "damaged" });
  }
}

type Cursor = {
  /** With its end, which must come within so many bytes. */
  readonly line: (longest: number) => Promise<Uint8Array>;
  readonly take: (bytes: number) => AsyncGenerator<Uint8Array>;
  readonly hasMore: () => Promise<boolean>;
};

function cursorOver(parts: AsyncGenerator<Uint8Array>): Cursor {
  let rest: Uint8Array = new Uint8Array();
  const more = async (): Promise<boolean> => {
    while (rest.byteLength === 0) {
      const next = await parts.next();
      if (next.done === true) {
        return false;
      }
      rest = next.value;
    }
    return true;
  };
  const cut = (bytes: number): Uint8Array => {
    const taken = rest.subarray(0, bytes);
    rest = rest.subarray(taken.byteLength);
    return taken;
  };
  return {
    async line(longest) {
      const found: Uint8Array[] = [];
      for (let length = 0; length <= longest && (await more()); ) {
        const end = rest.indexOf(0x0a);
        const piece = cut(end < 0 ? rest.byteLength : end + 1);
        found.push(piece);
        length += piece.byteLength;
        if (end >= 0) {
          return Buffer.concat(found);
        }
      }
      throw faulty({ kind: "damaged" });
    },
    async *take(bytes) {
      for (let left = bytes; left > 0; ) {
        if (!(await more())) {
          throw faulty({ kind: "cut" });
        }
        const piece = cut(left);
        left -= piece.byteLength;
        yield piece;
      }
    },
    hasMore: more,
  };
}
