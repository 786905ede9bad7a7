import { clocksAgree } from "../../domain/round/clock-fault.ts";
import { mayDepart } from "../../domain/round/departure.ts";
import type { Result } from "../../kernel/result.ts";
import type { Browser } from "../browser/browser.ts";
import { letAnswersLeave } from "../tablet/departure.ts";
import type { SyncState, TabletState } from "../tablet/state.ts";
import type { Tablet } from "../tablet/tablet.ts";
import { type ExchangeFailure, type ExchangePorts, exchange } from "./exchange.ts";
import { SYNC_LOCK } from "./sync-lock.ts";
import type { TransportFailure } from "./transport.ts";

const CALM_MS = 30_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 5 * 60_000;
const AFTER_CHANGE_MS = 1_500;
const FULL_OFFER_EVERY_MINUTES = 15;
const LAST_FULL_OFFER = "streck.last-full-offer";
/** Without a release that can be trusted nobody knows the round's threshold. */
const ONLY_ON_ORDER = { batchThreshold: Number.POSITIVE_INFINITY, batchAfterMinutes: Number.POSITIVE_INFINITY };

/** What is done with the server's word beside handing in is the place's affair. */
export type SchedulerPorts = ExchangePorts & {
  /** The tablet was emptied: the server is told. */
  readonly reportWiped: () => Promise<Result<void, TransportFailure>>;
  /** The hash of the release that the server has for this tablet; null where it has none. */
  readonly updateRelease: (wanted: string | null) => Promise<void>;
  /** What the waiting room is told may be another. Asked as rarely as everything is offered. */
  readonly updateTold: () => Promise<void>;
};

export type Scheduler = {
  /** Sends everything now: the assistant said so. Also lets waiting answers leave before they are five. */
  readonly now: () => Promise<void>;
  /** Asks the server now, and lets leave what may. */
  readonly ask: () => Promise<void>;
  /** Something new may be waiting. */
  readonly soon: () => void;
};

/**
 * Keeps tablet and server alike: on a timer with backoff and jitter, when the network or the screen comes back, and on
 * demand. One at a time across all pages of the tablet, under a Web Lock.
 */
export function startScheduler(tablet: Tablet, ports: SchedulerPorts): Scheduler {
  const { browser } = tablet.ports;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const schedule = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(false), delay);
  };

  const run = async (ordered: boolean): Promise<void> => {
    clearTimeout(timer);
    const ran = await underLock(browser, ordered, () => exchangeOnce(tablet, ports, ordered)).catch(() => broken(tablet));
    failures = ran === "failed" ? failures + 1 : ran === "partly" ? 1 : ran === "busy" ? failures : 0;
    const retry = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
    const jitter = 0.75 + ((ports.randomBytes(1)[0] ?? 0) / 255) * 0.5;
    schedule(failures === 0 ? CALM_MS : retry * jitter);
  };

  browser.on("online", () => void run(false));
  browser.on("visibility", () => {
    if (browser.isVisible()) {
      void run(false);
    }
  });
  schedule(0);
  return {
    now: () => run(true),
    ask: () => run(false),
    soon() {
      if (failures === 0) {
        schedule(AFTER_CHANGE_MS);
      }
    },
  };
}

/** `partly`: it failed, but not before something had been received. */
type Ran = "done" | "partly" | "failed" | "busy";

async function underLock({ locks }: Browser, wait: boolean, work: () => Promise<Ran>): Promise<Ran> {
  return wait ? locks.hold(SYNC_LOCK, work) : ((await locks.holdIfFree(SYNC_LOCK, work)) ?? "busy");
}

/** Whatever was thrown, it must not be the last exchange that this page tries. */
function broken(tablet: Tablet): "failed" {
  tablet.show({ sync: { kind: "failed", why: "server" } });
  return "failed";
}

async function exchangeOnce(tablet: Tablet, ports: SchedulerPorts, ordered: boolean): Promise<Ran> {
  const { device, held, outbox, shift, wiped } = tablet.state();
  if (wiped !== null) {
    return (await ports.reportWiped()).ok ? "done" : "failed";
  }
  if (device === null) {
    return "done";
  }
  const { clock, browser } = tablet.ports;
  const settings = held.kind === "verified" ? held.release.settings : ONLY_ON_ORDER;
  const minutesSinceOldest = outbox.waitingMinute === null ? 0 : clock.epochMinutes() - outbox.waitingMinute;
  // A report leaves with answers; without any, on order, or when no shift runs to whose people it could be tied.
  const reports = outbox.reportsWaiting > 0 && (ordered || shift === null);
  if (reports || mayDepart({ count: outbox.answersWaiting, minutesSinceOldest }, ordered, settings)) {
    await letAnswersLeave(tablet, "itself");
  }
  tablet.show({ sync: { kind: "running" } });
  const full = ordered || fullOfferIsDue(browser, clock.epochMinutes());
  const before = received(tablet);
  const result = await exchange(tablet, ports, full);
  if (!result.ok) {
    tablet.show({ sync: { kind: "failed", why: explain(result.error) } });
    return received(tablet) > before ? "partly" : "failed";
  }
  if (full) {
    browser.session.write(LAST_FULL_OFFER, String(clock.epochMinutes()));
  }
  const lastContact = { time: clock.timeOfDay(), site: result.value.site };
  const clocks = clocksAt(tablet, result.value.serverTime);
  const noted = await tablet.commit({ records: { lastContact, ...clocks } }, { by: "itself" });
  if (!noted.ok) {
    tablet.show({ sync: { kind: "failed", why: "storage" } });
    return "failed";
  }
  tablet.show({ sync: { kind: "idle" } });
  await ports.updateRelease(result.value.release);
  if (full) {
    await ports.updateTold();
  }
  return "done";
}

/** What both clocks show now. A shift that is still to come, by a clock that is right, was dated by one that was wrong. */
function clocksAt({ ports: { clock }, state }: Tablet, serverTime: string): Partial<Pick<TabletState, "clocks" | "lastShift">> {
  const server = Math.floor(Date.parse(serverTime) / 60_000);
  if (!Number.isSafeInteger(server)) {
    return {};
  }
  const clocks = { server, tablet: clock.epochMinutes() };
  const { lastShift } = state();
  const dated = lastShift !== null && lastShift.date > clock.today() && clocksAgree(clocks);
  return dated ? { clocks, lastShift: null } : { clocks };
}

function received(tablet: Tablet): number {
  const { answersReceived, marksReceived } = tablet.state().outbox;
  return answersReceived + marksReceived;
}

/** A restored server says so by its epoch; offering everything now and then also finds what nobody announced. */
function fullOfferIsDue({ session }: Browser, now: number): boolean {
  const last = session.read(LAST_FULL_OFFER);
  return last === null || Math.abs(now - Number(last)) >= FULL_OFFER_EVERY_MINUTES;
}

function explain(failure: ExchangeFailure): Extract<SyncState, { kind: "failed" }>["why"] {
  switch (failure) {
    case "slow":
      return "slow";
    case "unreachable":
    case "timed-out":
    case "other-server":
      return "unreachable";
    case "not-enrolled":
      return "not-enrolled";
    case "unknown-protocol":
      return "too-old";
    case "storage":
      return "storage";
    default:
      return "server";
  }
}
