import fc from "fast-check";
import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import { type Canary, type CanaryRecord, canaryInMemory } from "../../src/kiosk/store/canary.ts";
import { openStore } from "../../src/kiosk/store/open-store.ts";
import type { TabletStore } from "../../src/kiosk/store/tablet-store.ts";
import { newId } from "../../src/sealing/random.ts";
import { asDeviceId, asGeneration, asItemId, asSignedRelease } from "../support/brands.ts";
import type { Law } from "./law.ts";
import { expectSame, good, minted, readDisk } from "./outbox.ts";
import { placeIn, ROUND } from "./stored-records.ts";

const PLACE = placeIn(ROUND);
const RELEASE = { roundId: PLACE.roundId, signedRelease: asSignedRelease("a.b.c") };
const PIN = { salt: "00", hash: "11" };

/** What can happen between two looks at the bound; numbers are places in a small stock of items. */
const event = fc.oneof(
  fc.record({ type: fc.constant("commit" as const), items: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant("fail" as const), items: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant("release" as const) }),
  fc.record({ type: fc.constant("acknowledge" as const), items: fc.array(fc.nat({ max: 11 }), { maxLength: 6 }) }),
  fc.record({ type: fc.constant("offer-again" as const), items: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }) }),
);

/** What must hold when the database goes: nothing is stored as if nothing had happened, and the bound is right. */
export const WIPE_LAWS: readonly Law[] = [
  {
    name: "in a database that was emptied every call says so, and nothing is written into it",
    async holds() {
      const item = await minted("mark", "mark", PLACE.roundId);
      const calls: Record<string, (store: TabletStore) => Promise<{ readonly ok: boolean; readonly error?: unknown }>> = {
        "a commit": (store) => store.commit({ items: [item] }),
        "a single": (store) => store.commit({ singles: { staffLanguage: "so" } }),
        "a release": (store) => store.letLeave(),
        "an acknowledgement": (store) => store.acknowledge([item]),
        "an offer": (store) => store.offerAgain([asItemId(item.id)]),
        "a read-back": (store) => store.verify([item]),
        "what may leave": (store) => store.leaving(10),
        "what was received": (store) => store.receivedIds("", 10),
        "a probe": (store) => store.probe(),
        "a look": (store) => store.look(),
        marks: (store) => store.loadMarks("", 10),
      };
      for (const [what, call] of Object.entries(calls)) {
        await withTablet(async (tablet) => {
          let alarms = 0;
          tablet.store().watch.onWiped(() => {
            alarms += 1;
          });
          await tablet.wipe();
          const said = await call(tablet.store());
          expectSame([said.ok, said.error], [false, "wiped"], what);
          expectSame(alarms, 1, `alarms of ${what}`);
          const { items, singles } = await readDisk(tablet.name);
          expectSame([items, singles], [[], []], `the disk after ${what}`);
          tablet.reopen();
          good(await tablet.store().load());
          expectSame(tablet.store().watch.wiped()?.record?.generation, PLACE.generation, `the next page after ${what}`);
        });
      }
    },
  },
  {
    name: "the bound beside the database is never below what it holds unconfirmed, and the same when nothing is under way",
    holds: (runs) =>
      fc.assert(
        fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 10 }), (events) =>
          withTablet(async (tablet) => {
            const stock = await Promise.all(
              Array.from({ length: 12 }, (_, at) => minted(at % 2 === 0 ? "mark" : "sealed-answer", `${at}`, PLACE.roundId)),
            );
            const chosen = (places: readonly number[]): MintedItem[] => places.flatMap((place) => stock[place] ?? []);
            // Several at once, so that one is under way while another ends.
            await Promise.all(
              events.map(async (happens) => {
                const store = tablet.store();
                switch (happens.type) {
                  case "commit":
                    return store.commit({ items: chosen(happens.items) });
                  case "fail":
                    return store.commit({ items: chosen(happens.items), singles: { shift: (() => 0) as never } });
                  case "release":
                    return store.letLeave();
                  case "acknowledge":
                    return store.acknowledge(chosen(happens.items));
                  case "offer-again":
                    return store.offerAgain(chosen(happens.items).map(({ id }) => id));
                  default:
                    return null;
                }
              }),
            );
            expectSame(tablet.bound(), await unconfirmed(tablet.name), "the bound");
            tablet.reopen();
            good(await tablet.store().load());
            expectSame(tablet.bound(), await unconfirmed(tablet.name), "the bound of the next page");
          }),
        ),
        { numRuns: Math.ceil(runs / 3) },
      ),
  },
  {
    name: "the bound is raised before what it counts is stored, and lowered only after it is confirmed",
    holds: () =>
      withTablet(async (tablet) => {
        const item = await minted("sealed-answer", "answer", PLACE.roundId);
        const committing = tablet.store().commit({ items: [item] });
        expectSame(tablet.bound(), [1, 0], "before anything is stored");
        good(await committing);
        good(await tablet.store().letLeave());
        const acknowledging = tablet.store().acknowledge([item]);
        expectSame(tablet.bound(), [1, 0], "while it is being confirmed");
        good(await acknowledging);
        expectSame(tablet.bound(), [0, 0], "confirmed");
        await tablet.wipe();
        expectSame((await tablet.store().commit({ items: [await minted("mark", "late")] })).ok, false, "a late mark");
        expectSame(tablet.bound(), [0, 1], "what was on its way when it was noticed may be missing, too");
        await tablet.store().commit({ items: [await minted("mark", "later")] });
        expectSame(tablet.bound(), [0, 1], "and nothing after that");
      }),
  },
  {
    name: "an emptied tablet joins anew with the PIN that it had, and the second place is about the new database",
    holds: () =>
      withTablet(async (tablet) => {
        good(await tablet.store().commit({ singles: { pin: PIN, pinGuard: { wrong: 2, waitMs: 0 } } }));
        await tablet.wipe();
        tablet.reopen();
        good(await tablet.store().load());
        expectSame(tablet.canary()?.pin, PIN, "the PIN");
        expectSame(tablet.canary()?.pinGuard, { wrong: 2, waitMs: 0 }, "the lock-out");
        const next = { ...PLACE, generation: asGeneration("8".repeat(32)), deviceId: asDeviceId("9".repeat(32)) };
        const joined = good(await tablet.store().join(next, RELEASE, false));
        expectSame([joined.singles.device, joined.singles.pin], [next, PIN], "the new place");
        expectSame(tablet.store().watch.wiped(), null, "the alarm");
        expectSame([tablet.canary()?.generation, ...tablet.bound()], [next.generation, 0, 0], "the second place");
        good(await tablet.store().commit({ items: [await minted("mark", "the first")] }));
        expectSame(tablet.bound(), [0, 1], "counted from nothing");
      }),
  },
  {
    name: "a browser that ends while a tablet joins has either database, and no alarm",
    holds: () =>
      withTablet(async (tablet) => {
        const next = { ...PLACE, generation: asGeneration("8".repeat(32)) };
        for (const commits of [false, true]) {
          tablet.store().watch.joining(next);
          if (commits) {
            // Past the store, so that nobody says afterwards that it went well.
            const past = openStore({ name: tablet.name, epochMinutes: () => 0, canary: canaryInMemory() });
            good(await past.join(next, RELEASE, false));
            await past.close();
          }
          tablet.reopen();
          good(await tablet.store().load());
          expectSame(tablet.store().watch.wiped(), null, commits ? "after the commit" : "before the commit");
          expectSame(tablet.canary()?.generation, commits ? next.generation : PLACE.generation, "the second place");
        }
      }),
  },
];

