import type { ReleaseHash } from "../../../src/kernel/hashes.ts";
import type { RoundId, ShiftId } from "../../../src/kernel/ids.ts";
import type { SignedRelease } from "../../../src/kernel/signed-release.ts";
import { asDate, asSignedRelease } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import { err, ok, type Result } from "../../../src/kernel/result.ts";
import type { ExchangePorts } from "../../../src/kiosk/sync/exchange.ts";
import { type Scheduler, startScheduler } from "../../../src/kiosk/sync/schedule.ts";
import type { Transport, TransportFailure } from "../../../src/kiosk/sync/transport.ts";
import { handOver, takeBack } from "../../../src/kiosk/tablet/handing-over.ts";
import { endShift } from "../../../src/kiosk/tablet/shifts.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import type { SyncRequest, SyncResponse } from "../../../src/protocol/device/sync.ts";
import { PROBLEM_CODES } from "../../../src/protocol/problem.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { sha256 } from "../../../src/sealing/hash.ts";
import { newId } from "../../../src/sealing/random.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { good, minted, tamperWith } from "../../contracts/outbox.ts";
import { type Page, stubPage } from "../support/page.ts";
import { schedulerPorts } from "../support/site.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { storeItems, type TestTablet, testTablet, workingTablet } from "../support/test-tablet.ts";

const CALM = 30_000;

let round: TestRound;
let hasty: TestRound;
let page: Page;
let server: Server;

beforeAll(async () => {
  [round, hasty] = await Promise.all([testRound(), testRound(undefined, { batchThreshold: 2, batchAfterMinutes: 10 })]);
});

