import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { err } from "../../../src/kernel/result.ts";
import { wallClock } from "../../../src/kiosk/browser/clock.ts";
import { isInstalled } from "../../../src/kiosk/browser/installed.ts";
import { pageLocks } from "../../../src/kiosk/browser/locks.ts";
import { becomeOnlyPage } from "../../../src/kiosk/browser/only-page.ts";
import { stopwatch } from "../../../src/kiosk/browser/stopwatch.ts";
import { stayAwake } from "../../../src/kiosk/browser/wake-lock.ts";
import { checkReadiness } from "../../../src/kiosk/place/readiness.ts";
import { testTablet } from "../support/test-tablet.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the clock on the wall", () => {
  test.each([
    [new Date(2026, 8, 4, 0, 0, 0), "2026-09-04", "am", "00:00"],
    [new Date(2026, 8, 14, 11, 59, 59), "2026-09-14", "am", "11:59"],
    [new Date(2026, 8, 14, 12, 0, 0), "2026-09-14", "pm", "12:00"],
    [new Date(2026, 11, 31, 23, 59, 59), "2026-12-31", "pm", "23:59"],
  ])("shows the date and the half-day of where the tablet lies: %s", (now, today, halfDay, time) => {
    vi.useFakeTimers({ now, toFake: ["Date"] });
    expect([wallClock.today(), wallClock.halfDay(), wallClock.timeOfDay()]).toEqual([today, halfDay, time]);
    expect(wallClock.epochMinutes()).toBe(Math.floor(now.getTime() / 60_000));
  });
});

/** A browser's answer, which comes later. */
function says<Value>(value: Value): () => Promise<Value> {
  return () => Promise.resolve(value);
}

describe("the readiness check", () => {
  const storage = { persisted: says(true), persist: says(false), estimate: says({ quota: 1e9, usage: 1e6 }) };
  const serviceWorker = { getRegistration: says({ active: {} }) };
  const wakeLock = {};
  const GOOD = { serviceWorker, storage, wakeLock };

  const readyWith = async (browser: object, recipients = 2) => {
    vi.stubGlobal("navigator", browser);
    return checkReadiness((await testTablet()).page().ports.store, recipients);
  };

  test("is all yes on a tablet that has everything", async () => {
    expect(await readyWith(GOOD)).toEqual({
      offline: true,
      disk: true,
      persistent: true,
      space: true,
      awake: true,
      sealed: true,
    });
  });

  test.each([
    ["no service worker at all", { storage, wakeLock }, "offline"],
    [
      "one that never became active",
      { storage, wakeLock, serviceWorker: { getRegistration: says({ active: null }) } },
      "offline",
    ],
    ["none registered", { storage, wakeLock, serviceWorker: { getRegistration: says(undefined) } }, "offline"],
    ["storage that may be cleared", { serviceWorker, wakeLock, storage: { ...storage, persisted: says(false) } }, "persistent"],
    ["too little space", { ...GOOD, storage: { ...storage, estimate: says({ quota: 6e7, usage: 5e7 }) } }, "space"],
    ["no way to keep the screen on", { serviceWorker, storage }, "awake"],
  ] as const)("says no where there is %s", async (_name, browser, missing) => {
    const readiness = await readyWith(browser);
    expect(Object.entries(readiness).filter(([, ready]) => !ready)).toEqual([[missing, false]]);
  });

  test("asks for storage that stays, where it has not been granted", async () => {
    const granting = { ...storage, persisted: says(false), persist: says(true) };
    expect((await readyWith({ ...GOOD, storage: granting })).persistent).toBe(true);
  });

  test("takes a browser that cannot say for one that does not keep, and never throws", async () => {
    expect(await readyWith({ serviceWorker })).toMatchObject({ persistent: false, space: true });
    const broken = (): Promise<never> => Promise.reject(new Error("no"));
    const failing = { persisted: broken, persist: broken, estimate: broken };
    expect(await readyWith({ ...GOOD, storage: failing })).toMatchObject({ persistent: false, space: true });
  });

  test("says no where the disk refuses, and where nobody could open an answer", async () => {
    vi.stubGlobal("navigator", GOOD);
    const { store } = (await testTablet()).page().ports;
    expect((await checkReadiness({ ...store, probe: async () => err("full") }, 1)).disk).toBe(false);
    expect((await checkReadiness(store, 0)).sealed).toBe(false);
  });
});

