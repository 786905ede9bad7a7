import fc from "fast-check";
import type { ItemRow } from "../../src/kiosk/store/rows.ts";
import { asItemHash, asItemId, asSignedRelease } from "../support/brands.ts";
import type { Law } from "./law.ts";
import { expectSame, good, minted, type Outbox, withOutbox } from "./outbox.ts";
import { garbage, NAMES, ROUND, SOUND } from "./stored-records.ts";

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
            expectSame(damaged, name === "outbox" || whole ? [] : [name], "damaged");
            for (const other of NAMES.filter((known) => known !== name)) {
              expectSame(singles[other], SOUND[other], other);
            }
            expectSame(good(await outbox.store().leaving(10)).items.length, 2, "may leave");
          }),
        ),
        { numRuns: Math.ceil(runs / 3) },
      ),
  },
  {
    name: "counters that can't be read, or are gone, are a recount of the items: at start, and in the next write",
    async holds() {
      for (const value of [
        null,
        { ...SOUND.outbox, marksPending: Number.NaN },
        { ...SOUND.outbox, answersWaiting: -1 },
        "gone",
      ]) {
        await withOutbox(async (outbox) => {
          await work(outbox);
          await outbox.tamper((transaction) => {
            const singles = transaction.objectStore("singles");
            return value === "gone" ? singles.delete("outbox") : singles.put({ name: "outbox", value });
          });
          if (value !== "gone") {
            expectSame(good(await outbox.store().load()).singles.outbox, SOUND.outbox, "at start");
          }
          expectSame(good(await outbox.store().commit({})), SOUND.outbox, "in a write");
          const more = good(await outbox.store().commit({ items: [await minted("mark", "more", ROUND)] }));
          expectSame(more, { ...SOUND.outbox, marksPending: 2 }, "one more");
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
            const outgoing = good(await outbox.store().leaving(2));
            const leaving = sound.filter(({ state }) => state === "released").map(({ id }) => id);
            expectSame(
              outgoing.items.map(({ id }) => id),
              leaving,
              "may leave",
            );
            expectSame(good(await outbox.store().leaving(100)).unreadable, broken.length, "counted");
            good(await outbox.store().acknowledge(outgoing.items));
            good(await outbox.store().letLeave());
            const after = (await outbox.disk()).items;
            expectSame(after.length, sound.length + broken.length, "still there");
          }),
        ),
        { numRuns: Math.ceil(runs / 5) },
      ),
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
  good(await store().letLeave());
  good(await store().acknowledge([one, four]));
  const { outbox: _counts, ...singles } = SOUND;
  good(await store().commit({ items: [three], release: { roundId: ROUND, signedRelease: asSignedRelease("a.b.c") }, singles }));
}

/** A row among those that may leave, wrong in one of the ways in which a row can be. */
function spoiled(which: number, value: unknown, at: number): Record<string, unknown> {
  const row: ItemRow = {
    // Before all others, so that they must be got past.
    id: asItemId(String(at).padStart(32, "0")),
    kind: "sealed-answer",
    roundId: ROUND,
    sha256: asItemHash("0".repeat(64)),
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
