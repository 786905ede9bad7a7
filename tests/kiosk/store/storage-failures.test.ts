import type { Epoch, RoundId, ServerId } from "../../../src/kernel/ids.ts";
import { asContactId } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { setImmediate as tick } from "node:timers/promises";
import { forceCloseDatabase } from "fake-indexeddb";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { foldLedger } from "../../../src/domain/tally/ledger.ts";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { join } from "../../../src/kiosk/place/joining.ts";
import { guarded } from "../../../src/kiosk/store/deadline.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import {
  handOver,
  mintClosing,
  noticeInterruption,
  startAgain,
  storeClosing,
  takeBack,
  withdraw,
} from "../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { tryPin } from "../../../src/kiosk/tablet/pin/pin-entry.ts";
import { passWait } from "../../../src/kiosk/tablet/pin/pin-wait.ts";
import { endShift, startShift } from "../../../src/kiosk/tablet/shifts.ts";
import type { TabletState } from "../../../src/kiosk/tablet/state.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { correctContact, markContact, voidContact } from "../../../src/kiosk/tablet/tallying.ts";
import { newId } from "../../../src/sealing/random.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { good } from "../../contracts/outbox.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { visitor } from "../../support/visitor.ts";
import { FAULTS, type Struck, slowCommits } from "../support/storage-faults.ts";
import { enrolReply, type TestRound, testRound, WAITING_ROOM } from "../support/test-round.ts";
import { offering, type TestTablet, testTablet, workingTablet } from "../support/test-tablet.ts";

/** Everything that writes: where the tablet must be for it, and what it does. True when it says that it went well. */
type Site = {
  readonly name: string;
  readonly before: () => Promise<TestTablet>;
  readonly act: (tablet: Tablet) => Promise<boolean>;
  /** Nobody asked for it, so nobody is told that it failed: the state of the sync says so. */
  readonly byItself?: true;
  /** When it goes well, the server has everything, and the tablet lets its copies go. */
  readonly forgets?: true;
};

const DEADLINE_MS = 8_000;
const MISSED = { kind: "missed" } as const;
const PIN = "8305";

let round: TestRound;
let otherOrganisations: TestRound;
let struck: Struck | null = null;

beforeAll(async () => {
  [round, otherOrganisations] = await Promise.all([testRound(), testRound()]);
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // Dexie says there what it tries again.
  vi.spyOn(console, "warn").mockReturnValue();
});

afterEach(async () => {
  await struck?.mend();
  struck = null;
  vi.useRealTimers();
  vi.restoreAllMocks();
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
      await letAnswersLeave(tablet.page(), "itself");
    }
  }
  return tablet;
}

async function handedOver(): Promise<TestTablet> {
  const tablet = await busyTablet();
  await handOver(tablet.page(), "self");
  return tablet;
}

async function interrupted(): Promise<TestTablet> {
  const tablet = await handedOver();
  await noticeInterruption(await tablet.restart());
  return tablet;
}

async function withPin(): Promise<TestTablet> {
  const tablet = await busyTablet();
  await choosePin(tablet.page(), PIN);
  return tablet;
}

/** A tablet of which the server has everything. */
async function sentTablet(): Promise<TestTablet> {
  const tablet = await busyTablet();
  const { store } = tablet.page().ports;
  good(await store.letLeave());
  good(await store.acknowledge((await tablet.disk()).items));
  await tablet.restart();
  return tablet;
}

/** Another round of the tablet's organisation. */
async function anotherRound(): Promise<TestRound> {
  const release = { ...round.release, roundId: newId<RoundId>() };
  return { ...round, release, signed: await signRelease(release, round.signing) };
}

async function joins(tablet: Tablet, place: TestRound): Promise<boolean> {
  const { serverId, epoch } = tablet.state().device ?? { serverId: newId<ServerId>(), epoch: newId<Epoch>() };
  const asked = await askToJoin(tablet, offering(enrolReply(place, { serverId, epoch })), "0123456789AB", null);
  return (await join(tablet, good(asked))).ok;
}

async function answerAndSend(tablet: Tablet): Promise<boolean> {
  const closed = visitor(WAITING_ROOM).chooses("sv").starts().choosesFirst().choosesFirst().sends().leaves();
  const closing = await mintClosing(tablet, round.release, closed);
  return closing !== null && (await storeClosing(tablet, closing)).ok;
}

const anyContact = (tablet: Tablet): string =>
  foldLedger(ledgerOf(tablet.state().tally)).find(({ outcome }) => outcome.kind === "left")?.contactId ?? "";

