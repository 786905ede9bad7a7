import { setImmediate as tick } from "node:timers/promises";
import { vi } from "vitest";

/** The browser around a page, as far as the scheduler looks at it. Timers stand still until the test turns them. */
export type Page = {
  readonly fire: (event: "online" | "visibilitychange") => void;
  readonly setVisible: (visible: boolean) => void;
  /** Turns the timers on by so much, and waits until what they started has ended. */
  readonly turn: (milliseconds: number) => Promise<void>;
  /** Waits until nothing runs any more. */
  readonly settle: () => Promise<void>;
  readonly until: (reached: () => boolean) => Promise<void>;
};

export function stubPage(): Page {
  const listeners = new Map<string, (() => void)[]>();
  const addEventListener = (event: string, listener: () => void): void => {
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
  };
  const session = new Map<string, string>();
  const document = { visibilityState: "visible", addEventListener };
  const lock = lockManager();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("addEventListener", addEventListener);
  vi.stubGlobal("document", document);
  vi.stubGlobal("navigator", { locks: lock });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => session.get(key) ?? null,
    setItem: (key: string, value: string) => void session.set(key, value),
    removeItem: (key: string) => void session.delete(key),
  });
  const until: Page["until"] = async (reached) => {
    for (let ticks = 0; !reached(); ticks++) {
      if (ticks > 200_000) {
        throw new Error("it never came to that");
      }
      await tick();
    }
  };
  const settle = (): Promise<void> => until(() => lock.holders() === 0 && vi.getTimerCount() === 1);
  return {
    fire(event) {
      for (const listener of listeners.get(event) ?? []) {
        listener();
      }
    },
    setVisible(visible) {
      document.visibilityState = visible ? "visible" : "hidden";
    },
    async turn(milliseconds) {
      await vi.advanceTimersByTimeAsync(milliseconds);
      await settle();
    },
    settle,
    until,
  };
}

/** One lock under whatever name, held by one after the other. */
function lockManager() {
  let holders = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    holders: () => holders,
    async request<Value>(
      name: string,
      { ifAvailable }: LockOptions,
      work: (lock: Lock | null) => Promise<Value>,
    ): Promise<Value> {
      if (ifAvailable === true && holders > 0) {
        return work(null);
      }
      holders += 1;
      const before = last;
      const held = before.then(() => work({ name, mode: "exclusive" }));
      last = held.catch(() => undefined);
      return held.finally(() => {
        holders -= 1;
      });
    },
  };
}