type Tablet = {
  readonly name: string;
  readonly store: () => TabletStore;
  readonly reopen: () => void;
  readonly wipe: () => Promise<void>;
  readonly canary: () => CanaryRecord | null;
  readonly bound: () => number[];
};

/** A tablet that has a place, with a second place that outlives its database. */
async function withTablet(work: (tablet: Tablet) => Promise<void>): Promise<void> {
  const name = `wiped ${newId()}`;
  let kept: CanaryRecord | null = null;
  const canary: Canary = {
    read: () => kept,
    write(record) {
      kept = record;
    },
  };
  const open = () => openStore({ name, epochMinutes: () => 29_000_000, canary });
  let store = open();
  good(await store.load());
  good(await store.join(PLACE, RELEASE, false));
  try {
    await work({
      name,
      store: () => store,
      reopen() {
        void store.close();
        store = open();
      },
      wipe: () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.addEventListener("success", () => resolve());
          request.addEventListener("error", () => reject(new Error("not deleted")));
        }),
      canary: () => kept,
      bound: () => (kept === null ? [] : [kept.answers, kept.marks]),
    });
  } finally {
    await store.close();
    indexedDB.deleteDatabase(name);
  }
}

async function unconfirmed(name: string): Promise<number[]> {
  const { items } = await readDisk(name);
  const open = items.filter(({ state }) => state !== "received");
  const marks = open.filter(({ kind }) => kind === "mark").length;
  return [open.length - marks, marks];
}
