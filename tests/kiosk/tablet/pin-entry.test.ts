import { asDate } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { type PinAnswer, tryPin } from "../../../src/kiosk/tablet/pin/pin-entry.ts";
import { passWait } from "../../../src/kiosk/tablet/pin/pin-wait.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, workingTablet } from "../support/test-tablet.ts";

const PIN = "8305";
const WRONG = "1111";
const MINUTE = 60_000;
const LONGEST = 15 * MINUTE;

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function lockedTablet(): Promise<TestTablet> {
  const tablet = await workingTablet(round);
  expect(await choosePin(tablet.page(), PIN)).toBe("chosen");
  return tablet;
}

async function tries(tablet: Tablet, ...pins: readonly string[]): Promise<readonly PinAnswer[]> {
  const answers: PinAnswer[] = [];
  for (const pin of pins) {
    answers.push(await tryPin(tablet, pin));
  }
  return answers;
}

const guardOf = (tablet: Tablet) => tablet.state().pinGuard;

/** Counts how often a PIN is really compared: what a guesser has gained. */
function comparisons(): () => number {
  const spy = vi.spyOn(crypto.subtle, "deriveBits");
  return () => spy.mock.calls.length;
}

describe("the PIN", () => {
  test("opens when it is right, also after a restart, and is not stored", async () => {
    const tablet = await lockedTablet();
    expect(await tries(tablet.page(), PIN)).toEqual(["right"]);
    expect(await tries(await tablet.restart(), WRONG, PIN)).toEqual(["wrong", "right"]);
    expect(JSON.stringify(await tablet.disk())).not.toContain(`"${PIN}"`);
  });

  test("is asked for by nothing where none was chosen", async () => {
    const tablet = await workingTablet(round);
    expect(await tries(tablet.page(), "", PIN)).toEqual(["locked", "locked"]);
  });
});

describe("wrong ones", () => {
  test("are free four times; from the fifth on each costs a wait, twice as long as the one before", async () => {
    const tablet = await lockedTablet();
    expect(await tries(tablet.page(), WRONG, WRONG, WRONG, WRONG)).toEqual(["wrong", "wrong", "wrong", "wrong"]);
    expect(guardOf(tablet.page())).toEqual({ wrong: 4, waitMs: 0 });
    const waits: number[] = [];
    for (let count = 5; count <= 12; count++) {
      expect(await tries(tablet.page(), WRONG, PIN)).toEqual(["wrong", "locked"]);
      waits.push(guardOf(tablet.page()).waitMs);
      await passWait(tablet.page(), guardOf(tablet.page()).waitMs);
    }
    expect(waits).toEqual([30_000, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, LONGEST, LONGEST, LONGEST]);
  });

  test("are forgotten when the right one comes", async () => {
    const tablet = await lockedTablet();
    await tries(tablet.page(), WRONG, WRONG, WRONG, WRONG, WRONG);
    await passWait(tablet.page(), 30_000);
    expect(await tries(tablet.page(), PIN)).toEqual(["right"]);
    expect(guardOf(tablet.page())).toEqual({ wrong: 0, waitMs: 0 });
    expect(guardOf(await tablet.restart())).toEqual({ wrong: 0, waitMs: 0 });
  });

  test("are not even compared while the wait lasts, and cost nothing more", async () => {
    const tablet = await lockedTablet();
    await tries(tablet.page(), WRONG, WRONG, WRONG, WRONG, WRONG);
    const compared = comparisons();
    await passWait(tablet.page(), 29_999);
    expect(await tries(tablet.page(), PIN, WRONG)).toEqual(["locked", "locked"]);
    expect(guardOf(tablet.page())).toEqual({ wrong: 5, waitMs: 1 });
    expect(compared()).toBe(0);
    await passWait(tablet.page(), 1);
    expect(await tries(tablet.page(), PIN)).toEqual(["right"]);
  });
});

describe("a try", () => {
  test("is counted on the disk before it is compared: killing the app in between does not give it back", async () => {
    const tablet = await lockedTablet();
    vi.spyOn(crypto.subtle, "deriveBits").mockImplementation(() => new Promise<never>(() => undefined));
    for (let killed = 1; killed <= 4; killed++) {
      void tryPin(tablet.page(), WRONG);
      await vi.waitFor(() => expect(crypto.subtle.deriveBits).toHaveBeenCalledTimes(killed), { timeout: 10_000 });
      expect(guardOf(await tablet.restart())).toEqual({ wrong: killed, waitMs: 0 });
    }
    void tryPin(tablet.page(), PIN);
    await vi.waitFor(() => expect(crypto.subtle.deriveBits).toHaveBeenCalledTimes(5), { timeout: 10_000 });
    vi.restoreAllMocks();
    const again = await tablet.restart();
    expect(guardOf(again)).toEqual({ wrong: 5, waitMs: 30_000 });
    expect(await tries(again, PIN)).toEqual(["locked"]);
  });

  test("that the disk refuses to count is not compared", async () => {
    const tablet = await lockedTablet();
    vi.spyOn(tablet.page().ports.store, "commit").mockResolvedValue({ ok: false, error: "full" });
    const compared = comparisons();
    expect(await tries(tablet.page(), PIN)).toEqual(["storage"]);
    expect(compared()).toBe(0);
  });

  test("that starts while another is under way is refused: two at once would count as one", async () => {
    const tablet = await lockedTablet();
    const compared = comparisons();
    const answers = await Promise.all(Array.from({ length: 50 }, () => tryPin(tablet.page(), WRONG)));
    expect(answers.filter((answer) => answer === "wrong")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "locked")).toHaveLength(49);
    expect(compared()).toBe(1);
    expect(guardOf(await tablet.restart())).toEqual({ wrong: 1, waitMs: 0 });
    expect(await tries(tablet.page(), PIN)).toEqual(["right"]);
  });
});

