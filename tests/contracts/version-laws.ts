import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import type { RoundId } from "../../src/kernel/ids.ts";
import { canaryInMemory } from "../../src/kiosk/store/canary.ts";
import type { StoreVersion } from "../../src/kiosk/store/dexie/store-version.ts";
import { TabletTables } from "../../src/kiosk/store/dexie/tables.ts";
import { VERSIONS } from "../../src/kiosk/store/dexie/versions.ts";
import { openStore } from "../../src/kiosk/store/open-store.ts";
import type { OutboxCounts } from "../../src/kiosk/store/records.ts";
import { type ItemRow, NATIVE_VERSION } from "../../src/kiosk/store/rows.ts";
import type { ClosableStore } from "../../src/kiosk/store/store.ts";
import { newId } from "../../src/sealing/random.ts";
import native1 from "../fixtures/stores/native-1.json" with { type: "json" };
import native2 from "../fixtures/stores/native-2.json" with { type: "json" };
import native2Figures from "../fixtures/stores/native-2-figures.json" with { type: "json" };
import { keepDatabase, makeDatabase, type StoredDatabase } from "../support/stored-database.ts";
import type { Law } from "./law.ts";
import { expectSame, good, minted } from "./outbox.ts";

/** A database that the app wrote as it was before this version, on its way through the day, and what the version makes of it. */
type Walk = { readonly to: number; readonly from: string; readonly before: StoredDatabase; readonly after: StoredDatabase };

const WALKS: readonly Walk[] = [
  { to: 1, from: "native version 1", ...native1 },
  { to: 1, from: "native version 2", ...native2 },
  { to: 1, from: "native version 2 with figures kept beside its marks", ...native2Figures },
];

/** One that does not exist: what the next release of the app might bring. */
const NEXT: StoreVersion = { number: 99, tables: { items: "id, [state+id], kind", sounds: "hash", singles: null as never } };

/** What must hold where the tables of a database are not those of this version of the app. */
export const VERSION_LAWS: readonly Law[] = [
  {
    name: "each version of the tables makes of the one before what is kept as a fixture",
    async holds() {
      expectSame(
        [...new Set(WALKS.map(({ to }) => to))],
        VERSIONS.map(({ number }) => number),
        "versions with a fixture",
      );
      expectSame(NATIVE_VERSION, 10 * (VERSIONS.at(-1)?.number ?? 0), "the native version");
      for (const { to, from, before, after } of WALKS) {
        await withDatabase(before, async (name) => {
          const tables = new TabletTables(
            name,
            VERSIONS.filter(({ number }) => number <= to),
          );
          await tables.open();
          tables.close();
          expectSame(await keepDatabase(name), after, `from ${from}`);
        });
      }
    },
  },
  {
    name: "a database of any earlier version opens with nothing lost, byte for byte, and works on",
    async holds() {
      for (const { from, before } of WALKS) {
        await withDatabase(before, async (name) => {
          await opensWithAll(name, before, from);
        });
      }
    },
  },
  {
    name: "what is open has the tables and indexes that are declared, however it came about",
    async holds() {
      const declared = ["items id kind,roundId state,id", "releases roundId", "singles name"];
      const empty = { version: 1, stores: [] };
      for (const before of [null, empty, ...WALKS.map((walk) => walk.before)]) {
        await withDatabase(before, async (name) => {
          const store = open(name);
          good(await store.load());
          await store.close();
          const { version, stores } = await keepDatabase(name);
          expectSame(version, NATIVE_VERSION, "the native version");
          const found = stores.map(({ name: store, keyPath, indexes }) =>
            [store, keyPath, ...indexes.map((index) => String(index.keyPath)).sort()].join(" "),
          );
          expectSame(found, declared, "tables, keys and indexes");
        });
      }
    },
  },
  {
    name: "a database that lacks a table or an index is refused, and nothing is added to it",
    async holds() {
      const { after } = native2;
      const lacking = [
        after.stores.filter(({ name }) => name !== "releases"),
        after.stores.map((store) => ({ ...store, indexes: store.indexes.slice(1) })),
      ];
      for (const stores of lacking) {
        await withDatabase({ ...after, stores }, async (name) => {
          const before = await keepDatabase(name);
          const store = open(name);
          expectSame(await store.load(), { ok: false, error: "refused" }, "what it said");
          expectSame(await store.commit({ items: [await minted("mark", "mark")] }), { ok: false, error: "refused" }, "a mark");
          expectSame(await keepDatabase(name), before, "the database");
        });
      }
    },
  },
  {
    name: "a database of a newer version is left as it is, and said to be one by every call",
    async holds() {
      const newer = { ok: false, error: "newer" };
      const { after } = native2;
      const others = [
        { version: 99, stores: [] },
        { ...after, version: NATIVE_VERSION + 1 },
        { ...after, version: 990, stores: after.stores.filter(({ name }) => name !== "releases") },
      ];
      for (const stored of others) {
        await withDatabase(stored, async (name) => {
          const before = await keepDatabase(name);
          const store = open(name);
          expectSame(await store.loadFirst("unless-handed-over"), newer, "the first read");
          expectSame(await store.load(), newer, "all");
          expectSame(await store.commit({ items: [await minted("mark", "mark")] }), newer, "a mark");
          expectSame(await store.leaving(10), newer, "what may leave");
          expectSame(await keepDatabase(name), before, "the database");
        });
      }
    },
  },
  {
    name: "an upgrade that another window stands in the way of is said to be one, and goes on when it is gone",
    async holds() {
      await withDatabase(native1.before, async (name) => {
        const other = await opened(indexedDB.open(name));
        const store = open(name);
        expectSame(await store.loadFirst("later"), { ok: false, error: "blocked" }, "the first read, while it is there");
        expectSame(await store.load(), { ok: false, error: "blocked" }, "while it is there");
        other.close();
        expectSame((await store.load()).ok, true, "when it is gone");
        await store.close();
      });
    },
  },
  {
    name: "whoever brings the database to a newer version does not wait for us: we let go, say so once, and store no more",
    async holds() {
      await withDatabase(native2.before, async (name) => {
        const store = open(name);
        let overtaken = 0;
        store.onOvertaken(() => {
          overtaken += 1;
        });
        good(await store.load());
        const next = new TabletTables(name, [...VERSIONS, NEXT]);
        await next.open();
        expectSame(overtaken, 1, "told");
        expectSame(await store.commit({ items: [await minted("mark", "mark")] }), { ok: false, error: "newer" }, "a mark");
        expectSame(await store.load(), { ok: false, error: "newer" }, "all");
        expectSame(overtaken, 1, "told once");
        next.close();
      });
    },
  },
  {
    name: "whoever deletes the database does not wait for us, and it is not taken for a newer version",
    async holds() {
      await withDatabase(native2.before, async (name) => {
        const store = open(name);
        store.onOvertaken(() => {
          throw new Error("nobody overtook it");
        });
        good(await store.load());
        await new Promise((resolve) => indexedDB.deleteDatabase(name).addEventListener("success", resolve));
        expectSame(await store.look(), { ok: false, error: "wiped" }, "what it said");
        await store.close();
      });
    },
  },
];

