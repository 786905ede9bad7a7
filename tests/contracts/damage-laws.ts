import fc from "fast-check";
import { openDatabase } from "../../src/kiosk/store/database.ts";
import type { Singles, StoredItem } from "../../src/kiosk/store/records.ts";
import { createStore } from "../../src/kiosk/store/store.ts";
import { newId } from "../../src/sealing/random.ts";
import { expectSame, good, minted, type Outbox, withOutbox } from "./outbox.ts";
import type { Law } from "./outbox-laws.ts";

const ROUND = "a".repeat(32);
const SOUND: Singles = {
  device: {
    generation: "1".repeat(32),
    deviceId: "2".repeat(32),
    token: "3".repeat(64),
    serverId: "4".repeat(32),
    epoch: "5".repeat(32),
    siteId: "6".repeat(32),
    signer: "7".repeat(43),
    roundId: ROUND,
  },
  shift: { id: "f".repeat(32), label: "Förmiddag", date: "2026-09-14", started: "08:00" },
  handOver: { contactId: "e".repeat(32), revision: 0, mode: "self", phase: { kind: "open" } },
  queue: {
    answersWaiting: 1,
    answersReleased: 1,
    answersReceived: 1,
    marksPending: 1,
    marksReceived: 1,
    waitingMinute: 29_000_000,
    oldestMinute: 29_000_000,
  },
  lastContact: { time: "12:00", site: null },
  clocks: { server: 29_000_000, tablet: 29_000_001 },
  lastShift: { id: "f".repeat(32), date: "2026-09-13", leftOpen: true },
  pin: { salt: "00", hash: "11" },
  pinGuard: { wrong: 3, waitMs: 0 },
  staffLanguage: "so",
  lockMinutes: 2,
};
const NAMES = Object.keys(SOUND) as (keyof Singles)[];

/** Anything that a database can hold, and that is no record of ours. */
const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, {}, [], "", 0, Number.NaN, true, { phase: {} }, { phase: { kind: "tomorrow" } }),
  fc.anything({ withDate: true, withBigInt: true, withTypedArray: true, withNullPrototype: false }),
);

/** What must hold whatever somebody left in a record: a newer version, a fault of ours, a fault of the browser. */
export const DAMAGE_LAWS: readonly Law[] = [
  {
    name: "a single of another form is told as damaged, and all others are told as they are",
    holds: (runs) =>
      fc.assert(
        fc.asyncProperty(fc.constantFrom(...NAMES), garbage, (name, value) =>
          withOutbox(async (outbox) => {
            await work(outbox);
            await outbox.tamper((transaction) => transaction.objectStore("singles").put({ name, value }));
            const { singles, damaged } = good(await outbox.store().load());
            const minutes = name === "lockMinutes" && Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 60;
            const whole = minutes || (name === "staffLanguage" && typeof value === "string" && value !== "");
            // A counter that can't be read is counted anew; that is no damage that anybody must be told of.
            expectSame(damaged, name === "queue" || whole ? [] : [name], "damaged");
            for (const other of NAMES.filter((known) => known !== name)) {
              expectSame(singles[other], SOUND[other], other);
            }
            expectSame(good(await outbox.store().released(10)).items.length, 2, "may leave");
          }),
        ),
        { numRuns: Math.ceil(runs / 3) },
      ),
  },
  {
    name: "counters that can't be read, or are gone, are a recount of the items: at start, and in the next write",
    async holds() {
      for (const value of [null, { ...SOUND.queue, marksPending: Number.NaN }, { ...SOUND.queue, answersWaiting: -1 }, "gone"]) {
        await withOutbox(async (outbox) => {
          await work(outbox);
          await outbox.tamper((transaction) => {
            const singles = transaction.objectStore("singles");
            return value === "gone" ? singles.delete("queue") : singles.put({ name: "queue", value });
          });
          if (value !== "gone") {
            expectSame(good(await outbox.store().load()).singles.queue, SOUND.queue, "at start");
          }
          expectSame(good(await outbox.store().commit({})), SOUND.queue, "in a write");
          const more = good(await outbox.store().commit({ items: [await minted("mark", "more", ROUND)] }));
          expectSame(more, { ...SOUND.queue, marksPending: 2 }, "one more");
        });
      }
    },
  },
  {
    name: "items that can't be read keep no other back, are counted, and stay where they are",
    holds: (runs) =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 4 }), garbage), { minLength: 1, maxLength: 6 }), (changes) =>
          withOutbox(async (outbox) => {
            await work(outbox);
            const sound = (await outbox.disk()).items;
            const broken = changes.map(([which, value], at) => spoiled(which, value, at));
            await outbox.tamper((transaction) => {
              for (const row of broken) {
                transaction.objectStore("items").put(row);
              }
            });
            const outgoing = good(await outbox.store().released(2));
            const leaving = sound.filter(({ state }) => state === "released").map(({ id }) => id);
            expectSame(
              outgoing.items.map(({ id }) => id),
              leaving,
              "may leave",
            );
            expectSame(good(await outbox.store().released(100)).unreadable, broken.length, "counted");
            good(await outbox.store().acknowledge(outgoing.items));
            good(await outbox.store().release());
            const after = (await outbox.disk()).items;
            expectSame(after.length, sound.length + broken.length, "still there");
          }),
        ),
        { numRuns: Math.ceil(runs / 5) },
      ),
  },
  {
    name: "a database of the first version is taken over with all that it holds",
    async holds() {
      const name = `version 1 ${newId()}`;
      const items = await firstVersion(name);
      const database = openDatabase(name);
      try {
        const store = createStore(database, () => 29_000_000);
        expectSame(good(await store.load()).marks, [{ ...items[0], state: "received" }], "the marks");
        expectSame(good(await store.released(10)).items.length, 1, "may leave");
        expectSame(good(await store.receivedIds("", 10)), [items[0]?.id], "received");
        expectSame(good(await store.release()).answersReleased, 2, "released");
      } finally {
        await database.close();
        indexedDB.deleteDatabase(name);
      }
    },
  },
  {
    name: "a database of a newer version is left alone, and said to be one",
    async holds() {
      const name = `version 99 ${newId()}`;
      const newer = await opened(indexedDB.open(name, 99));
      newer.close();
      const database = openDatabase(name);
      const said = await createStore(database, () => 0).load();
      expectSame(said, { ok: false, error: "newer" }, "what it said");
      expectSame((await opened(indexedDB.open(name))).version, 99, "the version");
    },
  },
  {
    name: "an upgrade that another window stands in the way of is said to be one, and goes on when it is gone",
    async holds() {
      const name = `blocked ${newId()}`;
      await firstVersion(name);
      const other = await opened(indexedDB.open(name));
      const database = openDatabase(name);
      const store = createStore(database, () => 29_000_000);
      try {
        expectSame(await store.load(), { ok: false, error: "blocked" }, "while it is there");
        other.close();
        expectSame((await store.load()).ok, true, "when it is gone");
      } finally {
        await database.close();
      }
    },
  },
  {
    name: "whoever wants the database to themselves does not wait for us, and what is there then is found",
    holds: () =>
      withOutbox(async (outbox) => {
        await work(outbox);
        const taken = await opened(indexedDB.open(outbox.name, 99));
        taken.close();
        expectSame(await outbox.store().load(), { ok: false, error: "newer" }, "what it said");
      }),
  },
];

