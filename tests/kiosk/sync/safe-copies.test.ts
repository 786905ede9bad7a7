import "fake-indexeddb/auto";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { exchange } from "../../../src/kiosk/sync/exchange.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { safeAnswers } from "../../../src/kiosk/tablet/safe-answers.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { makeSealingKeys } from "../../../src/sealing/keys.ts";
import { openingKey } from "../../../src/sealing/open.ts";
import { randomBytes } from "../../../src/sealing/random.ts";
import { backUp } from "../../../src/server/backup/back-up.ts";
import type { BackupPlan } from "../../../src/server/backup/plan.ts";
import { restoreBackup } from "../../../src/server/backup/restore-backup.ts";
import { HOUR } from "../../../src/server/clock.ts";
import { good } from "../../contracts/outbox.ts";
import { anotherRound, PASSWORD, type Published, publishedRound, visitor } from "../../server/support/coordinator.ts";
import { temporaryFolder } from "../../server/support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../../server/support/test-server.ts";
import { asDate } from "../../support/brands.ts";
import { type Network, network } from "../support/network.ts";
import { answerOn, heldBy, PORTS, siteTablet, storedOnServer } from "../support/site.ts";
import type { TestTablet } from "../support/test-tablet.ts";

const GRACE = 14;
/** More of them for a long run: `npm run prove -- backup --runs N`. */
const RUNS = Number(process.env["STRECK_RUNS"] ?? 4);
const SEED = process.env["STRECK_SEED"];

const { publicKey, kid, privateKey } = await makeSealingKeys();

let server: TestServer;
let published: Published;
let wire: Network;
let plan: BackupPlan;
/** The files of the backups, in the order in which they were made. */
let made: string[];

