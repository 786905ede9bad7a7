import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import type { ItemId } from "../../src/kernel/ids.ts";
import type { Result } from "../../src/kernel/result.ts";
import { canaryInMemory } from "../../src/kiosk/store/canary.ts";
import { openStore } from "../../src/kiosk/store/open-store.ts";
import type { ItemRow } from "../../src/kiosk/store/rows.ts";
import type { TabletStore } from "../../src/kiosk/store/tablet-store.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import { newId } from "../../src/sealing/random.ts";
import { asRoundId } from "../support/brands.ts";

/** A tablet's store in a database of its own, with a clock that the law turns and a look at the disk past the store. */
export type Outbox = {
  readonly name: string;
  readonly store: () => TabletStore;
  readonly minute: () => number;
  readonly pass: (minutes: number) => void;
  /** As when the browser ends and starts again. */
  readonly reopen: () => Promise<void>;
  readonly disk: () => Promise<Disk>;
  /** Changes what is stored behind the store's back. */
  readonly tamper: (change: (transaction: IDBTransaction) => void) => Promise<void>;
};

/** Everything that the database holds, read through the browser's own interface. */
export type Disk = {
  readonly items: readonly ItemRow[];
  readonly releases: readonly unknown[];
  readonly singles: readonly { readonly name: string; readonly value: unknown }[];
};

const START_MINUTE = 29_000_000;

export async function withOutbox(work: (outbox: Outbox) => Promise<void>): Promise<void> {
  const name = `outbox ${newId()}`;
  let minute = START_MINUTE;
  const open = () => openStore({ name, epochMinutes: () => minute, canary: canaryInMemory() });
  let store = open();
  // Makes the database: opened by anybody else first, it would stay without stores.
  good(await store.load());
  try {
    await work({
      name,
      store: () => store,
      minute: () => minute,
      pass(minutes) {
        minute += minutes;
      },
      async reopen() {
        await store.close();
        store = open();
      },
      disk: () => readDisk(name),
      tamper: (change) => tamperWith(name, change),
    });
  } finally {
    await store.close();
    await settled(indexedDB.deleteDatabase(name));
  }
}

/** Everything in one database, past all code of the tablet. */
export async function readDisk(name: string): Promise<Disk> {
  const found: Record<string, unknown[]> = {};
  await raw(name, "readonly", (transaction) => {
    for (const store of transaction.objectStoreNames) {
      const request = transaction.objectStore(store).getAll();
      request.addEventListener("success", () => {
        found[store] = request.result;
      });
    }
  });
  return found as unknown as Disk;
}

/** Changes what a database holds, past all code of the tablet. */
export function tamperWith(name: string, change: (transaction: IDBTransaction) => void): Promise<void> {
  return raw(name, "readwrite", change);
}

/** An item with bytes of its own and their true hash. */
export async function minted(
  kind: MintedItem["kind"],
  bytes: string,
  roundId = asRoundId("a".repeat(32)),
  id = newId<ItemId>(),
): Promise<MintedItem> {
  return { id, kind, roundId, sha256: await sha256(bytes), bytes };
}

/** The value of what must have gone well. */
export function good<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) {
    throw new Error(`it failed: ${JSON.stringify(result.error)}`);
  }
  return result.value;
}

/** Laws are held in a page, too, where no test library is. */
export function expectSame(found: unknown, expected: unknown, what: string): void {
  const [one, other] = [canonical(found), canonical(expected)];
  if (one !== other) {
    throw new Error(`${what}: found ${one}, expected ${other}`);
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Object && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

async function raw(name: string, mode: IDBTransactionMode, work: (transaction: IDBTransaction) => void): Promise<void> {
  const opening = indexedDB.open(name);
  await settled(opening);
  const database = opening.result;
  try {
    const transaction = database.transaction([...database.objectStoreNames], mode);
    work(transaction);
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve());
      transaction.addEventListener("abort", () => reject(new Error("the database was not to be read")));
    });
  } finally {
    database.close();
  }
}

function settled(request: IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => reject(new Error(request.error?.name)));
  });
}
