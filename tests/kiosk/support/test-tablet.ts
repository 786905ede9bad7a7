import { mintAnswer } from "../../../src/envelopes/mint-answer.ts";
import { mintFaultReport } from "../../../src/envelopes/mint-fault-report.ts";
import type { MintedItem } from "../../../src/envelopes/minted-item.ts";
import type { CivilDate, HalfDay } from "../../../src/kernel/calendar.ts";
import type { MintId } from "../../../src/kernel/ids.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import type { TabletClock } from "../../../src/kiosk/browser/clock.ts";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { join } from "../../../src/kiosk/place/joining.ts";
import { canaryInMemory } from "../../../src/kiosk/store/canary.ts";
import { openStore } from "../../../src/kiosk/store/open-store.ts";
import type { ClosableStore } from "../../../src/kiosk/store/store.ts";
import type { TabletStore } from "../../../src/kiosk/store/tablet-store.ts";
import type { Transport } from "../../../src/kiosk/sync/transport.ts";
import { restoreState } from "../../../src/kiosk/tablet/restoring.ts";
import { startShift } from "../../../src/kiosk/tablet/shifts.ts";
import type { TabletState } from "../../../src/kiosk/tablet/state.ts";
import { createTablet, type Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { type Disk, good, readDisk } from "../../contracts/outbox.ts";
import { asDate } from "../../support/brands.ts";
import { type HandBrowser, handBrowser } from "./hand-browser.ts";
import { enrolReply, type TestRound } from "./test-round.ts";

/** A tablet with a database of its own, which outlives its pages, and a clock that only the test turns. */
export type TestTablet = {
  readonly name: string;
  readonly clock: HandClock;
  readonly browser: HandBrowser;
  /** The page that is open. */
  readonly page: () => Tablet;
  /** A fresh page on what is stored; the one before is gone as if its browser had been killed. */
  readonly restart: () => Promise<Tablet>;
  /** The same as its first screen has it: with what was kept of the marks in their place. */
  readonly restartUnread: () => Promise<Tablet>;
  readonly disk: () => Promise<Disk>;
  /** Ends the page's connection to its database; the next call opens another. */
  readonly disconnect: () => Promise<void>;
};

export type HandClock = TabletClock & {
  readonly pass: (minutes: number) => void;
  readonly turnTo: (date: CivilDate, half: HalfDay) => void;
};

type Options = {
  readonly name?: string;
  readonly browser?: HandBrowser;
  readonly around?: (store: TabletStore) => TabletStore;
  readonly newId?: MintId;
};

export async function testTablet({
  name = `tablet ${newId()}`,
  browser = handBrowser(),
  around = (store) => store,
  newId: mint = newId,
}: Options = {}): Promise<TestTablet> {
  const clock = handClock();
  // Outlives the database, as it does in a browser.
  const canary = canaryInMemory();
  let opened: ClosableStore;
  let page: Tablet;
  const restart = async (marks: "read" | "unread" = "read"): Promise<Tablet> => {
    opened = openStore({ name, epochMinutes: clock.epochMinutes, canary });
    const store = around(opened);
    const ports = { store, browser, clock, newId: mint, mintAnswer, mintFaultReport, language: "sv" } as const;
    page = createTablet(
      ports,
      await restoreState(good(await (marks === "read" ? store.load() : store.loadFirst("later"))), ports),
    );
    return page;
  };
  await restart();
  const restartUnread = (): Promise<Tablet> => restart("unread");
  return {
    name,
    clock,
    browser,
    restart: () => restart(),
    restartUnread,
    page: () => page,
    disk: () => readDisk(name),
    disconnect: () => opened.close(),
  };
}

/** Enrolled for the round, with a shift that has begun. */
export async function workingTablet(round: TestRound, options: Options = {}): Promise<TestTablet> {
  const tablet = await testTablet(options);
  const joining = good(await askToJoin(tablet.page(), offering(enrolReply(round)), "CODE00000000", round.signing.kid));
  good(await join(tablet.page(), joining));
  if (!(await startShift(tablet.page(), "Förmiddag"))) {
    throw new Error("the shift did not start");
  }
  return tablet;
}

/** Puts items into the tablet's store as they are, as if it had minted them. */
export async function storeItems(tablet: Tablet, items: readonly MintedItem[]): Promise<void> {
  tablet.show({ outbox: good(await tablet.ports.store.commit({ items })) });
}

/** The state as if this had come about, without anything of it stored. */
export function pretend(tablet: Tablet, changes: Partial<TabletState>): void {
  tablet.become({ ...tablet.state(), ...changes });
}

/** A server that answers every enrolment with this. */
export function offering(reply: ReturnType<typeof enrolReply>): Transport {
  return {
    offer: async () => ok({ protocol: PROTOCOL, practice: false }),
    enrol: async () => ok(reply),
    release: async () => ok({ protocol: PROTOCOL, siteId: reply.siteId, release: reply.release }),
    sound: async () => err("unreachable"),
    sync: async () => err("unreachable"),
    faultReports: async () => err("unreachable"),
    told: async () => err("unreachable"),
    wiped: async () => err("unreachable"),
  };
}

function handClock(): HandClock {
  let today = asDate("2026-09-14");
  let half: HalfDay = "am";
  let minutes = 29_000_000;
  return {
    today: () => today,
    halfDay: () => half,
    timeOfDay: () => `${half === "am" ? "09" : "13"}:${String(minutes % 60).padStart(2, "0")}`,
    epochMinutes: () => minutes,
    wallTime: (epochMinutes) => `minute ${epochMinutes}`,
    pass(passed) {
      minutes += passed;
    },
    turnTo(date, halfDay) {
      asDate((today = date));
      half = halfDay;
    },
  };
}
