import type { HalfDay } from "../../../src/kernel/calendar.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import type { TabletClock } from "../../../src/kiosk/device/clock.ts";
import { canaryInMemory } from "../../../src/kiosk/store/canary.ts";
import { type KioskDatabase, openDatabase } from "../../../src/kiosk/store/database.ts";
import { createStore, type KioskStore } from "../../../src/kiosk/store/store.ts";
import type { Transport } from "../../../src/kiosk/sync/transport.ts";
import { askToJoin, join } from "../../../src/kiosk/tablet/enrolment.ts";
import { startShift } from "../../../src/kiosk/tablet/shifts.ts";
import { createTablet, restoreState, type Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { type Disk, good, readDisk } from "../../contracts/outbox.ts";
import { enrolReply, type TestRound } from "./test-round.ts";

/** A tablet with a database of its own, which outlives its pages, and a clock that only the test turns. */
export type TestTablet = {
  readonly name: string;
  readonly clock: HandClock;
  /** The page that is open. */
  readonly page: () => Tablet;
  /** A fresh page on what is stored; the one before is gone as if its browser had been killed. */
  readonly restart: () => Promise<Tablet>;
  readonly disk: () => Promise<Disk>;
  readonly database: () => KioskDatabase;
};

export type HandClock = TabletClock & {
  readonly pass: (minutes: number) => void;
  readonly turnTo: (date: string, half: HalfDay) => void;
};

type Options = { readonly name?: string; readonly around?: (store: KioskStore) => KioskStore; readonly newId?: () => string };

export async function testTablet({
  name = `tablet ${newId()}`,
  around = (store) => store,
  newId: mint = newId,
}: Options = {}): Promise<TestTablet> {
  const clock = handClock();
  // Outlives the database, as it does in a browser.
  const canary = canaryInMemory();
  let database: KioskDatabase;
  let page: Tablet;
  const restart = async (): Promise<Tablet> => {
    database = openDatabase(name);
    const store = around(createStore(database, clock.epochMinutes, canary));
    const language = "sv";
    page = createTablet({ store, clock, newId: mint, language }, await restoreState(good(await store.load()), language));
    return page;
  };
  await restart();
  return { name, clock, restart, page: () => page, disk: () => readDisk(name), database: () => database };
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

/** A server that answers every enrolment with this. */
export function offering(reply: ReturnType<typeof enrolReply>): Transport {
  return {
    offer: async () => ok({ protocol: PROTOCOL, practice: false }),
    enrol: async () => ok(reply),
    release: async () => ok({ protocol: PROTOCOL, siteId: reply.siteId, release: reply.release }),
    sync: async () => err("unreachable"),
    wiped: async () => err("unreachable"),
  };
}

function handClock(): HandClock {
  let today = "2026-09-14";
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
      today = date;
      half = halfDay;
    },
  };
}
