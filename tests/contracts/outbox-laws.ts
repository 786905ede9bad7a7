import fc from "fast-check";
import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import type { ItemId } from "../../src/kernel/ids.ts";
import type { MarksPage, OutboxCounts, ReadableItems } from "../../src/kiosk/store/records.ts";
import type { ItemRow } from "../../src/kiosk/store/rows.ts";
import { asContactId, asDate, asItemHash, asItemId, asRoundId, asShiftId, asSignedRelease } from "../support/brands.ts";
import { interceptTransactions } from "../support/transactions.ts";
import { DAMAGE_LAWS } from "./damage-laws.ts";
import { FIRST_READ_LAWS } from "./first-read-laws.ts";
import { JOINING_LAWS } from "./joining-laws.ts";
import type { Law } from "./law.ts";
import { expectSame, good, minted, type Outbox, withOutbox } from "./outbox.ts";
import { everyOrderOfEvents } from "./outbox-model.ts";
import { SLICE_LAWS } from "./slice-laws.ts";
import { placeIn, ROUND } from "./stored-records.ts";
import { VERSION_LAWS } from "./version-laws.ts";
import { WIPE_LAWS } from "./wipe-laws.ts";

const SHIFT = { id: asShiftId("f".repeat(32)), label: "Förmiddag", date: asDate("2026-09-14"), started: "08:00" };

