import type { Transaction } from "dexie";
import { classify, failureNamed } from "../failure.ts";
import type { InTransaction, TabletTables } from "./tables.ts";

/**
 * Opened at the first call, and anew at the next one after any failure: a connection that failed may be dead for good.
 * `givenUp` ends a call that takes too long: it fails, with all that it wrote taken back, unless its commit has begun.
 * Then the commit's own end is the call's. Nothing but Dexie is awaited in `work`.
 */
export type Connection = {
  /** All of `work` or nothing, and settled only when it is on the disk. */
  readonly write: <Value>(work: Work<Value>, givenUp: AbortSignal) => Promise<Value>;
  readonly read: <Value>(work: Work<Value>, givenUp: AbortSignal) => Promise<Value>;
  readonly close: () => Promise<void>;
};

type Work<Value> = (tables: InTransaction) => Promise<Value>;

type Opened = {
  readonly tables: TabletTables;
  readonly opening: Promise<unknown>;
  /** Open, or why not. Asked by each call anew: what stood in the way of the one before may be gone. */
  readonly ready: () => Promise<unknown>;
};

/** So long a call waits for a window that stands in the way: one that is about to close may take a moment. */
const BLOCKED_MS = 300;

/** `overtaken` is called when another page brings the database up to a newer version, for which it had to be let go. */
export function openConnection(makeTables: () => TabletTables, overtaken: () => void): Connection {
  let current: Opened | null = null;
  const forget = (opened: Opened): void => {
    current = current === opened ? null : current;
  };
  const connect = (): Opened => {
    if (current === null) {
      const opened: Opened = open(makeTables(), { overtaken, gone: () => forget(opened) });
      current = opened;
    }
    return current;
  };
  const run = async <Value>(mode: "r" | "rw", work: Work<Value>, givenUp: AbortSignal): Promise<Value> => {
    const opened = connect();
    givenUp.addEventListener("abort", () => forget(opened));
    try {
      await unlessGivenUp(opened.ready(), givenUp);
      return await transact(opened.tables, mode, work, givenUp);
    } catch (error) {
      // One that is still blocked is kept: behind it in the browser's queue another would wait without being told why.
      if (classify(error) !== "blocked") {
        forget(opened);
      }
      throw error;
    } finally {
      // Also where nothing failed: of a connection that was gone Dexie may have opened another by itself.
      if (current !== opened) {
        void letGo(opened);
      }
    }
  };
  return {
    write: (work, givenUp) => run("rw", work, givenUp),
    read: (work, givenUp) => run("r", work, givenUp),
    async close() {
      const opened = current;
      current = null;
      await (opened === null ? undefined : letGo(opened));
    },
  };
}

/**
 * Opens at once or says why not: an upgrade that another window of the tablet stands in the way of would wait for ever.
 * `gone` is called when the connection is of no more use: the browser ended it, or somebody wants the database to
 * themselves; whoever does that must not wait for us.
 */
function open(tables: TabletTables, { overtaken, gone }: { readonly overtaken: () => void; readonly gone: () => void }): Opened {
  tables.on("close", gone);
  tables.on("versionchange", ({ newVersion }) => {
    tables.close();
    if (newVersion !== null) {
      overtaken();
    }
    // Dexie would do no more than say it on the console.
    return false;
  });
  const blocked = new Promise<void>((resolve) => {
    tables.on("blocked", () => resolve());
  });
  const opening = Promise.resolve(tables.open());
  const refusal = async (): Promise<never> => {
    await blocked;
    await new Promise((resolve) => setTimeout(resolve, BLOCKED_MS));
    throw failureNamed("BlockedError", "another window has the database open");
  };
  return { tables, opening, ready: () => (tables.isOpen() ? opening : Promise.race([opening, refusal()])) };
}

/** Not before it is open: an upgrade that is under way goes on to its end, and the next call waits for it. */
async function letGo({ tables, opening }: Opened): Promise<void> {
  await opening.catch(() => undefined);
  if (tables.isOpen()) {
    tables.close();
  }
}

function unlessGivenUp<Value>(value: Promise<Value>, givenUp: AbortSignal): Promise<Value> {
  const refusal = new Promise<never>((_, refuse) => {
    givenUp.addEventListener("abort", () => refuse(new Error("the storage call was given up")));
  });
  return Promise.race([value, refusal]);
}

async function transact<Value>(tables: TabletTables, mode: "r" | "rw", work: Work<Value>, givenUp: AbortSignal): Promise<Value> {
  let native: IDBTransaction | null = null;
  const within = (transaction: Transaction): Promise<Value> => {
    native = transaction.idbtrans;
    // Not Dexie's: it would call a commit failed that has begun, and will land.
    givenUp.addEventListener("abort", () => abort(transaction.idbtrans));
    return work(tables.within(transaction));
  };
  try {
    return await tables.transaction(mode, tables.tables, within);
  } catch (error) {
    // Where the browser has undone the whole, its own reason is better than that of the step which could not go on.
    throw (native as IDBTransaction | null)?.error ?? error;
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself, or its commit has begun.
  }
}
