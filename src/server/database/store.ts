import type { ColumnDataType, RawBuilder } from "kysely";
import type { Queries } from "./tables.ts";

/** The database, with what only its own adapter file knows about it. */
export type Store = {
  readonly queries: Queries;
  /** Reads what is committed, and waits for no transaction that goes on meanwhile. */
  readonly beside: Queries;
  readonly dialect: DatabaseDialect;
  /** Brings what is in the log into the database file, and lets go of it. */
  readonly close: () => Promise<void>;
};

/** Where databases differ. */
export type DatabaseDialect = {
  readonly bytes: ColumnDataType;
  /** Ends `create table` so that rows lie in key order and not in the order in which they came. */
  readonly inKeyOrder: RawBuilder<unknown>;
  /** Told after the migrations: how to look for things in tables that grow. */
  readonly plan: (queries: Queries) => Promise<void>;
  /** Does the work on what was stored at one moment. */
  readonly readFrom: <Value>(queries: Queries, work: (held: Queries) => Promise<Value>) => Promise<Value>;
  /** Somebody else was writing: the same may succeed in a moment. */
  readonly isContention: (error: unknown) => boolean;
  /** The disk is full, failing or busy: nothing was stored, and the same request may succeed later. */
  readonly isStorageFailure: (error: unknown) => boolean;
  /** A unique key refused what was to be stored. */
  readonly isUniqueViolation: (error: unknown) => boolean;
  /** The file of the database is damaged, or is none: only a backup helps. */
  readonly isCorruption: (error: unknown) => boolean;
};