beforeEach(() => {
  page = stubPage();
  server = makeServer();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Takes all that it is sent, or whatever a test puts in the place of that. */
type Server = {
  readonly requests: SyncRequest[];
  fails: TransportFailure | null;
  release: SignedRelease;
  announced: ReleaseHash | null;
  releases: number;
  /** Set: replies wait until it is called. */
  hold: Promise<void> | null;
};

function makeServer(): Server {
  return { requests: [], fails: null, release: asSignedRelease(""), announced: null, releases: 0, hold: null };
}

function transportTo(tablet: TestTablet): Transport {
  return {
    offer: async () => err("unreachable"),
    enrol: async () => err("unreachable"),
    wiped: async () => err("unreachable"),
    told: async () => err("unreachable"),
    sound: async () => err("unreachable"),
    faultReports: async () => err("not-found"),
    async release() {
      server.releases += 1;
      return ok({ protocol: PROTOCOL, siteId: round.siteId, release: server.release });
    },
    async sync(_token, request): Promise<Result<SyncResponse, TransportFailure>> {
      server.requests.push(request);
      await server.hold;
      const device = tablet.page().state().device;
      if (server.fails !== null || device === null) {
        return err(server.fails ?? "not-enrolled");
      }
      return ok({
        protocol: PROTOCOL,
        serverId: device.serverId,
        epoch: device.epoch,
        nonce: request.nonce,
        results: request.put.map(({ id, sha256: hash }) => ({ id, sha256: hash, status: "stored" })),
        want: [],
        serverTime: "2026-09-14T12:00:00.000Z",
        site: { roundId: device.roundId, counts: { ...NO_CONTACTS, I: 7 } },
        release: server.announced,
      });
    },
  };
}

type Bench = { readonly tablet: TestTablet; readonly scheduler: Scheduler };

/** A tablet whose scheduler has made its first exchange. `jitter` is the byte that chance gives. */
async function scheduled(from: TestRound = round, jitter = 128): Promise<Bench> {
  const tablet = await workingTablet(from, { browser: page.browser });
  return { tablet, scheduler: await startOn(tablet, jitter) };
}

async function startOn(tablet: TestTablet, jitter = 128): Promise<Scheduler> {
  const ports: ExchangePorts = {
    transport: transportTo(tablet),
    randomBytes: (count) => new Uint8Array(count).fill(jitter),
    appVersion: "0.1.0",
  };
  const scheduler = startScheduler(tablet.page(), schedulerPorts(tablet.page(), ports));
  await page.turn(0);
  return scheduler;
}

async function wait(tablet: TestTablet, count: number): Promise<void> {
  const { roundId } = round.release;
  const items = await Promise.all(Array.from({ length: count }, () => minted("sealed-answer", newId(), roundId)));
  await storeItems(tablet.page(), items);
}

const putCounts = (): readonly number[] => server.requests.map(({ put }) => put.length);
const waiting = (tablet: TestTablet): number => tablet.page().state().outbox.answersWaiting;

describe("in calm weather", () => {
  test("an exchange is made at once, and then every half minute", async () => {
    await scheduled();
    expect(server.requests).toHaveLength(1);
    for (let count = 2; count <= 5; count++) {
      await page.turn(CALM - 1);
      expect(server.requests).toHaveLength(count - 1);
      await page.turn(1);
      expect(server.requests).toHaveLength(count);
    }
  });

  test("what is new leaves soon", async () => {
    const { tablet, scheduler } = await scheduled();
    await markContact(tablet.page(), { kind: "missed" }, null);
    scheduler.soon();
    await page.turn(1499);
    expect(putCounts()).toEqual([0]);
    await page.turn(1);
    expect(putCounts()).toEqual([0, 1]);
  });

  test("the network's and the screen's coming back start one; the screen's going away does not", async () => {
    await scheduled();
    page.browser.fire("online");
    await page.settle();
    expect(server.requests).toHaveLength(2);
    page.browser.setVisible(false);
    page.browser.fire("visibility");
    await page.settle();
    expect(server.requests).toHaveLength(2);
    page.browser.setVisible(true);
    page.browser.fire("visibility");
    await page.settle();
    expect(server.requests).toHaveLength(3);
    await page.turn(CALM);
    expect(server.requests).toHaveLength(4);
  });

  test("the last contact is shown and stored, with the site's figures", async () => {
    const { tablet } = await scheduled();
    const lastContact = {
      time: tablet.clock.timeOfDay(),
      site: { roundId: round.release.roundId, counts: { ...NO_CONTACTS, I: 7 } },
    };
    expect(tablet.page().state()).toMatchObject({ lastContact, sync: { kind: "idle" } });
    expect((await tablet.restart()).state().lastContact).toEqual(lastContact);
  });

  test("a tablet that has not joined asks for nothing", async () => {
    await startOn(await testTablet({ browser: page.browser }));
    await page.turn(CALM * 10);
    expect(server.requests).toEqual([]);
  });
});

describe("the clocks at a contact", () => {
  const SERVER_MINUTE = Date.parse("2026-09-14T12:00:00.000Z") / 60_000;

  test("are stored, so that the tablet knows also without a network whether its own can be right", async () => {
    const { tablet } = await scheduled();
    const clocks = { server: SERVER_MINUTE, tablet: tablet.clock.epochMinutes() };
    expect(tablet.page().state().clocks).toEqual(clocks);
    expect((await tablet.restart()).state().clocks).toEqual(clocks);
  });

  test("that agree unmask a shift that is still to come: it was dated by a clock that was wrong", async () => {
    const tablet = await workingTablet(round, { browser: page.browser });
    await endShift(tablet.page());
    const lastShift = { id: newId<ShiftId>(), date: asDate("2026-09-30"), leftOpen: false };
    await tablet.page().commit({ records: { lastShift } });
    const scheduler = await startOn(tablet);
    expect(tablet.page().state().lastShift).toEqual(lastShift);
    tablet.clock.pass(SERVER_MINUTE - tablet.clock.epochMinutes());
    await scheduler.ask();
    expect(tablet.page().state().lastShift).toBe(null);
    expect((await tablet.restart()).state().lastShift).toBe(null);
  });
});

describe("waiting answers", () => {
  test("stay while there are four, and leave together when there are five", async () => {
    const { tablet } = await scheduled();
    await wait(tablet, 4);
    for (let count = 0; count < 5; count++) {
      await page.turn(CALM);
    }
    expect(waiting(tablet)).toBe(4);
    expect(Math.max(...putCounts())).toBe(0);
    await wait(tablet, 1);
    await page.turn(CALM);
    expect(putCounts().at(-1)).toBe(5);
    expect(tablet.page().state().outbox).toMatchObject({ answersWaiting: 0, answersLeaving: 0, answersReceived: 5 });
  });

  test("stay for two hours from the first on, and then leave, also a single one", async () => {
    const { tablet } = await scheduled();
    await wait(tablet, 1);
    tablet.clock.pass(119);
    await wait(tablet, 1);
    await page.turn(CALM);
    expect(waiting(tablet)).toBe(2);
    tablet.clock.pass(1);
    await page.turn(CALM);
    expect(putCounts().at(-1)).toBe(2);
    await wait(tablet, 1);
    await page.turn(CALM);
    expect(waiting(tablet)).toBe(1);
  });

  test("follow the round's own threshold and time", async () => {
    const { tablet } = await scheduled(hasty);
    await wait(tablet, 2);
    await page.turn(CALM);
    expect(putCounts().at(-1)).toBe(2);
    await wait(tablet, 1);
    tablet.clock.pass(9);
    await page.turn(CALM);
    expect(waiting(tablet)).toBe(1);
    tablet.clock.pass(1);
    await page.turn(CALM);
    expect(waiting(tablet)).toBe(0);
  });

  test("leave when the assistant says so, whatever their number", async () => {
    const { tablet, scheduler } = await scheduled();
    await wait(tablet, 1);
    await scheduler.now();
    expect(putCounts()).toEqual([0, 1]);
    expect(tablet.page().state().outbox.answersReceived).toBe(1);
  });

  test("leave at the end of the shift", async () => {
    const { tablet, scheduler } = await scheduled();
    await wait(tablet, 2);
    expect(await endShift(tablet.page())).toBe(true);
    scheduler.soon();
    await page.turn(1500);
    expect(putCounts()).toEqual([0, 2]);
  });

  test("that may leave while there is no network leave together when there is", async () => {
    const { tablet } = await scheduled();
    server.fails = "unreachable";
    await wait(tablet, 5);
    await page.turn(CALM);
    await wait(tablet, 2);
    server.fails = null;
    page.browser.fire("online");
    await page.settle();
    expect(putCounts()).toEqual([0, 5, 5]);
    expect(tablet.page().state().outbox).toMatchObject({ answersWaiting: 2, answersReceived: 5 });
  });

  test("of a tablet without a release that it can trust leave only on order", async () => {
    const tablet = await workingTablet(round, { browser: page.browser });
    await wait(tablet, 9);
    await tamperWith(tablet.name, (transaction) => transaction.objectStore("releases").clear());
    await tablet.restart();
    const scheduler = await startOn(tablet);
    tablet.clock.pass(500);
    await page.turn(CALM);
    expect(waiting(tablet)).toBe(9);
    await scheduler.now();
    expect(tablet.page().state().outbox).toMatchObject({ answersWaiting: 0, answersReceived: 9 });
  });
});

describe("in bad weather", () => {
  /** The delays between failing exchanges, up to five minutes and a quarter. */
  async function delays(count: number): Promise<readonly number[]> {
    const found: number[] = [];
    for (let passed = 0; found.length < count; passed += 250) {
      const before = server.requests.length;
      await page.turn(250);
      if (server.requests.length > before) {
        found.push(passed + 250);
        passed = -250;
      }
    }
    return found;
  }

  test.each([
    ["least", 0, 0.75],
    ["most", 255, 1.25],
  ])("waits grow from five seconds to five minutes, with the %s jitter", async (_name, byte, factor) => {
    server.fails = "unreachable";
    const { tablet } = await scheduled(round, byte);
    expect(tablet.page().state().sync).toEqual({ kind: "failed", why: "unreachable" });
    const expected = [5, 10, 20, 40, 80, 160, 300, 300].map((seconds) => seconds * 1000 * factor);
    expect(await delays(8)).toEqual(expected);
  });

  test("a success makes it calm again, and the next failure begins at five seconds", async () => {
    server.fails = "unreachable";
    await scheduled(round, 0);
    await delays(3);
    server.fails = null;
    page.browser.fire("online");
    await page.settle();
    expect(await delays(1)).toEqual([CALM]);
    server.fails = "internal";
    expect(await delays(3)).toEqual([CALM, 3750, 7500]);
  });

  test("something new does not shorten the wait", async () => {
    server.fails = "unreachable";
    const { scheduler } = await scheduled(round, 0);
    scheduler.soon();
    await page.turn(3749);
    expect(server.requests).toHaveLength(1);
    await page.turn(1);
    expect(server.requests).toHaveLength(2);
  });

  const WHY: Readonly<Record<string, string>> = {
    unreachable: "unreachable",
    "not-enrolled": "not-enrolled",
    "unknown-protocol": "too-old",
  };

  test.each(["unreachable", ...PROBLEM_CODES] as const)("%s is explained, and nothing is lost", async (failure) => {
    const { tablet, scheduler } = await scheduled();
    await wait(tablet, 1);
    server.fails = failure;
    await scheduler.now();
    expect(tablet.page().state().sync).toEqual({ kind: "failed", why: WHY[failure] ?? "server" });
    expect(tablet.page().state().outbox).toMatchObject({ answersLeaving: 1, answersReceived: 0 });
    server.fails = null;
    await scheduler.now();
    expect(tablet.page().state()).toMatchObject({ sync: { kind: "idle" }, outbox: { answersLeaving: 0, answersReceived: 1 } });
  });

  test('a full disk is explained, and does not leave the screen at "sending"', async () => {
    const { tablet, scheduler } = await scheduled();
    const { store } = tablet.page().ports;
    const commit = vi.spyOn(store, "commit").mockResolvedValue(err("full"));
    await scheduler.now();
    expect(tablet.page().state()).toMatchObject({ storageFailure: null, sync: { kind: "failed", why: "storage" } });
    commit.mockRestore();
    vi.spyOn(store, "acknowledge").mockResolvedValueOnce(err("full"));
    await scheduler.now();
    expect(tablet.page().state().sync).toEqual({ kind: "failed", why: "storage" });
    await scheduler.now();
    expect(tablet.page().state()).toMatchObject({ storageFailure: null, sync: { kind: "idle" } });
  });

  test("whatever an exchange throws, it is not the last one", async () => {
    const { tablet } = await scheduled(round, 0);
    vi.spyOn(tablet.page().ports.store, "leaving").mockRejectedValueOnce(new Error("unforeseen"));
    await page.turn(CALM);
    expect(tablet.page().state().sync).toEqual({ kind: "failed", why: "server" });
    expect(server.requests).toHaveLength(1);
    await page.turn(3750);
    expect(server.requests).toHaveLength(2);
    expect(tablet.page().state().sync).toEqual({ kind: "idle" });
  });
});

describe("exchanges", () => {
  test("are made one at a time: what starts another in the middle starts none, an order waits its turn", async () => {
    const { tablet, scheduler } = await scheduled();
    let letGo = (): void => undefined;
    server.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    page.browser.fire("online");
    await page.until(() => server.requests.length === 2);
    expect(tablet.page().state().sync).toEqual({ kind: "running" });
    page.browser.fire("online");
    page.browser.fire("visibility");
    await wait(tablet, 1);
    const ordered = scheduler.now();
    await markContact(tablet.page(), { kind: "missed" }, null);
    expect(server.requests).toHaveLength(2);
    letGo();
    await ordered;
    expect(putCounts()).toEqual([0, 0, 2]);
  });

  test("that start none do not shorten the wait after failures", async () => {
    server.fails = "unreachable";
    await scheduled(round, 0);
    await page.turn(3750);
    let letGo = (): void => undefined;
    server.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    page.browser.fire("online");
    await page.until(() => server.requests.length === 3);
    page.browser.fire("online");
    page.browser.fire("online");
    letGo();
    await page.settle();
    await page.turn(4 * 3750 - 1);
    expect(server.requests).toHaveLength(3);
    await page.turn(1);
    expect(server.requests).toHaveLength(4);
  });

  test("are made where the browser knows no locks, too", async () => {
    vi.stubGlobal("navigator", {});
    const { tablet } = await scheduled();
    for (const count of [1, 2, 3]) {
      await page.until(() => tablet.page().state().lastContact?.time === tablet.clock.timeOfDay());
      await tablet.disk();
      expect(server.requests).toHaveLength(count);
      tablet.clock.pass(1);
      await vi.advanceTimersByTimeAsync(count < 3 ? CALM : CALM - 1);
    }
    expect(putCounts()).toEqual([0, 0, 0]);
  });

  test("offer everything at first, then every quarter of an hour and on order, across pages", async () => {
    const { tablet } = await scheduled();
    await markContact(tablet.page(), { kind: "missed" }, null);
    await page.turn(CALM);
    const offered = async (minutes: number): Promise<number | undefined> => {
      tablet.clock.pass(minutes);
      await page.turn(CALM);
      return server.requests.at(-1)?.have.length;
    };
    expect(await offered(14)).toBe(0);
    expect(await offered(1)).toBe(1);
    expect(await offered(1)).toBe(0);
    await tablet.restart();
    vi.clearAllTimers();
    const freshPage = await startOn(tablet);
    expect(server.requests.at(-1)?.have).toHaveLength(0);
    await freshPage.now();
    expect(server.requests.at(-1)?.have).toHaveLength(1);
    // A clock that was turned back by years must not put the next offer off until it has caught up.
    expect(await offered(-1_000_000)).toBe(1);
  });
});

describe("a release that the server announces", () => {
  const newer = async (changes: object = {}, signing = round.signing): Promise<void> => {
    server.release = await signRelease({ ...round.release, roundName: "Hösten, rättad", ...changes }, signing);
    server.announced = await sha256(server.release);
  };
  const nameOf = (tablet: TestTablet): string => {
    const { held } = tablet.page().state();
    return held.kind === "verified" ? held.release.roundName : held.kind;
  };

  test("is fetched, verified and stored", async () => {
    const { tablet, scheduler } = await scheduled();
    await newer();
    await scheduler.now();
    expect([nameOf(tablet), server.releases]).toEqual(["Hösten, rättad", 1]);
    await scheduler.now();
    expect(server.releases).toBe(1);
    await tablet.restart();
    expect(nameOf(tablet)).toBe("Hösten, rättad");
  });

  test("waits while a client has the tablet", async () => {
    const { tablet, scheduler } = await scheduled();
    await handOver(tablet.page(), "self");
    await newer();
    await scheduler.now();
    expect([nameOf(tablet), server.releases]).toEqual(["Hösten", 0]);
    await takeBack(tablet.page());
    await scheduler.now();
    expect(nameOf(tablet)).toBe("Hösten, rättad");
  });

  test("is left where it is when it is signed by another or for another round", async () => {
    const { tablet, scheduler } = await scheduled();
    await newer({}, hasty.signing);
    await scheduler.now();
    await newer({ roundId: newId<RoundId>() });
    await scheduler.now();
    expect([nameOf(tablet), server.releases]).toEqual(["Hösten", 2]);
    await tablet.restart();
    expect(nameOf(tablet)).toBe("Hösten");
  });

  test("heals a tablet whose own can no longer be trusted", async () => {
    const tablet = await workingTablet(round, { browser: page.browser });
    await tamperWith(tablet.name, (transaction) => transaction.objectStore("releases").clear());
    await tablet.restart();
    expect(nameOf(tablet)).toBe("unverifiable");
    await newer();
    await startOn(tablet);
    expect(nameOf(tablet)).toBe("Hösten, rättad");
    expect(good(await tablet.page().ports.store.load()).release?.signedRelease).toBe(server.release);
  });
});
