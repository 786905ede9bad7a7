import * as v from "valibot";
import type { FileHash } from "../../kernel/hashes.ts";
import type { Epoch, ServerId } from "../../kernel/ids.ts";
import { hashOf, idOf, WholeNumber } from "../../protocol/atoms.ts";

/** The name under which the database lies in a backup, and in a data folder. */
export const DATABASE_FILE = "streck.db";

/** Below the folder, with strokes between: nothing in a backup may be put anywhere else. */
const RelativePath = v.pipe(
  v.string(),
  v.maxLength(1000),
  v.check((path) => path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0]/.test(part))),
);

/** What is in a backup, so that whoever restores it can tell whether all of it is there. It stands first in it, sealed like the rest. */
export const Manifest = v.object({
  format: v.literal("streck-backup/1"),
  /** ISO 8601, UTC, to the second. */
  made: v.string(),
  appVersion: v.string(),
  serverId: idOf<ServerId>(),
  epoch: idOf<Epoch>(),
  /** The migrations that had been done to the database, in order. */
  schema: v.array(v.string()),
  tables: v.array(v.object({ name: v.string(), rows: WholeNumber, sha256: hashOf<FileHash>() })),
  /** In the order in which their bytes follow. The database is the first. */
  files: v.array(v.object({ name: RelativePath, bytes: WholeNumber, sha256: hashOf<FileHash>() })),
});
export type Manifest = v.InferOutput<typeof Manifest>;
