import type { Browser, Moment } from "../../../src/kiosk/browser/browser.ts";
import type { Locks } from "../../../src/kiosk/browser/locks.ts";

/** A browser that only the test turns. Its session outlives a tablet's pages, as that of a browser's tab does. */
export type HandBrowser = Browser & {
  readonly fire: (moment: Moment) => void;
  readonly setVisible: (visible: boolean) => void;
  /** How many hold a lock, or wait for one. */
  readonly holders: () => number;
};

export function handBrowser(): HandBrowser {
  const session = new Map<string, string>();
  const listeners = new Map<Moment, Set<() => void>>();
  const { locks, holders } = handLocks();
  let visible = true;
  return {
    session: {
      read: (key) => session.get(key) ?? null,
      write: (key, value) => void (value === null ? session.delete(key) : session.set(key, value)),
    },
    locks,
    holders,
    isVisible: () => visible,
    on(moment, listener) {
      listeners.set(moment, (listeners.get(moment) ?? new Set()).add(listener));
      return () => listeners.get(moment)?.delete(listener);
    },
    stayAwake: () => () => undefined,
    fire(moment) {
      for (const listener of listeners.get(moment) ?? []) {
        listener();
      }
    },
    setVisible(next) {
      visible = next;
    },
  };
}

/** One lock under whatever name, held by one after the other. */
function handLocks(): { readonly locks: Locks; readonly holders: () => number } {
  let holders = 0;
  let last: Promise<unknown> = Promise.resolve();
  const hold: Locks["hold"] = (_name, work) => {
    holders += 1;
    const held = last.then(work);
    last = held.catch(() => undefined);
    return held.finally(() => {
      holders -= 1;
    });
  };
  return {
    locks: { hold, holdIfFree: async (name, work) => (holders > 0 ? null : hold(name, work)) },
    holders: () => holders,
  };
}
