import "fake-indexeddb/auto";
import { setImmediate as tick } from "node:timers/promises";
import { forceCloseDatabase } from "fake-indexeddb";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { foldLedger } from "../../src/domain/tally/ledger.ts";
import { guarded } from "../../src/kiosk/store/failure.ts";
import { askToJoin, join } from "../../src/kiosk/tablet/enrolment.ts";
import { handOver, mintClosing, startAgain, storeClosing, takeBack, withdraw } from "../../src/kiosk/tablet/handing-over.ts";
import { choosePin, passWait, tryPin } from "../../src/kiosk/tablet/pin-entry.ts";
import { endShift, releaseAnswers, startShift } from "../../src/kiosk/tablet/shifts.ts";
import type { TabletState } from "../../src/kiosk/tablet/state.ts";
import type { Tablet } from "../../src/kiosk/tablet/tablet.ts";
import { correctContact, markContact, voidContact } from "../../src/kiosk/tablet/tallying.ts";
import { good } from "../contracts/outbox.ts";
import { visitor } from "../support/visitor.ts";
import { FAULTS, type Struck } from "./support/storage-faults.ts";
import { enrolReply, type TestRound, testRound, WAITING_ROOM } from "./support/test-round.ts";
import { offering, type TestTablet, testTablet, workingTablet } from "./support/test-tablet.ts";

/** Everything that writes: where the tablet must be for it, and what it does. True when it says that it went well. */
type Site = {
  readonly name: string;
  readonly before: () => Promise<TestTablet>;
  readonly act: (tablet: Tablet) => Promise<boolean>;
};

const DEADLINE_MS = 8_000;
const MISSED = { kind: "missed" } as const;
const PIN = "2580";

let round: TestRound;
let struck: Struck | null = null;

