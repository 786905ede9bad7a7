import { AsyncLocalStorage } from "node:async_hooks";
import type { OrganisationId, RandomBytes } from "../../kernel/ids.ts";
import { err, type Ok, ok, type Result } from "../../kernel/result.ts";
import { type Across, type AcrossReading, acrossOrganisations, type Identity } from "./across-organisations.ts";
import { groupCommit } from "./group-commit.ts";
import { identify } from "./identity.ts";
import { migrate } from "./migrate.ts";
import type { Store } from "./store.ts";
import type { Queries } from "./tables.ts";
import { type Tenant, type TenantReading, tenantOf } from "./tenant.ts";
import { transact } from "./transaction.ts";

/** What is stored, for everybody outside this folder. There is no other way to it. */
export type Database = {
  readonly identity: Identity;
  /** Who a tablet is. Asked beside whatever is being stored: who asks may then join in what the others store. */
  readonly deviceWithToken: AcrossReading["deviceWithToken"];
  /** Everything that the work reads is of one and the same moment. */
  readonly read: <Value>(work: (read: Reading) => Promise<Value>) => Promise<Value>;
  /**
   * Does all of the work or nothing: an `err` that it returns and whatever it throws take back what it wrote. The work may
   * be done more than once, so it keeps nothing outside the database. When this resolves with `ok`, it is on the disk.
   */
  readonly change: Change;
  /** As `change`, but in a transaction that others may share (`group-commit.ts`). */
  readonly shareCommit: <Value>(work: (change: Changing) => Promise<Value>, undone: () => void) => Promise<Value>;
  /** A unique key refused what was to be stored. */
  readonly isTaken: (error: unknown) => boolean;
  /** What an error says of the database itself; null: nothing. */
  readonly problemOf: (error: unknown) => "storage-damaged" | "storage-failed" | null;
  readonly close: () => Promise<void>;
};

type Change = {
  <Value>(work: (change: Changing) => Promise<Ok<Value>>): Promise<Ok<Value>>;
  <Value, Failure>(work: (change: Changing) => Promise<Result<Value, Failure>>): Promise<Result<Value, Failure>>;
};

export type Reading = {
  /** Everything of one organisation, and nothing of any other. */
  readonly of: (organisationId: OrganisationId) => TenantReading;
  readonly across: AcrossReading;
};

export type Changing = {
  readonly of: (organisationId: OrganisationId) => Tenant;
  readonly across: Across;
};

/** Brings the stored tables to the newest version, and learns or decides who the server is. */
export async function openDatabase(store: Store, randomBytes: RandomBytes): Promise<Result<Database, "newer-data">> {
  const migrated = await migrate(store);
  if (!migrated.ok) {
    return err(migrated.error);
  }
  const identity = await transact(store, async (change): Promise<Result<Identity, never>> => {
    return ok(await identify(acrossOrganisations(change), randomBytes));
  });
  return identity.ok ? ok(databaseOf(store, identity.value)) : identity;
}

/** What there is to read of a store, for whoever changes nothing. */
export function readingOf({ queries, dialect, close }: Store): Pick<Database, "read" | "close"> {
  return { read: (work) => alone(() => dialect.readFrom(queries, (held) => work(viewOf(held)))), close };
}

/** Of a store that has been brought to the newest version. */
export function databaseOf(store: Store, identity: Identity): Database {
  const { dialect } = store;
  const share = groupCommit(store);
  // Work that can't fail gives a result that can't, either.
  const change = (<Value, Failure>(work: (change: Changing) => Promise<Result<Value, Failure>>) =>
    alone(() => transact(store, (changed) => work(viewOf(changed))))) as Change;
  return {
    identity,
    deviceWithToken: acrossOrganisations(store.beside).deviceWithToken,
    ...readingOf(store),
    change,
    shareCommit: (work, undone) => alone(() => share((change) => work(viewOf(change)), undone)),
    isTaken: dialect.isUniqueViolation,
    problemOf: (error) =>
      dialect.isCorruption(error) ? "storage-damaged" : dialect.isStorageFailure(error) ? "storage-failed" : null,
  };
}

const views = new WeakMap<Queries, Changing>();

/** One view of a transaction, however many share it, and in it one of each organisation. */
function viewOf(queries: Queries): Changing {
  const known = views.get(queries);
  if (known !== undefined) {
    return known;
  }
  const tenants = new Map<OrganisationId, Tenant>();
  let across: Across | null = null;
  const view: Changing = {
    of(organisationId) {
      const own = tenants.get(organisationId) ?? tenantOf(queries, organisationId);
      tenants.set(organisationId, own);
      return own;
    },
    get across() {
      across ??= acrossOrganisations(queries);
      return across;
    },
  };
  views.set(queries, view);
  return view;
}

const working = new AsyncLocalStorage<true>();

/** One transaction inside another would wait for the connection that the other holds, for ever. */
function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  if (working.getStore() === true) {
    throw new Error("this is inside a transaction already: what it reads or changes goes through that one");
  }
  return working.run(true, work);
}