describe("the wait", () => {
  test("survives a reload and any change of the clock; only time in the app shortens it", async () => {
    const tablet = await lockedTablet();
    await tries(tablet.page(), WRONG, WRONG, WRONG, WRONG, WRONG, WRONG);
    await passWait(tablet.page(), 10_000);
    for (const [years, date] of [
      [10, "2036-09-14"],
      [-10, "2016-09-14"],
    ] as const) {
      tablet.clock.pass(years * 365 * 24 * 60);
      tablet.clock.turnTo(asDate(date), "pm");
      const again = await tablet.restart();
      expect(guardOf(again)).toEqual({ wrong: 5, waitMs: 20_000 });
      expect(await tries(again, PIN)).toEqual(["locked"]);
    }
    await passWait(tablet.page(), 19_999);
    expect(guardOf(await tablet.restart())).toEqual({ wrong: 5, waitMs: 1 });
    await passWait(tablet.page(), 60_000);
    expect(guardOf(tablet.page())).toEqual({ wrong: 5, waitMs: 0 });
    expect(await tries(tablet.page(), PIN)).toEqual(["right"]);
  });

  test("does not come back from a tick that falls into the right try", async () => {
    const tablet = await lockedTablet();
    const page = tablet.page();
    await tries(page, WRONG, WRONG, WRONG, WRONG);
    const trying = tryPin(page, PIN);
    const ticking = setInterval(() => void passWait(page, 1000), 0);
    expect(await trying).toBe("right");
    clearInterval(ticking);
    await new Promise((wake) => setTimeout(wake, 20));
    expect(guardOf(page)).toEqual({ wrong: 0, waitMs: 0 });
    expect(guardOf(await tablet.restart())).toEqual({ wrong: 0, waitMs: 0 });
  });

  test("is written down only while there is one", async () => {
    const tablet = await lockedTablet();
    const commit = vi.spyOn(tablet.page().ports.store, "commit");
    await passWait(tablet.page(), 1000);
    expect(commit).not.toHaveBeenCalled();
  });
});

describe("a guesser", () => {
  test("with 10,000 tries in an hour gets at most 15 guesses through, however often the app is reloaded", async () => {
    const tablet = await lockedTablet();
    const compared = comparisons();
    const every = (60 * MINUTE) / 10_000;
    let wrong = 0;
    for (let guess = 0; guess < 10_000; guess++) {
      wrong += (await tryPin(tablet.page(), String(guess % 2580).padStart(4, "0"))) === "wrong" ? 1 : 0;
      await passWait(tablet.page(), every);
      if (guess % 500 === 0) {
        await tablet.restart();
      }
    }
    expect(compared()).toBe(wrong);
    expect(wrong).toBeLessThanOrEqual(15);
    expect(wrong).toBeGreaterThanOrEqual(10);
  });

  test("who kills, reloads and waits as she likes never gets more guesses than the table of waits allows", async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant("try" as const) },
      { weight: 2, arbitrary: fc.constant("reload" as const) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 * MINUTE }) },
    );
    const quick = vi.spyOn(crypto.subtle, "deriveBits").mockImplementation(async () => new ArrayBuffer(32));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const tablet = await workingTablet(round);
        await tablet.page().commit({ records: { pin: { salt: "", hash: "never" } } });
        quick.mockClear();
        let passed = 0;
        for (const done of steps) {
          if (done === "try") {
            await tryPin(tablet.page(), WRONG);
          } else if (done === "reload") {
            await tablet.restart();
          } else {
            passed += done;
            await passWait(tablet.page(), done);
          }
        }
        expect(quick.mock.calls.length).toBeLessThanOrEqual(guessesWithin(passed));
      }),
      { numRuns: 60 },
    );
  });
});

/** Five at once, the next after half a minute, and then each after twice the wait of the one before. */
function guessesWithin(passedMs: number): number {
  let guesses = 5;
  for (let needed = 30_000, wait = 30_000; needed <= passedMs; guesses++) {
    wait = Math.min(LONGEST, wait * 2);
    needed += wait;
  }
  return guesses;
}
