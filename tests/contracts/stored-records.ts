import fc from "fast-check";
import { NO_CONTACTS } from "../../src/domain/tally/counts.ts";
import type { RoundId } from "../../src/kernel/ids.ts";
import type { Singles } from "../../src/kiosk/store/records.ts";
import {
  asContactId,
  asDate,
  asDeviceId,
  asEpoch,
  asGeneration,
  asRoundId,
  asServerId,
  asShiftId,
  asSiteId,
  asThumbprint,
} from "../support/brands.ts";

export const ROUND = asRoundId("a".repeat(32));
/** A tablet's place, in this round. */
export function placeIn(roundId: RoundId): Singles["device"] {
  return {
    generation: asGeneration("1".repeat(32)),
    deviceId: asDeviceId("2".repeat(32)),
    token: "3".repeat(64),
    serverId: asServerId("4".repeat(32)),
    epoch: asEpoch("5".repeat(32)),
    siteId: asSiteId("6".repeat(32)),
    signer: asThumbprint("7".repeat(43)),
    roundId,
  };
}

/** One of each single record, as a tablet that works has them. */
export const SOUND: Singles = {
  device: placeIn(ROUND),
  shift: { id: asShiftId("f".repeat(32)), label: "Förmiddag", date: asDate("2026-09-14"), started: "08:00" },
  handOver: { contactId: asContactId("e".repeat(32)), revision: 0, mode: "self", phase: { kind: "open" } },
  outbox: {
    answersWaiting: 1,
    answersLeaving: 1,
    answersReceived: 1,
    marksPending: 1,
    marksReceived: 1,
    reportsWaiting: 0,
    reportsLeaving: 0,
    waitingMinute: 29_000_000,
    oldestMinute: 29_000_000,
  },
  lastContact: { time: "12:00", site: null },
  clocks: { server: 29_000_000, tablet: 29_000_001 },
  lastShift: { id: asShiftId("f".repeat(32)), date: asDate("2026-09-13"), leftOpen: true },
  figures: {
    roundId: ROUND,
    marks: 2,
    round: { counts: { ...NO_CONTACTS, R: 1 }, byLanguage: [["sv", { ...NO_CONTACTS, R: 1 }]], reasons: [["no-time", 1]] },
    days: [[asDate("2026-09-14"), { counts: NO_CONTACTS, byLanguage: [], reasons: [] }]],
    shifts: [],
  },
  pin: { salt: "00", hash: "11" },
  pinGuard: { wrong: 3, waitMs: 0 },
  staffLanguage: "so",
  lockMinutes: 2,
  feedback: { siteId: asSiteId("9".repeat(32)), edition: 3, signed: null },
  faultsOfDay: { date: asDate("2026-09-14"), reports: 2 },
  safety: {
    epoch: asEpoch("5".repeat(32)),
    answers: 3,
    day: 5,
    date: asDate("2026-09-14"),
    graceDays: 14,
    receivedMinute: 29_000_000,
  },
};
export const NAMES = Object.keys(SOUND) as (keyof Singles)[];

/** Anything that a database can hold, and that is no record of ours. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, {}, [], "", 0, Number.NaN, true, { phase: {} }, { phase: { kind: "tomorrow" } }),
  fc.anything({ withDate: true, withBigInt: true, withTypedArray: true, withNullPrototype: false }),
);