/** The store tells and moves all that was in the database before, and what it tells of it is what stood there. */
async function opensWithAll(name: string, before: StoredDatabase, from: string): Promise<void> {
  const rows = Object.fromEntries(before.stores.map((store) => [store.name, store.rows]));
  const items = rows["items"] as readonly ItemRow[];
  const of = (state: string): readonly MintedItem[] => items.filter((row) => row.state === state).map(itemOf);
  const singles = Object.fromEntries((rows["singles"] as readonly Single[]).map(({ name: single, value }) => [single, value]));
  const { queue, ...others } = singles;
  const { answersReleased, ...counts } = queue as Record<string, unknown>;
  const [release] = rows["releases"] as readonly { roundId: RoundId; signed: string }[];
  const marks = items.filter(({ kind, roundId }) => kind === "mark" && roundId === release?.roundId).map(itemOf);

  const store = open(name);
  const first = good(await store.load());
  // From before there were reports of faults, so there are none: nothing has to be counted anew.
  const none = { reportsWaiting: 0, reportsLeaving: 0 };
  const outbox = { ...counts, answersLeaving: answersReleased, ...none } as unknown as OutboxCounts;
  expectSame(first.singles, { ...others, outbox }, `the singles ${from}`);
  expectSame([first.damaged, first.unreadable], [[], 0], `what can't be read ${from}`);
  expectSame(first.release, { roundId: release?.roundId, signedRelease: release?.signed }, `the release ${from}`);
  expectSame(first.marks, marks, `the marks of the round ${from}`);
  expectSame(good(await store.verify(items.map(itemOf))) ?? "verified", "verified", `the read-back ${from}`);
  expectSame(good(await store.leaving(1000)), { items: of("released"), unreadable: 0 }, `what may leave ${from}`);
  const received = of("received").map(({ id }) => id);
  expectSame(good(await store.receivedIds("", 1000)), received, `what was received ${from}`);
  await store.close();
  const after = await keepDatabase(name);
  expectSame(after.stores.find((one) => one.name === "items")?.rows, items, `the items on the disk ${from}`);

  const again = open(name);
  good(await again.load());
  const left = good(await again.letLeave());
  const answers = items.filter(({ kind, state }) => kind === "sealed-answer" && state !== "received");
  expectSame([left.answersWaiting, left.answersLeaving], [0, answers.length], `all leave ${from}`);
  const acknowledged = good(await again.acknowledge(items));
  expectSame([acknowledged.answersLeaving, acknowledged.marksPending], [0, 0], `all are received ${from}`);
  await again.close();
}

type Single = { readonly name: string; readonly value: unknown };

function itemOf({ state: _state, ...item }: ItemRow): MintedItem {
  return item;
}

function open(name: string): ClosableStore {
  return openStore({ name, epochMinutes: () => 29_000_000, canary: canaryInMemory() });
}

async function withDatabase(stored: StoredDatabase | null, work: (name: string) => Promise<void>): Promise<void> {
  const name = `version ${newId()}`;
  if (stored !== null) {
    await makeDatabase(name, stored);
  }
  try {
    await work(name);
  } finally {
    indexedDB.deleteDatabase(name);
  }
}

function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(new Error(request.error?.name)));
  });
}
