import type { StorageFailure } from "../../../src/kiosk/store/failure.ts";
import { interceptTransactions } from "../../support/transactions.ts";
import type { TestTablet } from "./test-tablet.ts";

/** One way in which a browser's storage stops working. */
export type Fault = {
  readonly name: string;
  readonly failure: StorageFailure;
  readonly strike: (tablet: TestTablet) => Promise<Struck>;
};

export type Struck = {
  /** Whether the tablet has run into it. */
  readonly reached: () => boolean;
  /** Storage works again; what it had swallowed comes to an end as it would in a browser. */
  readonly mend: () => Promise<void>;
};

export const FAULTS: readonly Fault[] = [
  {
    name: "the disk is full, and the write says so",
    failure: "full",
    strike: async () => failingWrites(() => new DOMException("no room", "QuotaExceededError")),
  },
  {
    name: "the disk is full, and only the end of the transaction says so",
    failure: "full",
    strike: async () => abortingAtTheEnd("QuotaExceededError"),
  },
  {
    name: "a write is refused for no known reason",
    failure: "refused",
    strike: async () => failingWrites(() => new DOMException("internal error", "UnknownError")),
  },
  { name: "the browser aborts the transaction", failure: "refused", strike: async () => abortingAtTheEnd(null) },
  { name: "the connection is dead", failure: "refused", strike: async () => deadConnection() },
  { name: "the database does not open", failure: "refused", strike: refusedOpen },
  { name: "the database never opens, or too late", failure: "hung", strike: lateOpen },
  { name: "the transaction never runs, or too late", failure: "hung", strike: occupiedStores },
];

function failingWrites(error: () => DOMException): Struck {
  const { prototype } = IDBObjectStore;
  const originals = { add: prototype.add, put: prototype.put, delete: prototype.delete };
  let reached = false;
  const fail = (): never => {
    reached = true;
    throw error();
  };
  Object.assign(prototype, { add: fail, put: fail, delete: fail });
  return {
    reached: () => reached,
    async mend() {
      Object.assign(prototype, originals);
    },
  };
}

/** Each write goes well, and then the whole transaction is undone. */
function abortingAtTheEnd(errorName: string | null): Struck {
  let reached = false;
  const restore = intercept((transaction) => {
    reached = true;
    if (errorName !== null) {
      Object.defineProperty(transaction, "error", { value: new DOMException("no room", errorName), writable: true });
    }
    const { objectStore } = transaction;
    transaction.objectStore = function (this: IDBTransaction, name: string) {
      const store = objectStore.call(this, name);
      const undone = <Call extends (...values: never[]) => IDBRequest>(call: Call) =>
        function (this: IDBObjectStore, ...values: Parameters<Call>): IDBRequest {
          const request = call.apply(this, values);
          request.addEventListener("success", () => transaction.abort());
          return request;
        };
      Object.assign(store, { put: undone(store.put), delete: undone(store.delete) });
      return store;
    };
  });
  return { reached: () => reached, mend: async () => restore() };
}

function deadConnection(): Struck {
  let reached = false;
  const restore = intercept(() => {
    reached = true;
    throw new DOMException("the connection is closing", "InvalidStateError");
  });
  return { reached: () => reached, mend: async () => restore() };
}

async function refusedOpen(tablet: TestTablet): Promise<Struck> {
  await tablet.disconnect();
  let reached = false;
  const restore = replaceOpen(() => {
    reached = true;
    const request = new IDBOpenDBRequest();
    setImmediate(() => end(request, "error", { error: new DOMException("no database", "UnknownError") }));
    return request;
  });
  return { reached: () => reached, mend: async () => restore() };
}

/** Opens only when it is mended: what was given up long ago then goes on. */
async function lateOpen(tablet: TestTablet): Promise<Struck> {
  await tablet.disconnect();
  const late: { readonly given: IDBOpenDBRequest; readonly real: IDBOpenDBRequest }[] = [];
  const restore = replaceOpen((open) => {
    const pair = { given: new IDBOpenDBRequest(), real: open() };
    late.push(pair);
    return pair.given;
  });
  return {
    reached: () => late.length > 0,
    async mend() {
      restore();
      for (const { given, real } of late) {
        end(given, "success", { result: real.result });
      }
    },
  };
}

/** Another connection keeps the stores busy, so that the tablet's transactions stand in a queue that does not move. */
async function occupiedStores({ name }: TestTablet): Promise<Struck> {
  const opening = indexedDB.open(name);
  await once(opening, "success");
  const database = opening.result;
  const occupant = database.transaction([...database.objectStoreNames], "readwrite");
  const over = once(occupant, "complete");
  let occupied = true;
  const stay = (): void => {
    if (occupied) {
      occupant.objectStore("singles").get("nothing").addEventListener("success", stay);
    }
  };
  stay();
  let reached = false;
  const restore = intercept(() => {
    reached = true;
  }, ["readwrite", "readonly"]);
  return {
    reached: () => reached,
    async mend() {
      restore();
      occupied = false;
      await over;
      database.close();
    },
  };
}

/** All is written, the commit has begun and can't be undone, and the disk takes its time to say so. */
export function slowCommits(): Struck {
  const waiting: (() => void)[] = [];
  let committed = false;
  const restore = intercept((transaction) => {
    const { addEventListener } = transaction;
    const hold = (type: string, listener: (event: Event) => void): void =>
      addEventListener.call(transaction, type, (event: Event) => {
        committed ||= event.type === "complete";
        waiting.push(() => listener.call(transaction, event));
      });
    transaction.abort = () => {
      throw new DOMException("the commit has begun", "InvalidStateError");
    };
    transaction.addEventListener = hold as IDBTransaction["addEventListener"];
    for (const type of ["complete", "abort"]) {
      Object.defineProperty(transaction, `on${type}`, {
        set(listener) {
          hold(type, listener);
        },
      });
    }
  });
  return {
    reached: () => committed,
    async mend() {
      restore();
      for (const go of waiting.splice(0)) {
        go();
      }
    },
  };
}

/** Looks at every write transaction of the tablet before the tablet gets it, or at those of other modes, too. */
function intercept(
  look: (transaction: IDBTransaction) => void,
  modes: readonly (IDBTransactionMode | undefined)[] = ["readwrite"],
): () => void {
  return interceptTransactions((begin, mode) => {
    const transaction = begin();
    if (modes.includes(mode)) {
      look(transaction);
    }
    return transaction;
  });
}

function replaceOpen(open: (original: () => IDBOpenDBRequest) => IDBOpenDBRequest): () => void {
  const original = indexedDB.open;
  indexedDB.open = (name, version) => open(() => original.call(indexedDB, name, version));
  return () => {
    indexedDB.open = original;
  };
}

function end(request: IDBOpenDBRequest, event: "success" | "error", outcome: object): void {
  Object.assign(request, { readyState: "done", ...outcome });
  request.dispatchEvent(new IDBVersionChangeEvent(event));
}

function once(target: EventTarget, event: string): Promise<unknown> {
  return new Promise((resolve) => {
    target.addEventListener(event, resolve, { once: true });
  });
}