beforeEach(async () => {
  wire = network();
  vi.stubGlobal("fetch", wire.fetch);
  made = [];
  plan = { folder: temporaryFolder(), recipients: [{ kid, publicKey }], everyHours: 24, keep: 50, graceDays: GRACE };
  await start(temporaryFolder(), plan);
  published = await publishedRound(server);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function start(data: string, backups: BackupPlan | null): Promise<void> {
  server = await testServer({ data, backups });
  wire.connect(server);
}

async function save(): Promise<void> {
  const { database, clock } = server.context;
  const before = new Set(readdirSync(plan.folder));
  expect(await backUp(server.data, plan, { database, clock }, new AbortController().signal)).toBeNull();
  made.push(...readdirSync(plan.folder).filter((name) => !before.has(name)));
}

/** The data folder is lost; the server starts anew from the latest backup, or an earlier one. */
async function restore(which = -1): Promise<void> {
  await stop(server);
  const file = join(plan.folder, made.at(which) ?? "");
  const opener = { kind: "key" as const, key: await openingKey(kid, privateKey) };
  const { data } = server;
  rmSync(join(data, "streck.db-wal"), { force: true });
  writeFileSync(join(data, "streck.db"), "this disk has failed");
  const restored = await restoreBackup({ file, opener, data, replace: true }, randomBytes, Date.now());
  expect(restored).toMatchObject({ ok: true });
  await start(data, plan);
}

async function work(tablet: TestTablet, answers: number, marks = 0): Promise<void> {
  for (let count = 0; count < answers; count++) {
    await answerOn(tablet.page());
  }
  for (let count = 0; count < marks; count++) {
    await markContact(tablet.page(), { kind: "missed" }, null);
  }
  await letAnswersLeave(tablet.page(), "itself");
}

const sync = async (tablet: TestTablet) => good(await exchange(tablet.page(), PORTS, true));
const told = (tablet: TestTablet) => safeAnswers(tablet.page().state());
const copies = async (tablet: TestTablet) => (await heldBy([tablet])).answers.length;
const stored = async () => (await storedOnServer(server, published.round.id)).answers.length;

function pass({ clock }: TestTablet, count: number): void {
  clock.pass(count * 24 * 60);
  clock.turnTo(asDate(new Date(Date.parse(clock.today()) + count * 24 * HOUR).toISOString().slice(0, 10)), "am");
}

/** As many days pass on the tablet, on each of which the server is heard. */
async function days(tablet: TestTablet, count: number): Promise<void> {
  for (let day = 0; day < count; day++) {
    pass(tablet, 1);
    await sync(tablet);
  }
}

describe("the copy of an answer", () => {
  test("is received once the server has it, safe once a backup has it that was restored, and goes after the grace", async () => {
    const tablet = await siteTablet(published);
    await work(tablet, 3, 2);
    await sync(tablet);
    await sync(tablet);
    expect(told(tablet)).toEqual({ received: 3, safe: 0 });
    await save();
    await sync(tablet);
    expect(told(tablet)).toEqual({ received: 0, safe: 3 });
    await work(tablet, 1);
    await sync(tablet);
    expect(told(tablet)).toEqual({ received: 1, safe: 3 });
    await days(tablet, GRACE - 1);
    expect([await copies(tablet), told(tablet)]).toEqual([4, { received: 1, safe: 3 }]);
    await days(tablet, 1);
    expect([await copies(tablet), told(tablet)]).toEqual([1, { received: 1, safe: 0 }]);
    expect((await heldBy([tablet])).marks.length).toBeGreaterThanOrEqual(2);
    expect(await stored()).toBe(4);
  });

  test("stays for ever where the server makes no backups, and the tablet says nothing of safe", async () => {
    await stop(server);
    await start(server.data, null);
    const tablet = await siteTablet(await signedInAgain());
    await work(tablet, 2);
    await sync(tablet);
    await days(tablet, 3 * GRACE);
    expect([await copies(tablet), told(tablet)]).toEqual([2, { received: 2, safe: null }]);
  });

  test("does not go for a clock that jumps: a year is one day", async () => {
    const tablet = await siteTablet(published);
    await work(tablet, 2);
    await sync(tablet);
    await save();
    await sync(tablet);
    pass(tablet, 365);
    await sync(tablet);
    expect(await copies(tablet)).toBe(2);
  });

  test("stays at least a week, whatever the server says", async () => {
    const tablet = await siteTablet(published);
    await work(tablet, 1);
    await sync(tablet);
    await save();
    const { data } = server;
    await stop(server);
    await start(data, { ...plan, graceDays: 0 });
    await sync(tablet);
    await days(tablet, 6);
    expect(await copies(tablet)).toBe(1);
    await days(tablet, 1);
    expect(await copies(tablet)).toBe(0);
  });

  test("is as good as new to a server that was restored: nothing is safe before it says so, and the grace begins again", async () => {
    const tablet = await siteTablet(published);
    await work(tablet, 2);
    await sync(tablet);
    await save();
    await work(tablet, 2);
    await sync(tablet);
    server.advance(HOUR);
    await save();
    await sync(tablet);
    expect(told(tablet)).toEqual({ received: 0, safe: 4 });
    await days(tablet, GRACE - 1);
    await restore(0);
    expect(await stored()).toBe(2);
    await sync(tablet);
    expect([await stored(), await copies(tablet)]).toEqual([4, 4]);
    await sync(tablet);
    expect(told(tablet)).toEqual({ received: 4, safe: 0 });
    await days(tablet, 2);
    expect(await copies(tablet)).toBe(4);
    server.advance(HOUR);
    await save();
    await sync(tablet);
    expect(told(tablet)).toEqual({ received: 0, safe: 4 });
  });

  test("whose bytes have rotted on the server, or that came in two versions, is not called safe", async () => {
    const tablet = await siteTablet(published);
    await work(tablet, 3);
    await sync(tablet);
    const { queries } = server.store;
    const [rotten, twice] = await queries.selectFrom("sealed_answer").select("id").orderBy("id").execute();
    await save();
    await queries
      .updateTable("sealed_answer")
      .set({ conflicting: 1 })
      .where("id", "=", twice?.id as never)
      .execute();
    await queries
      .updateTable("sealed_answer")
      .set({ damaged: 1, sealed: Buffer.from("rotten") })
      .where("id", "=", rotten?.id as never)
      .execute();
    await sync(tablet);
    expect(told(tablet).safe).toBe(1);
    expect(await queries.selectFrom("sealed_answer").select("id").where("damaged", "=", 1).execute()).toEqual([]);
  });

  test("is told of by each tablet's page, and in the console by tablet", async () => {
    const [one, other] = [await siteTablet(published), await siteTablet(published)];
    await work(one, 2);
    await sync(one);
    await save();
    await work(other, 1);
    await sync(other);
    const { coordinator } = published;
    const { devices } = (await coordinator.get(`/api/rounds/${published.round.id}/devices`)).json<{
      devices: { id: string; arrived: unknown }[];
    }>();
    const arrived = (tablet: TestTablet) => devices.find(({ id }) => id === tablet.page().state().device?.deviceId)?.arrived;
    expect([arrived(one), arrived(other)]).toEqual([
      { received: 0, safe: 2 },
      { received: 1, safe: 0 },
    ]);
    await sync(one);
    expect((await one.restart()).state().safety).toMatchObject({ answers: 2, graceDays: GRACE, receivedMinute: null });
  });
});

/**
 * Two tablets work and send while backups are made, the disk fails, the latest backup or an earlier one is restored, and each
 * tablet makes one exchange: the server has everything that they hold, once, and nothing else.
 */
test("however work, backups and a failing disk fall together, nothing is lost and nothing doubled", {
  timeout: 120_000 + RUNS * 30_000,
}, async () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant("work" as const),
        tablet: fc.nat({ max: 1 }),
        answers: fc.nat({ max: 2 }),
        sends: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("save" as const), during: fc.nat({ max: 1 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("day" as const), count: fc.integer({ min: 1, max: GRACE - 2 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("restore" as const), which: fc.constantFrom(-1, -2) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const again = await signedInAgain();
      const { round } = await anotherRound(again.coordinator, again.sites, again.keys);
      const tablets = [await siteTablet({ ...again, round }), await siteTablet({ ...again, round })];
      const of = (at: number): TestTablet => tablets[at] as TestTablet;
      made = [];
      await save();
      let daysPassed = 0;
      const everything = new Set<string>();
      const remember = async (): Promise<void> => {
        (await heldBy(tablets)).answers.forEach((line) => everything.add(line));
      };
      for (const happens of steps) {
        if (happens.type === "work") {
          await work(of(happens.tablet), happens.answers, 1);
          await remember();
          if (happens.sends) {
            await sync(of(happens.tablet));
          }
        } else if (happens.type === "save") {
          // While it is made, a tablet goes on.
          const busy = work(of(happens.during), 1, 1).then(() => sync(of(happens.during)));
          await Promise.all([save(), busy]);
          await remember();
        } else if (happens.type === "day") {
          daysPassed += happens.count;
          for (const tablet of tablets) {
            await days(tablet, happens.count);
          }
        } else {
          // What was safe for as long as the grace may be in the latest backup only.
          await restore(made.length > 1 && daysPassed < GRACE ? happens.which : -1);
        }
      }
      await restore();
      for (const tablet of tablets) {
        await sync(tablet);
      }
      const found = await storedOnServer(server, round.id);
      expect(new Set(found.answers)).toEqual(everything);
      expect(found.answers).toHaveLength(everything.size);
      expect(found.inBatches).toBe(everything.size);
      expect(found.marks).toEqual((await heldBy(tablets)).marks);
    }),
    { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }), endOnFailure: true },
  );
});

/** The same coordinator, signed in at the server that runs now. */
async function signedInAgain(): Promise<Published> {
  const coordinator = visitor(server);
  await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
  return { ...published, coordinator };
}
