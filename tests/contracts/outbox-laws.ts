import fc from "fast-check";
import type { MintedItem, Queue, StoredItem } from "../../src/kiosk/store/records.ts";
import { DAMAGE_LAWS } from "./damage-laws.ts";
import { JOINING_LAWS } from "./joining-laws.ts";
import { expectSame, good, minted, type Outbox, withOutbox } from "./outbox.ts";
import { everyOrderOfEvents } from "./outbox-model.ts";
import { SLICE_LAWS } from "./slice-laws.ts";
import { WIPE_LAWS } from "./wipe-laws.ts";

/** What must hold for the tablet's store on every IndexedDB. `runs` is how often a law that draws its cases draws one. */
export type Law = { readonly name: string; readonly holds: (runs: number) => Promise<void> };

const ROUND = "a".repeat(32);
const SHIFT = { id: "f".repeat(32), label: "Förmiddag", date: "2026-09-14", started: "08:00" };

export const OUTBOX_LAWS: readonly Law[] = [
  {
    name: "what was committed is read back byte for byte after closing and opening again",
    holds: (runs) =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: "binary", maxLength: 400 }), { minLength: 1, maxLength: 6 }), (texts) =>
          withOutbox(async (outbox) => {
            const items = await Promise.all(texts.map((text, at) => minted(at % 3 === 0 ? "mark" : "sealed-answer", text)));
            good(await outbox.store().commit({ items }));
            await outbox.reopen();
            expectSame(good(await outbox.store().verify(items)) ?? "verified", "verified", "read-back");
            const { items: stored } = await outbox.disk();
            expectSame(
              stored.map(({ state: _state, ...item }) => item),
              byId(items),
              "on the disk",
            );
          }),
        ),
        { numRuns: Math.ceil(runs / 5) },
      ),
  },
  {
    name: "a commit is all or nothing, whichever of its parts cannot be stored",
    async holds() {
      const [one, two] = [await minted("sealed-answer", "one"), await minted("mark", "two")];
      const broken = { ...(await minted("sealed-answer", "three")), bytes: (() => undefined) as unknown as string };
      const nameless = { ...broken, id: undefined as unknown as string, bytes: "three" };
      const release = { roundId: ROUND, signed: "a.b.c" };
      await withOutbox(async (outbox) => {
        good(await outbox.store().commit({ items: [one], singles: { staffLanguage: "so" } }));
        const before = await outbox.disk();
        for (const [part, change] of Object.entries({
          "an item, the last": { items: [two, broken], release, singles: { shift: SHIFT } },
          "an item, the first": { items: [broken, two], release, singles: { shift: SHIFT } },
          "an item without an id": { items: [two, nameless], release, singles: { shift: SHIFT } },
          "a single": { items: [two], release, singles: { staffLanguage: null, shift: broken.bytes as unknown as typeof SHIFT } },
          "the release": { items: [two], release: broken as unknown as typeof release, singles: { shift: SHIFT } },
        })) {
          const refused = await outbox.store().commit(change);
          expectSame(refused, { ok: false, error: "refused" }, part);
          expectSame(await outbox.disk(), before, `the disk after ${part}`);
        }
        await outbox.reopen();
        expectSame(await outbox.disk(), before, "the disk after opening again");
      });
    },
  },
  {
    name: "committing the same items again changes nothing and counts nothing twice, in whatever state they are",
    holds: () =>
      withOutbox(async (outbox) => {
        const [answer, mark] = [await minted("sealed-answer", "answer"), await minted("mark", "mark")];
        const again = async (state: string): Promise<void> => {
          const before = await outbox.disk();
          outbox.pass(1);
          expectSame(
            good(await outbox.store().commit({ items: [answer, mark, answer] })),
            queueOf(before),
            `the queue, ${state}`,
          );
          expectSame(await outbox.disk(), before, `the disk, ${state}`);
        };
        good(await outbox.store().commit({ items: [answer, answer, mark] }));
        await again("waiting");
        good(await outbox.store().release());
        await again("released");
        good(await outbox.store().acknowledge([answer, mark]));
        await again("received");
      }),
  },
  {
    name: "a copy that was altered on the disk is mended by committing the item again, and counts once",
    holds: () =>
      withOutbox(async (outbox) => {
        const answer = await minted("sealed-answer", "answer");
        const queue = good(await outbox.store().commit({ items: [answer] }));
        const before = await outbox.disk();
        await outbox.tamper((transaction) => transaction.objectStore("items").put({ ...before.items[0], bytes: "answes" }));
        expectSame(await outbox.store().verify([answer]), { ok: false, error: "differs" }, "altered");
        expectSame(good(await outbox.store().commit({ items: [answer] })), queue, "the queue");
        expectSame((await outbox.store().verify([answer])).ok, true, "mended");
        expectSame(await outbox.disk(), before, "the disk");
      }),
  },
  {
    name: "answers wait and marks may leave at once; a release lets all that wait leave together",
    holds: () =>
      withOutbox(async (outbox) => {
        const answers = await Promise.all(["a", "b", "c"].map((text) => minted("sealed-answer", text)));
        const marks = await Promise.all(["d", "e"].map((text) => minted("mark", text)));
        const queue = good(await outbox.store().commit({ items: [...answers, ...marks] }));
        expectSame([queue.answersWaiting, queue.answersReleased, queue.marksPending], [3, 0, 2], "after the commit");
        expectSame(
          good(await outbox.store().released(10)).items.map(({ id }) => id),
          ids(marks),
          "may leave before",
        );
        const after = good(await outbox.store().release());
        expectSame([after.answersWaiting, after.answersReleased, after.marksPending], [0, 3, 2], "after the release");
        expectSame(
          good(await outbox.store().released(10)).items.map(({ id }) => id),
          ids([...answers, ...marks]),
          "may leave after",
        );
        expectSame(good(await outbox.store().released(2)).items.length, 2, "at most as many as asked for");
      }),
  },
  {
    name: "an acknowledgement counts only with id and hash, and only for what may have left",
    holds: () =>
      withOutbox(async (outbox) => {
        const [sent, other, waiting] = await Promise.all(["a", "b", "c"].map((text) => minted("sealed-answer", text)));
        const [one, two, three] = [sent, other, waiting] as [MintedItem, MintedItem, MintedItem];
        good(await outbox.store().commit({ items: [one, two] }));
        good(await outbox.store().release());
        good(await outbox.store().commit({ items: [three] }));
        const before = await outbox.disk();
        const wrong = [
          { id: one.id, sha256: two.sha256 },
          { id: two.id, sha256: "" },
          { id: three.id, sha256: three.sha256 },
          { id: "0".repeat(32), sha256: one.sha256 },
        ];
        good(await outbox.store().acknowledge(wrong));
        expectSame(await outbox.disk(), before, "after wrong acknowledgements");
        const queue = good(await outbox.store().acknowledge([...wrong, one, one]));
        expectSame([queue.answersWaiting, queue.answersReleased, queue.answersReceived], [1, 1, 1], "the queue");
        expectSame(
          (await outbox.disk()).items.filter(({ state }) => state === "received").map(({ id }) => id),
          [one.id],
          "received",
        );
      }),
  },
  {
    name: "what the server lacks is offered again, and nothing else",
    holds: () =>
      withOutbox(async (outbox) => {
        const items = await Promise.all(["a", "b", "c"].map((text) => minted("sealed-answer", text)));
        const [lost, kept, waiting] = items as [MintedItem, MintedItem, MintedItem];
        good(await outbox.store().commit({ items: [lost, kept] }));
        good(await outbox.store().release());
        good(await outbox.store().acknowledge([lost, kept]));
        good(await outbox.store().commit({ items: [waiting] }));
        good(await outbox.store().offerAgain([lost.id, lost.id, waiting.id, "0".repeat(32)]));
        expectSame(
          good(await outbox.store().released(10)).items.map(({ id }) => id),
          [lost.id],
          "may leave",
        );
        expectSame(good(await outbox.store().receivedIds("", 10)), [kept.id], "received");
      }),
  },
  {
    name: "received ids come page by page, each once",
    holds: () =>
      withOutbox(async (outbox) => {
        const marks = await Promise.all(Array.from({ length: 23 }, (_, at) => minted("mark", `${at}`)));
        good(await outbox.store().commit({ items: marks }));
        good(await outbox.store().acknowledge(marks.slice(3)));
        const pages: string[][] = [];
        for (let after = ""; pages.at(-1)?.length !== 0; after = pages.at(-1)?.at(-1) ?? "") {
          pages.push([...good(await outbox.store().receivedIds(after, 6))]);
        }
        expectSame(
          pages.map(({ length }) => length),
          [6, 6, 6, 2, 0],
          "pages",
        );
        expectSame(pages.flat(), ids(marks.slice(3)), "ids");
      }),
  },
  { name: "after any sequence of events the counters are a recount of the items", holds: everyOrderOfEvents },
  {
    name: "the read-back finds an item that is missing, and one whose bytes or hash are others",
    holds: () =>
      withOutbox(async (outbox) => {
        const items = await Promise.all(["a", "b", "c"].map((text) => minted("sealed-answer", text)));
        const outcome = async (): Promise<unknown> => {
          const verified = await outbox.store().verify(items);
          return verified.ok ? "ok" : verified.error;
        };
        good(await outbox.store().commit({ items: items.slice(0, 2) }));
        expectSame(await outcome(), "differs", "before the third is there");
        good(await outbox.store().commit({ items }));
        expectSame(await outcome(), "ok", "as committed");
        const stored = (await outbox.disk()).items[1] as StoredItem;
        for (const [what, change] of Object.entries({
          "other bytes": { bytes: `${stored.bytes} ` },
          "no bytes": { bytes: "" },
          "another hash": { sha256: "0".repeat(64) },
        })) {
          await outbox.tamper((transaction) => transaction.objectStore("items").put({ ...stored, ...change }));
          expectSame(await outcome(), "differs", what);
        }
        await outbox.tamper((transaction) => transaction.objectStore("items").put(stored));
        expectSame(await outcome(), "ok", "put back");
        await outbox.tamper((transaction) => transaction.objectStore("items").delete(stored.id));
        expectSame(await outcome(), "differs", "removed");
      }),
  },
  {
    name: "one minute for all answers that wait and one for all that are unconfirmed, from the first on until there is none",
    holds: () =>
      withOutbox(async (outbox) => {
        const minutes = ({ waitingMinute, oldestMinute }: Queue): unknown => [waitingMinute, oldestMinute];
        const [a, b] = [await minted("sealed-answer", "a"), await minted("sealed-answer", "b")];
        expectSame(
          minutes(good(await outbox.store().commit({ items: [await minted("mark", "m")] }))),
          [null, null],
          "a mark is no answer",
        );
        outbox.pass(60);
        const first = outbox.minute();
        good(await outbox.store().commit({ items: [a] }));
        outbox.pass(7);
        expectSame(minutes(good(await outbox.store().commit({ items: [b] }))), [first, first], "a second answer");
        expectSame(minutes(good(await outbox.store().release())), [null, first], "released");
        outbox.pass(5);
        expectSame(minutes(good(await outbox.store().acknowledge([a]))), [null, first], "one of two received");
        expectSame(minutes(good(await outbox.store().acknowledge([b]))), [null, null], "both received");
        outbox.pass(3);
        expectSame(minutes(good(await outbox.store().offerAgain([a.id]))), [null, first + 15], "one is lacking");
      }),
  },
  {
    name: "singles and a release come and go with the commit that says so",
    holds: () =>
      withOutbox(async (outbox) => {
        const mark = await minted("mark", "here", ROUND);
        const elsewhere = await minted("mark", "elsewhere", "b".repeat(32));
        const device = { ...DEVICE, roundId: ROUND };
        good(await outbox.store().commit({ singles: { shift: SHIFT, staffLanguage: "ar" } }));
        expectSame(
          good(await outbox.store().load()),
          { singles: { shift: SHIFT, staffLanguage: "ar" }, damaged: [], release: null, marks: [], unreadable: 0 },
          "no device",
        );
        const release = { roundId: ROUND, signed: "a.b.c" };
        const answer = await minted("sealed-answer", "answer", ROUND);
        const queue = good(
          await outbox.store().commit({ items: [mark, elsewhere, answer], release, singles: { device, shift: null } }),
        );
        await outbox.reopen();
        const snapshot = good(await outbox.store().load());
        expectSame(snapshot.singles, { device, queue, staffLanguage: "ar" }, "singles");
        expectSame(snapshot.release, release, "release");
        expectSame(snapshot.marks, [{ ...mark, state: "released" }], "the marks of the device's round");
      }),
  },
  {
    name: "the readiness check's probe leaves nothing behind",
    holds: () =>
      withOutbox(async (outbox) => {
        good(await outbox.store().commit({ items: [await minted("mark", "mark")] }));
        const before = await outbox.disk();
        good(await outbox.store().probe());
        expectSame(await outbox.disk(), before, "the disk");
      }),
  },
  {
    name: "every write asks for strict durability, and the read-back is a transaction of its own",
    holds: () =>
      withOutbox(async (outbox) => {
        const items = [await minted("sealed-answer", "answer"), await minted("mark", "mark")];
        const ids = items.map(({ id }) => id);
        const asked = await transactionsDuring(async () => {
          const store = outbox.store();
          good(await store.commit({ items, singles: { shift: SHIFT } }));
          good(await store.verify(items));
          good(await store.release());
          good(await store.acknowledge(items));
          good(await store.offerAgain(ids));
          good(await store.probe());
          good(await store.load());
          good(await store.join({ ...DEVICE, roundId: ROUND }, { roundId: ROUND, signed: "a.b.c" }, false));
        });
        const write = "readwrite strict";
        const expected = [write, "readonly", "readonly", write, write, write, write, "readonly", write, "readonly", write];
        expectSame(asked, expected, "transactions");
      }),
  },
  ...JOINING_LAWS,
  ...DAMAGE_LAWS,
  ...SLICE_LAWS,
  ...WIPE_LAWS,
];

const DEVICE = {
  generation: "1".repeat(32),
  deviceId: "2".repeat(32),
  token: "3".repeat(64),
  serverId: "4".repeat(32),
  epoch: "5".repeat(32),
  siteId: "6".repeat(32),
  signer: "7".repeat(43),
  roundId: "",
};

/** The mode of each transaction, and the durability that a write asked for. */
async function transactionsDuring(work: () => Promise<void>): Promise<string[]> {
  const { prototype } = IDBDatabase;
  const { transaction: original } = prototype;
  const asked: string[] = [];
  prototype.transaction = function (this: IDBDatabase, names, mode, options) {
    asked.push(mode === "readonly" ? mode : `${mode} ${options?.durability}`);
    return original.call(this, names, mode, options);
  };
  try {
    await work();
  } finally {
    prototype.transaction = original;
  }
  return asked;
}

function queueOf({ singles }: Awaited<ReturnType<Outbox["disk"]>>): unknown {
  return singles.find(({ name }) => name === "queue")?.value;
}

function byId(items: readonly MintedItem[]): readonly MintedItem[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function ids(items: readonly MintedItem[]): readonly string[] {
  return byId(items).map(({ id }) => id);
}