beforeAll(async () => {
  round = await testRound();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(async () => {
  await struck?.mend();
  struck = null;
  vi.useRealTimers();
});

/** A tablet that has marks, an answer that waits and one that may leave: things that could be lost. */
async function busyTablet(): Promise<TestTablet> {
  const tablet = await workingTablet(round);
  await markContact(tablet.page(), { kind: "left" }, null);
  for (const release of [true, false]) {
    await handOver(tablet.page(), "self");
    await answerAndSend(tablet.page());
    await takeBack(tablet.page());
    if (release) {
      await releaseAnswers(tablet.page());
    }
  }
  return tablet;
}

async function handedOver(): Promise<TestTablet> {
  const tablet = await busyTablet();
  await handOver(tablet.page(), "self");
  return tablet;
}

async function withPin(): Promise<TestTablet> {
  const tablet = await busyTablet();
  await choosePin(tablet.page(), PIN);
  return tablet;
}

async function answerAndSend(tablet: Tablet): Promise<boolean> {
  const closed = visitor(WAITING_ROOM).chooses("sv").starts().choosesFirst().choosesFirst().sends().leaves();
  const closing = await mintClosing(tablet, round.release, closed);
  return closing !== null && (await storeClosing(tablet, closing)).ok;
}

async function startedAgain(tablet: Tablet): Promise<boolean> {
  await startAgain(tablet);
  return tablet.state().storageFailure === null;
}

const anyContact = (tablet: Tablet): string =>
  foldLedger(tablet.state().ledger).find(({ outcome }) => outcome.kind === "left")?.contactId ?? "";

const SITES: readonly Site[] = [
  { name: "a mark", before: busyTablet, act: async (tablet) => (await markContact(tablet, MISSED, null)) !== null },
  {
    name: "a correction",
    before: busyTablet,
    act: async (tablet) => (await correctContact(tablet, anyContact(tablet), MISSED, null)) !== null,
  },
  { name: "undoing", before: busyTablet, act: (tablet) => voidContact(tablet, anyContact(tablet)) },
  { name: "handing over", before: busyTablet, act: (tablet) => handOver(tablet, "self") },
  { name: "sending", before: handedOver, act: answerAndSend },
  {
    name: "taking back in the middle",
    before: handedOver,
    act: (tablet) => withdraw(tablet, { kind: "other", reason: "called-in" }),
  },
  { name: "taking back", before: handedOver, act: takeBack },
  {
    name: "starting again",
    before: handedOver,
    act: startedAgain,
  },
  { name: "starting a shift", before: busyTablet, act: (tablet) => startShift(tablet, "Eftermiddag") },
  { name: "ending a shift", before: busyTablet, act: endShift },
  { name: "letting answers leave", before: busyTablet, act: releaseAnswers },
  { name: "choosing a PIN", before: busyTablet, act: (tablet) => choosePin(tablet, "1470") },
  { name: "trying a PIN", before: withPin, act: async (tablet) => (await tryPin(tablet, PIN)) === "right" },
  {
    name: "joining",
    before: () => testTablet(),
    act: async (tablet) => (await join(tablet, good(await askToJoin(tablet, offering(enrolReply(round)), null, null)))).ok,
  },
];

/** Waits without any time passing on the tablet's timers. */
async function until(reached: () => boolean): Promise<void> {
  for (let ticks = 0; !reached(); ticks++) {
    if (ticks > 100_000) {
      throw new Error("it never came to that");
    }
    await tick();
  }
}

async function rest(): Promise<void> {
  for (let ticks = 0; ticks < 60; ticks++) {
    await tick();
  }
}

/** What the screens show, storage failure and sync apart. */
function shown({ storageFailure: _failure, sync: _sync, ...rest }: TabletState): object {
  return rest;
}

describe.each(FAULTS)("$name", ({ failure, strike }) => {
  test.each(SITES)("$name: settles in time and says so, and nothing is lost or comes later", async ({ before, act }) => {
    const tablet = await before();
    const page = tablet.page();
    const disk = await tablet.disk();
    const state = shown(page.state());
    struck = await strike(tablet);
    let settled: boolean | null = null;
    const acting = act(page).then((went) => {
      settled = went;
    });
    await until(() => (failure === "hung" ? (struck?.reached() ?? false) : settled !== null));
    if (failure === "hung") {
      await rest();
      await vi.advanceTimersByTimeAsync(DEADLINE_MS - 1);
      expect(settled).toBeNull();
      await vi.advanceTimersByTimeAsync(1);
      await until(() => settled !== null);
    }
    await acting;
    expect(settled).toBe(false);
    expect(page.state().storageFailure).toBe(failure);
    expect(shown(page.state())).toEqual(state);

    await struck.mend();
    struck = null;
    await rest();
    expect(await tablet.disk()).toEqual(disk);

    expect(await act(page)).toBe(true);
    expect(page.state().storageFailure).toBeNull();
    const after = await tablet.disk();
    expect(after.items.map(({ id }) => id)).toEqual(expect.arrayContaining(disk.items.map(({ id }) => id)));
    const restarted = (await tablet.restart()).state();
    expect(restarted.queue).toEqual(page.state().queue);
    expect(restarted.ledger).toEqual(page.state().ledger);
  });
});

describe("a storage call", () => {
  test("that is never answered is given up at its deadline, and is told so", async () => {
    let told = false;
    const calling = guarded((givenUp) => {
      givenUp.addEventListener("abort", () => {
        told = true;
      });
      return new Promise<never>(() => undefined);
    });
    await vi.advanceTimersByTimeAsync(DEADLINE_MS - 1);
    expect(told).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await calling).toEqual({ ok: false, error: "hung" });
    expect(told).toBe(true);
  });

  test("that is answered leaves no timer behind", async () => {
    expect(await guarded(async () => 7)).toEqual({ ok: true, value: 7 });
    expect(await guarded(() => Promise.reject(new Error("no")))).toEqual({ ok: false, error: "refused" });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that throws at once is a failure like any other", async () => {
    const thrown = await guarded(() => {
      throw new DOMException("no room", "QuotaExceededError");
    });
    expect(thrown).toEqual({ ok: false, error: "full" });
  });
});

describe("storage that fails in between", () => {
  test("a connection that the browser closes is opened again by the next call, unnoticed", async () => {
    const opened: IDBDatabase[] = [];
    const { open } = indexedDB;
    const spy = vi.spyOn(indexedDB, "open").mockImplementation((name, version) => {
      const request = open.call(indexedDB, name, version);
      request.addEventListener("success", () => opened.push(request.result));
      return request;
    });
    const tablet = await workingTablet(round);
    spy.mockRestore();
    expect(opened).toHaveLength(1);
    forceCloseDatabase(opened[0] as IDBDatabase & Parameters<typeof forceCloseDatabase>[0]);
    await rest();
    expect(await markContact(tablet.page(), MISSED, null)).not.toBeNull();
    expect(tablet.page().state().storageFailure).toBeNull();
    expect((await tablet.disk()).items).toHaveLength(1);
  });

  test("of two marks at once only the one that failed is taken back", async () => {
    const tablet = await workingTablet(round);
    const { commit } = tablet.page().parts.store;
    let calls = 0;
    vi.spyOn(tablet.page().parts.store, "commit").mockImplementation(async (change) => {
      calls += 1;
      return calls === 1 ? { ok: false, error: "full" } : commit(change);
    });
    const [first, second] = await Promise.all([
      markContact(tablet.page(), MISSED, null),
      markContact(tablet.page(), { kind: "left" }, null),
    ]);
    expect(first).toBeNull();
    expect([...tablet.page().state().ledger.keys()]).toEqual([second?.id]);
    expect((await tablet.restart()).state().ledger.size).toBe(1);
  });

  test("a tablet whose database cannot be opened at start says why, and works when it opens", async () => {
    const tablet = await busyTablet();
    const disk = await tablet.disk();
    for (const { name, failure, strike } of FAULTS.filter((fault) => fault.name.startsWith("the database"))) {
      struck = await strike(tablet);
      const loading = tablet.page().parts.store.load();
      await until(() => struck?.reached() ?? false);
      await vi.advanceTimersByTimeAsync(DEADLINE_MS);
      expect([name, await loading]).toEqual([name, { ok: false, error: failure }]);
      await struck.mend();
      struck = null;
      expect((await tablet.page().parts.store.load()).ok).toBe(true);
    }
    expect(await tablet.disk()).toEqual(disk);
  });
});

describe("the lock-out, while the disk refuses", () => {
  test("runs down by the time that really passes, but no try gets through, and a reload has what is stored", async () => {
    const tablet = await withPin();
    for (let wrong = 0; wrong < 5; wrong++) {
      await tryPin(tablet.page(), "0000");
    }
    struck = (await FAULTS[0]?.strike(tablet)) ?? null;
    await passWait(tablet.page(), 29_999);
    expect(tablet.page().state().pinGuard).toEqual({ wrong: 5, waitMs: 1 });
    expect(await tryPin(tablet.page(), PIN)).toBe("locked");
    await passWait(tablet.page(), 1);
    expect(await tryPin(tablet.page(), PIN)).toBe("storage");
    await struck?.mend();
    struck = null;
    expect((await tablet.restart()).state().pinGuard).toEqual({ wrong: 5, waitMs: 30_000 });
  });
});