const SITES: readonly Site[] = [
  { name: "a mark", before: busyTablet, act: async (tablet) => (await markContact(tablet, MISSED, null)) !== null },
  {
    name: "a correction",
    before: busyTablet,
    act: async (tablet) => (await correctContact(tablet, asContactId(anyContact(tablet)), MISSED, null)) !== null,
  },
  { name: "undoing", before: busyTablet, act: (tablet) => voidContact(tablet, asContactId(anyContact(tablet))) },
  { name: "handing over", before: busyTablet, act: (tablet) => handOver(tablet, "self") },
  { name: "sending", before: handedOver, act: answerAndSend },
  {
    name: "taking back in the middle",
    before: handedOver,
    act: (tablet) => withdraw(tablet, { kind: "other", reason: "called-in" }, "ar"),
  },
  { name: "taking back", before: handedOver, act: takeBack },
  {
    name: "starting again",
    before: interrupted,
    act: startAgain,
  },
  { name: "starting a shift", before: busyTablet, act: (tablet) => startShift(tablet, "Eftermiddag") },
  { name: "ending a shift", before: busyTablet, act: endShift },
  { name: "letting answers leave", before: busyTablet, act: (tablet) => letAnswersLeave(tablet, "itself"), byItself: true },
  { name: "choosing a PIN", before: busyTablet, act: async (tablet) => (await choosePin(tablet, "9406")) === "chosen" },
  { name: "trying a PIN", before: withPin, act: async (tablet) => (await tryPin(tablet, PIN)) === "right" },
  { name: "joining", before: () => testTablet(), act: (tablet) => joins(tablet, round) },
  { name: "joining another round", before: busyTablet, act: async (tablet) => joins(tablet, await anotherRound()) },
  {
    name: "leaving the organisation",
    before: sentTablet,
    act: (tablet) => joins(tablet, otherOrganisations),
    forgets: true,
  },
];

const PATIENCE_MS = 25_000;

/** Waits without any time passing on the tablet's timers. */
async function until(reached: () => boolean): Promise<void> {
  const latest = performance.now() + PATIENCE_MS;
  while (!reached()) {
    if (performance.now() > latest) {
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
  test.each(SITES)(
    "$name: settles in time and says so, and nothing is lost or comes later",
    async ({ before, act, byItself, forgets }) => {
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
      expect(page.state().storageFailure).toBe(byItself ? null : failure);
      expect(shown(page.state())).toEqual(state);

      await struck.mend();
      struck = null;
      await rest();
      expect(await tablet.disk()).toEqual(disk);

      expect(await act(page)).toBe(true);
      expect(page.state().storageFailure).toBeNull();
      const after = await tablet.disk();
      expect(after.items.map(({ id }) => id)).toEqual(forgets ? [] : expect.arrayContaining(disk.items.map(({ id }) => id)));
      const restarted = (await tablet.restart()).state();
      expect(restarted.outbox).toEqual(page.state().outbox);
      expect(ledgerOf(restarted.tally)).toEqual(ledgerOf(page.state().tally));
    },
  );
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
    expect(told).toBe(true);
    await vi.advanceTimersByTimeAsync(DEADLINE_MS);
    expect(await calling).toEqual({ ok: false, error: "hung" });
    expect(vi.getTimerCount()).toBe(0);
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

describe("a commit that has begun and takes longer than the deadline", () => {
  test("is waited for, and counts: what lands was never reported as refused", async () => {
    const tablet = await workingTablet(round);
    struck = slowCommits();
    let marked: Awaited<ReturnType<typeof markContact>> | undefined;
    void markContact(tablet.page(), MISSED, null).then((mark) => {
      marked = mark;
    });
    await until(() => struck?.reached() ?? false);
    await vi.advanceTimersByTimeAsync(DEADLINE_MS + 1);
    await rest();
    expect(marked).toBeUndefined();
    await struck.mend();
    struck = null;
    await until(() => marked !== undefined);
    expect(marked).not.toBeNull();
    expect(tablet.page().state().storageFailure).toBeNull();
    expect(ledgerOf((await tablet.restart()).state().tally)).toEqual(ledgerOf(tablet.page().state().tally));
    expect((await tablet.disk()).items).toHaveLength(1);
  });

  test("is at last called hung where it never ends", async () => {
    const tablet = await workingTablet(round);
    struck = slowCommits();
    const marking = markContact(tablet.page(), MISSED, null);
    await until(() => struck?.reached() ?? false);
    await vi.advanceTimersByTimeAsync(2 * DEADLINE_MS);
    expect(await marking).toBeNull();
    expect(tablet.page().state().storageFailure).toBe("hung");
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
    const { commit } = tablet.page().ports.store;
    // By what is in it: which of the two is hashed, and so stored, first is chance.
    vi.spyOn(tablet.page().ports.store, "commit").mockImplementation(async (change) =>
      change.items?.some(({ bytes }) => bytes.includes('"missed"')) ? { ok: false, error: "full" } : commit(change),
    );
    const [first, second] = await Promise.all([
      markContact(tablet.page(), MISSED, null),
      markContact(tablet.page(), { kind: "left" }, null),
    ]);
    expect(first).toBeNull();
    expect([...ledgerOf(tablet.page().state().tally).keys()]).toEqual([second?.id]);
    expect((await tablet.restart()).state().tally.marks.size).toBe(1);
  });

  test("a tablet whose database cannot be opened at start says why, and works when it opens", async () => {
    const tablet = await busyTablet();
    const disk = await tablet.disk();
    for (const { name, failure, strike } of FAULTS.filter((fault) => fault.name.startsWith("the database"))) {
      struck = await strike(tablet);
      const loading = tablet.page().ports.store.load();
      await until(() => struck?.reached() ?? false);
      // What fails at once may be tried again before it is said.
      await rest();
      await vi.advanceTimersByTimeAsync(DEADLINE_MS);
      expect([name, await loading]).toEqual([name, { ok: false, error: failure }]);
      await struck.mend();
      struck = null;
      expect((await tablet.page().ports.store.load()).ok).toBe(true);
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
