import { addToTally } from "../../domain/tally/tally.ts";
import type { MintAnswer } from "../../envelopes/mint-answer.ts";
import type { MintFaultReport } from "../../envelopes/mint-fault-report.ts";
import type { MintId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/result.ts";
import { valuesOf } from "../../kernel/shared-map.ts";
import type { Browser } from "../browser/browser.ts";
import type { TabletClock } from "../browser/clock.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { OutboxCounts } from "../store/records.ts";
import type { TabletStore } from "../store/tablet-store.ts";
import { apply, type Change, changesFigures, foresee, takeBackShown, writeOf } from "./change.ts";
import { contactsAtStart, keepOrder } from "./contacts.ts";
import { createCounting } from "./counting.ts";
import type { HeldRelease } from "./held-release.ts";
import { readMarks } from "./reading-marks.ts";
import type { TabletState } from "./state.ts";

/** What the tablet stands on; a test brings its own clock, chance, store and browser. */
export type TabletPorts = {
  readonly store: TabletStore;
  readonly browser: Browser;
  readonly clock: TabletClock;
  readonly newId: MintId;
  readonly mintAnswer: MintAnswer;
  readonly mintFaultReport: MintFaultReport;
  /** The staff language where none was chosen yet. */
  readonly language: Language;
};

/** Who wants something stored: somebody who looks at the screen and must be told, or the tablet in the background. */
export type Doer = "somebody" | "itself";

/** `first`: whether the screen waits for the disk, or shows the change before it and takes strokes back that were refused. */
export type How = { readonly by?: Doer; readonly first?: "disk" | "screen" };

/** What no record keeps, or the store alone. An emptied tablet counts wrong PINs in its second place. */
type Shown = Partial<
  Pick<
    TabletState,
    | "locked"
    | "pinGuard"
    | "wiped"
    | "damaged"
    | "offered"
    | "unreadable"
    | "outbox"
    | "sync"
    | "sounds"
    | "told"
    | "slowLine"
    | "storageFailure"
  > & {
    /** One that waits for a newer app runs nothing. What runs is stored first. */
    readonly held: Extract<HeldRelease, { kind: "needs-update" }>;
  }
>;

/** The tablet's state, and the one way to change what is stored. Actions in this folder are functions over it. */
export type Tablet = {
  readonly ports: TabletPorts;
  readonly state: () => TabletState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes only what is shown. Nobody is woken where it is shown already. */
  readonly show: (shown: Shown) => void;
  /**
   * Commits to the disk and shows what follows. On failure nothing that is stored has changed, and the state says why until
   * somebody's next deed succeeds. What the tablet does by itself neither says so nor takes such a word away.
   */
  readonly commit: (change: Change, how?: How) => Promise<Result<OutboxCounts, StorageFailure>>;
  /** Reads the marks that the first screen did not need, once. False where the disk refused; the next call tries again. */
  readonly readMarks: () => Promise<boolean>;
  /** The tablet has joined: another place, with what is stored of it. */
  readonly become: (state: TabletState) => void;
};

export function createTablet(ports: TabletPorts, initial: TabletState): Tablet {
  const { store, browser } = ports;
  const spare = store.watch.spare();
  // What the database lost or can't read, the second place may still have; the PIN is one and the same.
  const guard = store.watch.wiped() === null ? initial.pinGuard : (spare?.pinGuard ?? initial.pinGuard);
  let state: TabletState = { ...initial, wiped: store.watch.wiped(), pin: initial.pin ?? spare?.pin ?? null, pinGuard: guard };
  const counting = createCounting(store, () => state);
  const listeners = new Set<() => void>();
  /** Nothing more is stored by this page: what is said of one deed, begun before or after, must not hide that. */
  let overtaken = false;

  const become = (next: TabletState): void => {
    if (next.contacts !== state.contacts) {
      keepOrder(next.contacts, browser.session);
    }
    state = overtaken ? { ...next, storageFailure: "newer" } : next;
    for (const listener of listeners) {
      listener();
    }
  };
  const show = (shown: Shown): void => {
    if ((Object.keys(shown) as (keyof Shown)[]).some((name) => shown[name] !== state[name])) {
      become({ ...state, ...shown });
    }
  };
  store.watch.onWiped((wiped) => show({ wiped }));
  store.onOvertaken(() => {
    overtaken = true;
    become(state);
  });

  let reading: Promise<boolean> | null = null;
  const readOnce = async (): Promise<boolean> => {
    const begun = state.device?.generation;
    const read = await readMarks(store);
    if (!read.ok || state.device?.generation !== begun) {
      return read.ok;
    }
    await counting.complete(read.value.tally, (whole) => {
      const tally = addToTally(whole, valuesOf(state.tally.marks));
      const contacts = contactsAtStart(whole, state.shift, browser.session);
      const unreadable = Math.max(read.value.unreadable, state.unreadable);
      become({ ...state, tally, tallyKnows: "contacts", contacts, unreadable });
    });
    return true;
  };
  const readUnread = async (): Promise<boolean> => {
    if (state.tallyKnows === "contacts") {
      return true;
    }
    reading ??= readOnce().finally(() => {
      reading = null;
    });
    return reading;
  };

  /** Changes that are shown, or soon will be, before the disk has them. */
  let onTheWay = 0;
  const storeAndShow: Tablet["commit"] = async (change, { by = "somebody", first = "disk" } = {}) => {
    if (first === "screen") {
      become(foresee(state, change));
    }
    if (change.records?.shift && state.tallyKnows !== "contacts") {
      // Which figures its day has already, only the marks can say.
      await readUnread();
    }
    const written = changesFigures(change) ? await counting.write(change) : await store.commit(await writeOf(change));
    // A database that is gone has a screen of its own.
    const failed = written.ok || written.error === "wiped" ? null : written.error;
    const said = by === "somebody" ? { storageFailure: failed } : {};
    if (written.ok) {
      become({ ...apply(state, change), outbox: written.value, ...said });
    } else if (first === "screen") {
      become({ ...takeBackShown(state, change), ...said });
    } else {
      show(said);
    }
    return written;
  };
  return {
    ports,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show,
    async commit(...asked) {
      onTheWay += 1;
      try {
        return await storeAndShow(...asked);
      } finally {
        onTheWay -= 1;
        if (onTheWay === 0) {
          counting.isAsShown(state.tally);
        }
      }
    },
    readMarks: readUnread,
    become(next) {
      become(next);
      counting.begin(next);
    },
  };
}