/** One answer in each state and one mark in each of its own, and every single. */
async function work({ store }: Outbox): Promise<void> {
  const [one, two, three] = await Promise.all(["a", "b", "c"].map((text) => minted("sealed-answer", text, ROUND)));
  const [four, five] = await Promise.all(["d", "e"].map((text) => minted("mark", text, ROUND)));
  if (one === undefined || two === undefined || three === undefined || four === undefined || five === undefined) {
    throw new Error("five were minted");
  }
  good(await store().commit({ items: [one, two, four, five] }));
  good(await store().release());
  good(await store().acknowledge([one, four]));
  const { queue: _queue, ...singles } = SOUND;
  good(await store().commit({ items: [three], release: { roundId: ROUND, signed: "a.b.c" }, singles }));
}

/** A row among those that may leave, wrong in one of the ways in which a row can be. */
function spoiled(which: number, value: unknown, at: number): Record<string, unknown> {
  const row: StoredItem = {
    // Before all others, so that they must be got past.
    id: String(at).padStart(32, "0"),
    kind: "sealed-answer",
    roundId: ROUND,
    sha256: "0".repeat(64),
    bytes: "bytes",
    state: "released",
  };
  const wrong = typeof value === "string" ? null : value;
  return [
    { ...row, bytes: wrong },
    { ...row, kind: wrong },
    { ...row, state: wrong },
    { ...row, sha256: wrong, roundId: wrong },
    { ...row, bytes: "" },
  ][which] as Record<string, unknown>;
}

/** As the first version of the app made it. */
async function firstVersion(name: string): Promise<readonly StoredItem[]> {
  const request = indexedDB.open(name, 1);
  request.addEventListener("upgradeneeded", () => {
    const items = request.result.createObjectStore("items", { keyPath: "id" });
    items.createIndex("state", "state");
    items.createIndex("kindAndRound", ["kind", "roundId"]);
    request.result.createObjectStore("releases", { keyPath: "roundId" });
    request.result.createObjectStore("singles", { keyPath: "name" });
  });
  const database = await opened(request);
  const rows: StoredItem[] = [
    { ...(await minted("mark", "mark", ROUND)), state: "received" },
    { ...(await minted("sealed-answer", "released", ROUND)), state: "released" },
    { ...(await minted("sealed-answer", "waiting", ROUND)), state: "waiting" },
  ];
  const queue = { ...SOUND.queue, answersReceived: 0, marksPending: 0 };
  const transaction = database.transaction(["items", "singles"], "readwrite");
  for (const row of rows) {
    transaction.objectStore("items").put(row);
  }
  transaction.objectStore("singles").put({ name: "device", value: SOUND.device });
  transaction.objectStore("singles").put({ name: "queue", value: queue });
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  database.close();
  return rows;
}

function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(new Error(request.error?.name)));
  });
}