/** What must hold for the tablet's store on every IndexedDB. */
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
      const nameless = { ...broken, id: undefined as unknown as ItemId, bytes: "three" };
      const release = { roundId: ROUND, signedRelease: asSignedRelease("a.b.c") };
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
            countsOf(before),
            `the queue, ${state}`,
          );
          expectSame(await outbox.disk(), before, `the disk, ${state}`);
        };
        good(await outbox.store().commit({ items: [answer, answer, mark] }));
        await again("waiting");
        good(await outbox.store().letLeave());
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
        expectSame([queue.answersWaiting, queue.answersLeaving, queue.marksPending], [3, 0, 2], "after the commit");
        expectSame(
          good(await outbox.store().leaving(10)).items.map(({ id }) => id),
          ids(marks),
          "may leave before",
        );
        const after = good(await outbox.store().letLeave());
        expectSame([after.answersWaiting, after.answersLeaving, after.marksPending], [0, 3, 2], "after the release");
        expectSame(
          good(await outbox.store().leaving(10)).items.map(({ id }) => id),
          ids([...answers, ...marks]),
          "may leave after",
        );
        expectSame(good(await outbox.store().leaving(2)).items.length, 2, "at most as many as asked for");
      }),
  },
  {
    name: "an acknowledgement counts only with id and hash, and only for what may have left",
    holds: () =>
      withOutbox(async (outbox) => {
        const [sent, other, waiting] = await Promise.all(["a", "b", "c"].map((text) => minted("sealed-answer", text)));
        const [one, two, three] = [sent, other, waiting] as [MintedItem, MintedItem, MintedItem];
        good(await outbox.store().commit({ items: [one, two] }));
        good(await outbox.store().letLeave());
        good(await outbox.store().commit({ items: [three] }));
        const before = await outbox.disk();
        const wrong = [
          { id: one.id, sha256: two.sha256 },
          { id: two.id, sha256: asItemHash("") },
          { id: three.id, sha256: three.sha256 },
          { id: asItemId("0".repeat(32)), sha256: one.sha256 },
        ];
        good(await outbox.store().acknowledge(wrong));
        expectSame(await outbox.disk(), before, "after wrong acknowledgements");
        const queue = good(await outbox.store().acknowledge([...wrong, one, one]));
        expectSame([queue.answersWaiting, queue.answersLeaving, queue.answersReceived], [1, 1, 1], "the queue");
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
        good(await outbox.store().letLeave());
        good(await outbox.store().acknowledge([lost, kept]));
        good(await outbox.store().commit({ items: [waiting] }));
        good(
          await outbox.store().offerAgain([asItemId(lost.id), asItemId(lost.id), asItemId(waiting.id), asItemId("0".repeat(32))]),
        );
        expectSame(
          good(await outbox.store().leaving(10)).items.map(({ id }) => id),
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
        const pages: ItemId[][] = [];
        for (let after: ItemId | "" = ""; pages.at(-1)?.length !== 0; after = pages.at(-1)?.at(-1) ?? "") {
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
        const stored = (await outbox.disk()).items[1] as ItemRow;
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
        const minutes = ({ waitingMinute, oldestMinute }: OutboxCounts): unknown => [waitingMinute, oldestMinute];
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
        expectSame(minutes(good(await outbox.store().letLeave())), [null, first], "released");
        outbox.pass(5);
        expectSame(minutes(good(await outbox.store().acknowledge([a]))), [null, first], "one of two received");
        expectSame(minutes(good(await outbox.store().acknowledge([b]))), [null, null], "both received");
        outbox.pass(3);
        expectSame(minutes(good(await outbox.store().offerAgain([asItemId(a.id)]))), [null, first + 15], "one is lacking");
      }),
  },
  {
    name: "singles and a release come and go with the commit that says so",
    holds: () =>
      withOutbox(async (outbox) => {
        const mark = await minted("mark", "here", ROUND);
        const elsewhere = await minted("mark", "elsewhere", asRoundId("b".repeat(32)));
        const device = placeIn(ROUND);
        good(await outbox.store().commit({ singles: { shift: SHIFT, staffLanguage: "ar" } }));
        expectSame(
          good(await outbox.store().load()),
          { singles: { shift: SHIFT, staffLanguage: "ar" }, damaged: [], release: null, marks: [], unreadable: 0 },
          "no device",
        );
        const release = { roundId: ROUND, signedRelease: asSignedRelease("a.b.c") };
        const answer = await minted("sealed-answer", "answer", ROUND);
        const counts = good(
          await outbox.store().commit({ items: [mark, elsewhere, answer], release, singles: { device, shift: null } }),
        );
        await outbox.reopen();
        const snapshot = good(await outbox.store().load());
        expectSame(snapshot.singles, { device, outbox: counts, staffLanguage: "ar" }, "singles");
        expectSame(snapshot.release, release, "release");
        expectSame(snapshot.marks, [mark], "the marks of the device's round");
      }),
  },
  {
    name: "the first screen gets what the others get; marks that it does not need are not read, and can be read later",
    holds: () =>
      withOutbox(async (outbox) => {
        const device = placeIn(ROUND);
        const handOver = { contactId: asContactId("e".repeat(32)), revision: 0, mode: "self", phase: { kind: "open" } } as const;
        const marks = [
          await minted("mark", "here", ROUND),
          await minted("mark", "elsewhere", asRoundId("b".repeat(32))),
          await minted("sealed-answer", "an answer", ROUND),
          await minted("mark", "here, too", ROUND),
        ];
        good(await outbox.store().commit({ items: marks, release: { roundId: ROUND, signedRelease: asSignedRelease("a.b.c") } }));
        expectSame(good(await outbox.store().loadMarks("", 9)), { items: [], unreadable: 0, next: null }, "without a place");
        for (const singles of [{ device, shift: SHIFT }, { handOver }]) {
          good(await outbox.store().commit({ singles }));
          const all = good(await outbox.store().load());
          expectSame(good(await outbox.store().loadFirst("later")), { ...all, marks: null }, "without marks");
          const first = good(await outbox.store().loadFirst("unless-handed-over"));
          expectSame(first, "handOver" in singles ? { ...all, marks: null } : all, "with marks where they are needed");
          for (const most of [1, 2, 9]) {
            expectSame(await readPages(outbox, most), { items: all.marks, unreadable: 0 }, `the marks, ${most} at a time`);
          }
          expectSame(all.marks.length, 2, "of the round");
        }
        await outbox.tamper((transaction) => transaction.objectStore("singles").put({ name: "handOver", value: "anything" }));
        expectSame(good(await outbox.store().loadFirst("unless-handed-over")).marks, null, "in whose hands is not known");
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
          good(await store.letLeave());
          good(await store.acknowledge(items));
          good(await store.offerAgain(ids));
          good(await store.probe());
          good(await store.load());
          good(await store.join(placeIn(ROUND), { roundId: ROUND, signedRelease: asSignedRelease("a.b.c") }, false));
        });
        const write = "readwrite strict";
        const expected = [write, "readonly", "readonly", write, write, write, write, "readonly", write, "readonly", write];
        expectSame(asked, expected, "transactions");
      }),
  },
  ...FIRST_READ_LAWS,
  ...JOINING_LAWS,
  ...DAMAGE_LAWS,
  ...SLICE_LAWS,
  ...VERSION_LAWS,
  ...WIPE_LAWS,
];

/** The mode of each transaction, and the durability that a write asked for. */
async function transactionsDuring(work: () => Promise<void>): Promise<string[]> {
  const asked: string[] = [];
  const restore = interceptTransactions((begin, mode, options) => {
    asked.push(mode === "readonly" ? mode : `${mode} ${options?.durability}`);
    return begin();
  });
  try {
    await work();
  } finally {
    restore();
  }
  return asked;
}

function countsOf({ singles }: Awaited<ReturnType<Outbox["disk"]>>): unknown {
  return singles.find(({ name }) => name === "outbox")?.value;
}

function byId(items: readonly MintedItem[]): readonly MintedItem[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function ids(items: readonly MintedItem[]): readonly string[] {
  return byId(items).map(({ id }) => id);
}

/** Page after page, until there is no other. */
async function readPages(outbox: Outbox, most: number): Promise<ReadableItems> {
  const read = { items: [] as MintedItem[], unreadable: 0 };
  for (let after: string | null = ""; after !== null; ) {
    const page: MarksPage = good(await outbox.store().loadMarks(after, most));
    read.items.push(...page.items);
    read.unreadable += page.unreadable;
    after = page.next;
  }
  return read;
}
