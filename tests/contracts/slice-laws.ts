import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import type { OutboxCounts } from "../../src/kiosk/store/records.ts";
import { asRoundId, asSignedRelease } from "../support/brands.ts";
import { interceptTransactions } from "../support/transactions.ts";
import type { Law } from "./law.ts";
import { expectSame, good, minted, type Outbox, withOutbox } from "./outbox.ts";
import { placeIn } from "./stored-records.ts";

/** More than two slices, and not a multiple of one. */
const MANY = 610;

/** What must hold where more is moved than one transaction takes. */
export const SLICE_LAWS: readonly Law[] = [
  {
    name: "however many there are, all that wait are released, acknowledged and offered again, and counted once",
    holds: () =>
      withOutbox(async (outbox) => {
        const { store } = outbox;
        const answers = await many("sealed-answer");
        good(await store().commit({ items: answers }));
        expectSame(counters(good(await store().letLeave())), [0, MANY, 0], "released");
        expectSame(counters(good(await store().acknowledge(answers))), [0, 0, MANY], "acknowledged");
        const again = answers.map(({ id }) => id);
        expectSame(counters(good(await store().offerAgain([...again, ...again]))), [0, MANY, 0], "offered again");
        expectSame(good(await store().leaving(MANY + 1)).items.length, MANY, "may leave");
      }),
  },
  {
    name: "a browser that ends between two slices has kept the first ones, and the next call does the rest",
    holds: () =>
      withOutbox(async (outbox) => {
        const answers = await many("sealed-answer");
        good(await outbox.store().commit({ items: answers }));
        await endsAfter(outbox, 1, (store) => store.letLeave());
        await between(outbox, "waiting");
        expectSame(counters(good(await outbox.store().letLeave())), [0, MANY, 0], "released");
        await endsAfter(outbox, 2, (store) => store.acknowledge(answers));
        await between(outbox, "released");
        expectSame(counters(good(await outbox.store().acknowledge(answers))), [0, 0, MANY], "acknowledged");
        await endsAfter(outbox, 1, (store) => store.offerAgain(answers.map(({ id }) => id)));
        await between(outbox, "received");
        const queue = good(await outbox.store().offerAgain(answers.map(({ id }) => id)));
        expectSame(counters(queue), [0, MANY, 0], "offered again");
      }),
  },
  {
    name: "parting from many items is one step: a browser that ends in it has everything or nothing",
    holds: () =>
      withOutbox(async (outbox) => {
        const answers = await many("sealed-answer");
        good(await outbox.store().commit({ items: answers }));
        good(await outbox.store().letLeave());
        good(await outbox.store().acknowledge(answers));
        const before = await outbox.disk();
        await endsAfter(outbox, 0, (store) => store.join(PLACE, RELEASE, true));
        expectSame(await outbox.disk(), before, "the disk");
        good(await outbox.store().join(PLACE, RELEASE, true));
        expectSame((await outbox.disk()).items, [], "the items");
      }),
  },
];

const PLACE = placeIn(asRoundId("b".repeat(32)));
const RELEASE = { roundId: PLACE.roundId, signedRelease: asSignedRelease("a.b.c") };

function many(kind: MintedItem["kind"]): Promise<MintedItem[]> {
  return Promise.all(Array.from({ length: MANY }, (_, at) => minted(kind, `item ${at}`)));
}

function counters({ answersWaiting, answersLeaving, answersReceived }: OutboxCounts): number[] {
  return [answersWaiting, answersLeaving, answersReceived];
}

/** Some are in the next state and some are not, and the counters say how many. */
async function between(outbox: Outbox, from: string): Promise<void> {
  const { items } = await outbox.disk();
  const left = items.filter(({ state }) => state === from).length;
  expectSame(left > 0 && left < MANY, true, `some of the ${from} ones are left`);
  const { outbox: counts } = good(await outbox.store().load()).singles;
  const known = counts === undefined ? [] : counters(counts);
  const count = (state: string): number => items.filter((item) => item.state === state).length;
  expectSame(known, [count("waiting"), count("released"), count("received")], "the counters");
}

/** After so many writes the browser ends in the next one: it never commits, and the store begins anew. */
async function endsAfter(
  outbox: Outbox,
  writes: number,
  work: (store: ReturnType<Outbox["store"]>) => Promise<{ readonly ok: boolean }>,
): Promise<void> {
  let done = 0;
  const restore = interceptTransactions((begin, mode) => {
    const transaction = begin();
    if (mode === "readwrite" && done++ >= writes) {
      transaction
        .objectStore("singles")
        .get("nothing")
        .addEventListener("success", () => transaction.abort());
    }
    return transaction;
  });
  try {
    expectSame((await work(outbox.store())).ok, false, "the call in which it ended");
  } finally {
    restore();
  }
  await outbox.reopen();
}
