import type { MintedItem, Queue } from "../../src/kiosk/store/records.ts";
import { expectSame, good, minted, type Outbox, withOutbox } from "./outbox.ts";
import type { Law } from "./outbox-laws.ts";

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
        expectSame(counters(good(await store().release())), [0, MANY, 0], "released");
        expectSame(counters(good(await store().acknowledge(answers))), [0, 0, MANY], "acknowledged");
        const again = answers.map(({ id }) => id);
        expectSame(counters(good(await store().offerAgain([...again, ...again]))), [0, MANY, 0], "offered again");
        expectSame(good(await store().released(MANY + 1)).items.length, MANY, "may leave");
      }),
  },
  {
    name: "a browser that ends between two slices has kept the first ones, and the next call does the rest",
    holds: () =>
      withOutbox(async (outbox) => {
        const answers = await many("sealed-answer");
        good(await outbox.store().commit({ items: answers }));
        await endsAfter(outbox, 1, (store) => store.release());
        await between(outbox, "waiting");
        expectSame(counters(good(await outbox.store().release())), [0, MANY, 0], "released");
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
        good(await outbox.store().release());
        good(await outbox.store().acknowledge(answers));
        const before = await outbox.disk();
        await endsAfter(outbox, 0, (store) => store.join(PLACE, RELEASE, true));
        expectSame(await outbox.disk(), before, "the disk");
        good(await outbox.store().join(PLACE, RELEASE, true));
        expectSame((await outbox.disk()).items, [], "the items");
      }),
  },
];

const PLACE = {
  generation: "1".repeat(32),
  deviceId: "2".repeat(32),
  token: "3".repeat(64),
  serverId: "4".repeat(32),
  epoch: "5".repeat(32),
  siteId: "6".repeat(32),
  signer: "7".repeat(43),
  roundId: "b".repeat(32),
};
const RELEASE = { roundId: PLACE.roundId, signed: "a.b.c" };

function many(kind: MintedItem["kind"]): Promise<MintedItem[]> {
  return Promise.all(Array.from({ length: MANY }, (_, at) => minted(kind, `item ${at}`)));
}

function counters({ answersWaiting, answersReleased, answersReceived }: Queue): number[] {
  return [answersWaiting, answersReleased, answersReceived];
}

/** Some are in the next state and some are not, and the counters say how many. */
async function between(outbox: Outbox, from: string): Promise<void> {
  const { items } = await outbox.disk();
  const left = items.filter(({ state }) => state === from).length;
  expectSame(left > 0 && left < MANY, true, `some of the ${from} ones are left`);
  const { queue } = good(await outbox.store().load()).singles;
  const known = queue === undefined ? [] : counters(queue);
  const count = (state: string): number => items.filter((item) => item.state === state).length;
  expectSame(known, [count("waiting"), count("released"), count("received")], "the counters");
}

/** After so many writes the browser ends in the next one: it never commits, and the store begins anew. */
async function endsAfter(
  outbox: Outbox,
  writes: number,
  work: (store: ReturnType<Outbox["store"]>) => Promise<{ readonly ok: boolean }>,
): Promise<void> {
  const { prototype } = IDBDatabase;
  const { transaction: original } = prototype;
  let done = 0;
  prototype.transaction = function (this: IDBDatabase, names, mode, options) {
    const transaction = original.call(this, names, mode, options);
    if (mode === "readwrite" && done++ >= writes) {
      transaction
        .objectStore("singles")
        .get("nothing")
        .addEventListener("success", () => transaction.abort());
    }
    return transaction;
  };
  try {
    expectSame((await work(outbox.store())).ok, false, "the call in which it ended");
  } finally {
    prototype.transaction = original;
  }
  await outbox.reopen();
}
