import { asContactId } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { countContacts } from "../../../src/domain/tally/counts.ts";
import { EMPTY_LEDGER, foldLedger, mergeLedgers } from "../../../src/domain/tally/ledger.ts";
import { err } from "../../../src/kernel/result.ts";
import { exchange } from "../../../src/kiosk/sync/exchange.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { markContact, voidContact } from "../../../src/kiosk/tablet/tallying.ts";
import { newId } from "../../../src/sealing/random.ts";
import { good } from "../../contracts/outbox.ts";
import { anotherRound, PASSWORD, type Published, publishedRound, visitor } from "../../server/support/coordinator.ts";
import { temporaryFolder } from "../../server/support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../../server/support/test-server.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { type Network, network } from "../support/network.ts";
import { answerOn, heldBy, PORTS, siteTablet, storedOnServer } from "../support/site.ts";
import type { TestTablet } from "../support/test-tablet.ts";

type Epoch = "new" | "same";
type Stretch = { readonly answers: number; readonly marks: number; readonly synced: boolean };

let server: TestServer;
let published: Published;
let wire: Network;

beforeEach(async () => {
  wire = network();
  vi.stubGlobal("fetch", wire.fetch);
  await start(temporaryFolder());
  published = await publishedRound(server);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function start(data: string): Promise<void> {
  server = await testServer({ data });
  wire.connect(server);
}

/** A copy of the database as it is now, made while the server stands still. */
async function backUp(): Promise<string> {
  await stop(server);
  const copy = join(temporaryFolder(), "backup.db");
  copyFileSync(join(server.data, "streck.db"), copy);
  await start(server.data);
  return copy;
}

/** The server starts on the copy. Whoever restores properly gives it a new epoch; whoever copies files doesn't. */
async function restore(backup: string, epoch: Epoch): Promise<void> {
  await stop(server);
  const data = temporaryFolder();
  copyFileSync(backup, join(data, "streck.db"));
  if (epoch === "new") {
    const database = new Database(join(data, "streck.db"));
    database.prepare("update server set epoch = ?").run(newId());
    database.close();
  }
  await start(data);
}

async function work(tablet: TestTablet, answers: number, marks: number): Promise<void> {
  for (let count = 0; count < answers; count++) {
    await answerOn(tablet.page());
  }
  for (let count = 0; count < marks; count++) {
    await markContact(tablet.page(), { kind: "missed" }, null);
  }
  await letAnswersLeave(tablet.page(), "itself");
}

const sync = (tablet: TestTablet, full: boolean) => exchange(tablet.page(), PORTS, full);
const stored = () => storedOnServer(server, published.round.id);
const received = (tablet: TestTablet): number => tablet.page().state().outbox.answersReceived;

describe("a server that was restored from an older backup", () => {
  test("with a new epoch gets everything back at the next exchange, and the tablet notes the epoch", async () => {
    const tablet = await siteTablet(published);
    await work(tablet, 2, 3);
    good(await sync(tablet, false));
    const backup = await backUp();
    await work(tablet, 3, 1);
    good(await sync(tablet, false));
    const everything = await stored();
    await work(tablet, 1, 0);

    await restore(backup, "new");
    expect((await stored()).answers).toHaveLength(2);
    const { epoch } = good(await sync(tablet, false));
    const held = await heldBy([tablet]);
    expect(await stored()).toEqual(held);
    expect(held.answers).toEqual(expect.arrayContaining(everything.answers));
    expect(received(tablet)).toBe(6);
    expect((await tablet.restart()).state().device?.epoch).toBe(epoch);
    wire.sent.length = 0;
    good(await sync(tablet, false));
    expect(wire.sent.map(({ request }) => [request.put.length, request.have.length])).toEqual([[0, 0]]);
  });

  test("with the same epoch gets everything back when everything is offered; nothing announces it before", async () => {
    const tablet = await siteTablet(published);
    await work(tablet, 2, 3);
    good(await sync(tablet, false));
    const backup = await backUp();
    await work(tablet, 3, 1);
    good(await sync(tablet, false));

    await restore(backup, "same");
    good(await sync(tablet, false));
    expect((await stored()).answers).toHaveLength(2);
    good(await sync(tablet, true));
    expect(await stored()).toEqual(await heldBy([tablet]));
    expect(tablet.page().state().outbox).toMatchObject({
      answersLeaving: 0,
      answersReceived: 5,
      marksPending: 0,
      marksReceived: 14,
    });
  });

  test("from before the tablet joined does not know it, and everything stays on the tablet", async () => {
    const backup = await backUp();
    const tablet = await siteTablet(await signedInAgain());
    await work(tablet, 2, 1);
    good(await sync(tablet, false));
    await restore(backup, "new");
    const before = await tablet.disk();
    expect(await sync(tablet, true)).toEqual(err("not-enrolled"));
    expect(await tablet.disk()).toEqual(before);
  });

  test("however the work of two tablets falls around backup and loss, has all of it after one exchange of each", {
    timeout: 120_000,
  }, async () => {
    const amount = fc.nat({ max: 3 });
    const stretch: fc.Arbitrary<Stretch> = fc.record({ answers: amount, marks: amount, synced: fc.boolean() });
    const plan = fc.record({
      before: fc.array(stretch, { minLength: 2, maxLength: 2 }),
      after: fc.array(stretch, { minLength: 2, maxLength: 2 }),
      epoch: fc.constantFrom<Epoch>("new", "same"),
      lost: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ before, after, epoch, lost }) => {
        const again = await signedInAgain();
        const { round } = await anotherRound(again.coordinator, again.sites, again.keys);
        const [one, other] = [await siteTablet({ ...again, round }), await siteTablet({ ...again, round })];
        const tablets = [one, other];
        const through = async (stretches: readonly Stretch[]): Promise<void> => {
          for (const [at, { answers, marks, synced }] of stretches.entries()) {
            const tablet = at === 0 ? one : other;
            await work(tablet, answers, marks);
            if (synced) {
              good(await sync(tablet, false));
            }
          }
        };
        await through(before);
        const backup = await backUp();
        await through(after);
        await voidContact(one.page(), asContactId(foldLedger(ledgerOf(one.page().state().tally))[0]?.contactId ?? ""));
        await restore(backup, epoch);
        if (lost) {
          wire.expectWeather(() => "reply-lost");
          await sync(one, true);
          wire.expectWeather(() => null);
        }
        for (const tablet of tablets) {
          good(await sync(tablet, epoch === "same"));
        }
        expect(await storedOnServer(server, round.id)).toEqual(await heldBy(tablets));
        const ledger = tablets.map((tablet) => ledgerOf(tablet.page().state().tally)).reduce(mergeLedgers, EMPTY_LEDGER);
        for (const tablet of tablets) {
          const { outbox } = tablet.page().state();
          expect([outbox.answersLeaving, outbox.marksPending]).toEqual([0, 0]);
          expect(good(await sync(tablet, false)).site?.counts).toEqual(countContacts(foldLedger(ledger)));
        }
      }),
      { numRuns: 8 },
    );
  });
});

/** The same coordinator, signed in at the server that runs now. */
async function signedInAgain(): Promise<Published> {
  const coordinator = visitor(server);
  await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
  return { ...published, coordinator };
}
