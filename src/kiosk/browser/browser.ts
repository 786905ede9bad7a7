import { type Locks, pageLocks } from "./locks.ts";
import { stayAwake } from "./wake-lock.ts";

/** What the tablet's core asks of the page that it runs in; a test brings one that it turns itself. */
export type Browser = {
  readonly session: Session;
  readonly locks: Locks;
  readonly isVisible: () => boolean;
  /** Calls at each such moment, until the function that it returns is called. */
  readonly on: (moment: Moment, listener: () => void) => () => void;
  /** Keeps the screen on, where the browser can, until the function that it returns is called. */
  readonly stayAwake: () => () => void;
};

/** `visibility`: the page came into sight or went out of it. `leaving`: it goes for good, as far as it can know. */
export type Moment = "online" | "visibility" | "leaving";

/** A few words that survive the fresh page that each client gets, and go with the browser tab. */
export type Session = {
  readonly read: (key: string) => string | null;
  /** Null removes it. */
  readonly write: (key: string, value: string | null) => void;
};

export const pageBrowser: Browser = {
  session: {
    read: (key) => sessionStorage.getItem(key),
    write(key, value) {
      if (value === null) {
        sessionStorage.removeItem(key);
      } else {
        sessionStorage.setItem(key, value);
      }
    },
  },
  locks: pageLocks(),
  isVisible: () => document.visibilityState === "visible",
  on(moment, listener) {
    const [target, event] = EVENTS[moment]();
    target.addEventListener(event, listener);
    return () => target.removeEventListener(event, listener);
  },
  stayAwake,
};

const EVENTS: Readonly<Record<Moment, () => readonly [EventTarget, string]>> = {
  online: () => [globalThis, "online"],
  visibility: () => [document, "visibilitychange"],
  leaving: () => [globalThis, "pagehide"],
};
