import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import { asContactId, asDate, asDeviceId, asItemId, asRoundId, asShiftId, asSignedRelease } from "../support/brands.ts";
import type { Law } from "./law.ts";
import { expectSame, good, minted, type Outbox, withOutbox } from "./outbox.ts";
import { placeIn, ROUND } from "./stored-records.ts";

const HERE = placeIn(ROUND);
export const THERE = { ...HERE, deviceId: asDeviceId("8".repeat(32)), token: "9".repeat(64), roundId: asRoundId("b".repeat(32)) };
const RELEASE_HERE = { roundId: HERE.roundId, signedRelease: asSignedRelease("a.b.c") };
export const RELEASE_THERE = { roundId: THERE.roundId, signedRelease: asSignedRelease("d.e.f") };
/** What a tablet that works has beside its items: some of it belongs to the tablet, some to its place. */
const OF_THE_TABLET = { pin: { salt: "00", hash: "11" }, pinGuard: { wrong: 3, waitMs: 0 }, staffLanguage: "so" } as const;
const OF_THE_PLACE = {
  device: HERE,
  shift: { id: asShiftId("f".repeat(32)), label: "Förmiddag", date: asDate("2026-09-14"), started: "08:00" },
  handOver: { contactId: asContactId("e".repeat(32)), revision: 0, mode: "self", phase: { kind: "open" } },
  lastContact: { time: "12:00", site: null },
} as const;

/** What must hold when a tablet gets another place. */
export const JOINING_LAWS: readonly Law[] = [
  {
    name: "joining another round keeps every item and counter, and tells the marks of the round that is joined",
    holds: () =>
      withOutbox(async (outbox) => {
        const markThere = await itemsInEveryState(outbox);
        const { items } = await outbox.disk();
        const { outbox: counts } = good(await outbox.store().load()).singles;
        const joined = good(await outbox.store().join(THERE, RELEASE_THERE, false));
        expectSame(joined.singles, { ...OF_THE_TABLET, outbox: counts, device: THERE }, "the singles");
        expectSame([joined.release, joined.marks], [RELEASE_THERE, [markThere]], "the release, and the marks of its round");
        await outbox.reopen();
        expectSame(good(await outbox.store().load()), joined, "what is loaded afterwards");
        const after = await outbox.disk();
        expectSame([after.items, after.releases], [items, [RELEASE_THERE]], "the disk");
      }),
  },
  {
    name: "parting takes every item, counter and release with it; PIN, lock-out and language stay",
    holds: () =>
      withOutbox(async (outbox) => {
        await itemsInEveryState(outbox);
        await receiveAll(outbox);
        const joined = good(await outbox.store().join(THERE, RELEASE_THERE, true));
        const singles = { ...OF_THE_TABLET, device: THERE };
        expectSame(joined, { singles, damaged: [], release: RELEASE_THERE, marks: [], unreadable: 0 }, "what is told");
        await outbox.reopen();
        expectSame(good(await outbox.store().load()), joined, "what is loaded afterwards");
        const { items, releases } = await outbox.disk();
        expectSame([items, releases], [[], [RELEASE_THERE]], "the disk");
        const queue = good(await outbox.store().commit({ items: [await minted("sealed-answer", "the first there")] }));
        expectSame([queue.answersWaiting, queue.answersReceived, queue.marksReceived], [1, 0, 0], "counted from nothing");
      }),
  },
  {
    name: "parting changes nothing while a single answer or mark is not received",
    async holds() {
      for (const [what, kind, released] of [
        ["an answer that waits", "sealed-answer", false],
        ["an answer that may leave", "sealed-answer", true],
        ["a mark", "mark", false],
      ] as const) {
        await withOutbox(async (outbox) => {
          await itemsInEveryState(outbox);
          await receiveAll(outbox);
          const item = await minted(kind, "unsent", HERE.roundId);
          good(await outbox.store().commit({ items: [item] }));
          if (released) {
            good(await outbox.store().letLeave());
          }
          await refusesToPart(outbox, what);
          await receiveAll(outbox);
          good(await outbox.store().offerAgain([asItemId(item.id)]));
          await refusesToPart(outbox, `${what} that the server turned out to lack`);
          await receiveAll(outbox);
          good(await outbox.store().join(THERE, RELEASE_THERE, true));
        });
      }
    },
  },
  {
    name: "joining is all or nothing, whichever of its parts cannot be stored",
    holds: () =>
      withOutbox(async (outbox) => {
        await itemsInEveryState(outbox);
        await receiveAll(outbox);
        const before = await outbox.disk();
        const unstorable = (() => undefined) as unknown as string;
        for (const parting of [true, false]) {
          const said = [
            await outbox.store().join({ ...THERE, token: unstorable }, RELEASE_THERE, parting),
            await outbox.store().join(THERE, { ...RELEASE_THERE, signedRelease: asSignedRelease(unstorable) }, parting),
          ];
          const refused = { ok: false, error: "refused" };
          expectSame(said, [refused, refused], "what it said");
          expectSame(await outbox.disk(), before, "the disk");
        }
      }),
  },
];

/** A tablet that works: items of two rounds in every state, and everything that can be known beside them. Returns the mark of the other round. */
async function itemsInEveryState({ store }: Outbox): Promise<MintedItem> {
  const pair = (text: string): Promise<MintedItem[]> =>
    Promise.all([minted("sealed-answer", text, HERE.roundId), minted("mark", text, HERE.roundId)]);
  const there = await minted("mark", "of the other round", THERE.roundId);
  const received = [...(await pair("received")), there];
  good(await store().commit({ items: received }));
  good(await store().letLeave());
  good(await store().acknowledge(received));
  good(await store().commit({ items: await pair("released") }));
  good(await store().letLeave());
  good(await store().commit({ items: await pair("waiting") }));
  good(await store().commit({ release: RELEASE_HERE, singles: { ...OF_THE_TABLET, ...OF_THE_PLACE } }));
  return there;
}

async function receiveAll({ store }: Outbox): Promise<void> {
  good(await store().letLeave());
  good(await store().acknowledge(good(await store().leaving(100)).items));
}

async function refusesToPart(outbox: Outbox, because: string): Promise<void> {
  const before = await outbox.disk();
  expectSame(await outbox.store().join(THERE, RELEASE_THERE, true), { ok: false, error: "unsent" }, because);
  expectSame(await outbox.disk(), before, `the disk, with ${because}`);
}
