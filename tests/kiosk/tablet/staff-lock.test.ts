import "fake-indexeddb/auto";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { stopwatch } from "../../../src/kiosk/browser/stopwatch.ts";
import { handOver, takeBack } from "../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { DEFAULT_LOCK_MINUTES } from "../../../src/kiosk/tablet/pin/lock-minutes.ts";
import { lockWhenIdle } from "../../../src/kiosk/tablet/pin/lock-when-idle.ts";
import { handOnLock, lockStaff, takeHandedOn, unlockStaff } from "../../../src/kiosk/tablet/pin/staff-lock.ts";
import { chooseLockMinutes } from "../../../src/kiosk/tablet/preferences.ts";
import { endShift, startShift } from "../../../src/kiosk/tablet/shifts.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, workingTablet } from "../support/test-tablet.ts";

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function openTablet(): Promise<TestTablet> {
  const tablet = await workingTablet(round);
  await choosePin(tablet.page(), "8305");
  return tablet;
}

const isLocked = (tablet: Tablet): boolean => tablet.state().locked;

describe("the assistant's side", () => {
  test("is open to who has just chosen the PIN, and locked after every restart", async () => {
    const tablet = await openTablet();
    expect(isLocked(tablet.page())).toBe(false);
    expect(isLocked(await tablet.restart())).toBe(true);
  });

  test("is locked from the hand-over on, and at the end of the shift", async () => {
    const tablet = await openTablet();
    await handOver(tablet.page(), "self");
    expect(isLocked(tablet.page())).toBe(true);
    unlockStaff(tablet.page());
    await takeBack(tablet.page());
    expect(isLocked(tablet.page())).toBe(false);
    await endShift(tablet.page());
    expect(isLocked(tablet.page())).toBe(true);
    unlockStaff(tablet.page());
    await startShift(tablet.page(), "");
    expect(isLocked(tablet.page())).toBe(false);
  });

  test("refuses a PIN that is easy to guess, and keeps the one it has", async () => {
    const tablet = await openTablet();
    const { pin } = tablet.page().state();
    expect(await choosePin(tablet.page(), "1111")).toBe("guessable");
    expect(tablet.page().state().pin).toEqual(pin);
  });
});

describe("the lock after a silence", () => {
  let listeners: Map<string, (() => void)[]>;
  let now: { steady: number; wall: number };

  beforeEach(() => {
    listeners = new Map();
    now = { steady: 0, wall: 0 };
    const addEventListener = (event: string, listener: () => void): void => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    };
    vi.stubGlobal("addEventListener", addEventListener);
    vi.stubGlobal("document", { addEventListener });
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  });

  const fire = (event: string): void => {
    for (const listener of listeners.get(event) ?? []) {
      listener();
    }
  };
  const pass = (steady: number, wall = steady): void => {
    now = { steady: now.steady + steady * 1000, wall: now.wall + wall * 1000 };
  };
  const watched = async (): Promise<Tablet> => {
    const tablet = (await openTablet()).page();
    lockWhenIdle(
      tablet,
      stopwatch(() => now),
    );
    return tablet;
  };

  test("comes after five minutes, and each touch begins them anew", async () => {
    expect(DEFAULT_LOCK_MINUTES).toBe(5);
    const tablet = await watched();
    pass(299);
    fire("pointerdown");
    pass(299);
    vi.advanceTimersByTime(1000);
    expect(isLocked(tablet)).toBe(false);
    pass(1);
    vi.advanceTimersByTime(1000);
    expect(isLocked(tablet)).toBe(true);
  });

  test.each([1, 2, 5, 10])("comes after %i minutes where that is set, also after a restart", async (minutes) => {
    const tablet = await openTablet();
    await chooseLockMinutes(tablet.page(), minutes);
    const page = await tablet.restart();
    unlockStaff(page);
    lockWhenIdle(
      page,
      stopwatch(() => now),
    );
    pass(minutes * 60 - 1);
    vi.advanceTimersByTime(1000);
    expect(isLocked(page)).toBe(false);
    pass(1);
    vi.advanceTimersByTime(1000);
    expect(isLocked(page)).toBe(true);
  });

  test.each(["visibilitychange", "pageshow", "pointerdown"])(
    "counts a sleep in which the browser's steady clock stood still, at the first %s",
    async (event) => {
      const tablet = await watched();
      pass(1, 40 * 60);
      fire(event);
      expect(isLocked(tablet)).toBe(true);
    },
  );

  test("is not put off by a clock that is set back", async () => {
    const tablet = await watched();
    pass(290, -3600);
    vi.advanceTimersByTime(1000);
    pass(10);
    vi.advanceTimersByTime(1000);
    expect(isLocked(tablet)).toBe(true);
  });
});

describe("an open lock that is handed on to a fresh page", () => {
  test("is taken once, at once, and only where it was open", async () => {
    const tablet = (await openTablet()).page();
    const { session } = tablet.ports.browser;
    handOnLock(tablet);
    expect([takeHandedOn(session), takeHandedOn(session)]).toEqual([true, false]);
    lockStaff(tablet);
    handOnLock(tablet);
    expect(takeHandedOn(session)).toBe(false);
    unlockStaff(tablet);
    handOnLock(tablet);
    vi.useFakeTimers({ now: Date.now() + 11_000, toFake: ["Date"] });
    expect(takeHandedOn(session)).toBe(false);
  });
});
