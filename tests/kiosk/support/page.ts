import { setImmediate as tick } from "node:timers/promises";
import { vi } from "vitest";
import { type HandBrowser, handBrowser } from "./hand-browser.ts";

const PATIENCE_MS = 25_000;

/** The page that a scheduler runs in. Timers stand still until the test turns them. */
export type Page = {
  readonly browser: HandBrowser;
  /** Turns the timers on by so much, and waits until what they started has ended. */
  readonly turn: (milliseconds: number) => Promise<void>;
  /** Waits until nothing runs any more. */
  readonly settle: () => Promise<void>;
  readonly until: (reached: () => boolean) => Promise<void>;
};

export function stubPage(browser = handBrowser()): Page {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const until: Page["until"] = async (reached) => {
    // By the clock, not by ticks: keys and seals are made beside this, and on a loaded machine many ticks pass meanwhile.
    const latest = performance.now() + PATIENCE_MS;
    while (!reached()) {
      if (performance.now() > latest) {
        throw new Error("it never came to that");
      }
      await tick();
    }
  };
  const settle = (): Promise<void> => until(() => browser.holders() === 0 && vi.getTimerCount() === 1);
  return {
    browser,
    async turn(milliseconds) {
      await vi.advanceTimersByTimeAsync(milliseconds);
      await settle();
    },
    settle,
    until,
  };
}