describe("whether the app was installed", () => {
  const inWindow = (mode: string, standalone?: boolean): boolean => {
    vi.stubGlobal("matchMedia", (query: string) => ({ matches: query === `(display-mode: ${mode})` }));
    vi.stubGlobal("navigator", standalone === undefined ? {} : { standalone });
    return isInstalled();
  };

  test.each([
    ["in a tab", "browser", undefined, false],
    ["in a tab of an iPad", "browser", false, false],
    ["from the home screen", "standalone", undefined, true],
    ["from the home screen, filling the screen", "fullscreen", undefined, true],
    ["from the home screen of an older iPad", "browser", true, true],
  ])("is seen %s", (_how, mode, standalone, expected) => {
    expect(inWindow(mode, standalone)).toBe(expected);
  });
});

describe("the tablet's only page", () => {
  let waiting: (() => void)[];

  beforeEach(() => {
    waiting = [];
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.stubGlobal("navigator", {
      locks: {
        request(_name: string, work: () => Promise<never>) {
          waiting.push(() => void work());
          return new Promise(() => undefined);
        },
      },
    });
  });

  test("starts at once when there is no other", async () => {
    const onWaiting = vi.fn<() => void>();
    const becoming = becomeOnlyPage(pageLocks(), onWaiting);
    waiting[0]?.();
    await becoming;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onWaiting).not.toHaveBeenCalled();
  });

  test("waits for the one before, says so after a while, and then starts", async () => {
    const onWaiting = vi.fn<() => void>();
    let started = false;
    const becoming = becomeOnlyPage(pageLocks(), onWaiting).then(() => {
      started = true;
    });
    await vi.advanceTimersByTimeAsync(2999);
    expect(onWaiting).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([onWaiting.mock.calls.length, started]).toEqual([1, false]);
    waiting[0]?.();
    await becoming;
    expect(started).toBe(true);
  });

  test("starts where the browser knows no locks", async () => {
    vi.stubGlobal("navigator", {});
    const onWaiting = vi.fn<() => void>();
    await becomeOnlyPage(pageLocks(), onWaiting);
    expect(onWaiting).not.toHaveBeenCalled();
  });
});

describe("the screen", () => {
  type Held = { released: boolean; release: () => Promise<void> };
  let held: Held[];
  let show: (visible: boolean) => void;

  beforeEach(() => {
    held = [];
    const listeners = new Set<() => void>();
    const document = {
      visibilityState: "visible",
      addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
    };
    vi.stubGlobal("document", document);
    vi.stubGlobal("navigator", {
      wakeLock: {
        async request() {
          const lock: Held = {
            released: false,
            async release() {
              lock.released = true;
            },
          };
          held.push(lock);
          return lock;
        },
      },
    });
    show = (visible) => {
      document.visibilityState = visible ? "visible" : "hidden";
      for (const listener of listeners) {
        listener();
      }
    };
  });

  const settled = () => new Promise((wake) => setTimeout(wake, 0));

  test("is kept on until it is let go, and is asked for again whenever the page comes back", async () => {
    const letGo = stayAwake();
    await settled();
    show(false);
    await settled();
    expect(held).toHaveLength(1);
    show(true);
    await settled();
    expect(held).toHaveLength(2);
    letGo();
    expect(held[1]?.released).toBe(true);
    show(true);
    await settled();
    expect(held).toHaveLength(2);
  });

  test("is let go at once where the browser's answer comes too late", async () => {
    stayAwake()();
    await settled();
    expect(held.map(({ released }) => released)).toEqual([true]);
  });

  test("stays as it is where the browser can't, or refuses", async () => {
    vi.stubGlobal("navigator", { wakeLock: { request: () => Promise.reject(new Error("low battery")) } });
    stayAwake()();
    vi.stubGlobal("navigator", {});
    stayAwake()();
    await settled();
    expect(held).toEqual([]);
  });
});

describe("a stopwatch", () => {
  test("adds up whichever clock says more, from one look to the next", () => {
    const now = { steady: 0, wall: 1_000_000 };
    const watch = stopwatch(() => ({ ...now }));
    const pass = (steady: number, wall: number): number => {
      now.steady += steady;
      now.wall += wall;
      return watch.read();
    };
    expect(pass(1000, 1000)).toBe(1000);
    // Set back by an hour: what had passed stays, and a sleep after it counts in full.
    expect(pass(1000, -3_600_000)).toBe(2000);
    expect(pass(10, 2_400_000)).toBe(2_402_000);
    watch.restart();
    expect(watch.read()).toBe(0);
  });
});
