import { asDate, asWeek } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { beforeAll, describe, expect, test } from "vitest";
import { countContacts } from "../../../src/domain/tally/counts.ts";
import { foldLedger } from "../../../src/domain/tally/ledger.ts";
import { handOver, mintClosing, storeClosing, takeBack } from "../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { endShift, endShiftOfAnotherDay, startShift } from "../../../src/kiosk/tablet/shifts.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { whyNoShift } from "../../../src/kiosk/tablet/working-day.ts";
import { open, openingKey } from "../../../src/sealing/open.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { visitor } from "../../support/visitor.ts";
import { type TestRound, testRound, WAITING_ROOM } from "../support/test-round.ts";
import { pretend, type TestTablet, workingTablet } from "../support/test-tablet.ts";

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

async function betweenShifts(): Promise<TestTablet> {
  const tablet = await workingTablet(round);
  await endShift(tablet.page());
  return tablet;
}

describe("a shift", () => {
  test("is not begun by a clock that is more than an hour from the server's, and is once it was set", async () => {
    const tablet = await betweenShifts();
    const now = tablet.clock.epochMinutes();
    pretend(tablet.page(), { clocks: { server: now - 61, tablet: now } });
    expect(whyNoShift(tablet.page())).toBe("server");
    expect(await startShift(tablet.page(), "")).toBe(false);
    expect(tablet.page().state().shift).toBe(null);
    tablet.clock.pass(-61);
    expect(whyNoShift(tablet.page())).toBe(null);
    expect(await startShift(tablet.page(), "")).toBe(true);
  });

  test.each([
    [asDate("2026-09-13"), "last-shift"],
    [asDate("2000-01-01"), "last-shift"],
    [asDate("2036-09-14"), "over"],
    [asDate("2026-10-10"), "over"],
    [asDate("2026-10-09"), null],
  ])("on %s: %s, without a network and after a restart", async (date, why) => {
    const tablet = await betweenShifts();
    tablet.clock.turnTo(date, "am");
    await tablet.restart();
    expect(whyNoShift(tablet.page())).toBe(why);
    expect(await startShift(tablet.page(), "")).toBe(why === null);
  });

  test("before the round's first day is none", async () => {
    const tablet = await betweenShifts();
    pretend(tablet.page(), { lastShift: null });
    tablet.clock.turnTo(asDate("2026-09-13"), "am");
    expect(whyNoShift(tablet.page())).toBe("not-begun");
  });

  test("in practice is begun on any day, by any clock", async () => {
    const practice = await testRound();
    const tablet = await workingTablet(practice);
    await endShift(tablet.page());
    const { held } = tablet.page().state();
    if (held.kind === "verified") {
      const organisation = { ...held.release.organisation, practice: true };
      pretend(tablet.page(), {
        held: { ...held, release: { ...held.release, organisation } },
        clocks: { server: 0, tablet: 9_000_000 },
      });
    }
    tablet.clock.turnTo(asDate("2000-01-01"), "am");
    expect(await startShift(tablet.page(), "")).toBe(true);
  });
});

describe("a shift that was left open overnight", () => {
  test("is ended, its figures stay with its day, and what waited may leave", async () => {
    const tablet = await workingTablet(round);
    await choosePin(tablet.page(), "8305");
    const shift = tablet.page().state().shift;
    await markContact(tablet.page(), { kind: "missed" }, null);
    expect(await endShiftOfAnotherDay(tablet.page())).toBe(false);
    tablet.clock.turnTo(asDate("2026-09-15"), "am");
    const page = await tablet.restart();
    expect(await endShiftOfAnotherDay(page)).toBe(true);
    expect(page.state()).toMatchObject({ shift: null, lastShift: { id: shift?.id, date: asDate("2026-09-14"), leftOpen: true } });
    expect((await tablet.restart()).state().lastShift?.leftOpen).toBe(true);
    expect(await startShift(tablet.page(), "")).toBe(true);
    expect(tablet.page().state().lastShift).toBe(null);
    await markContact(tablet.page(), { kind: "left" }, null);
    const contacts = foldLedger(ledgerOf(tablet.page().state().tally));
    expect(contacts.map(({ date }) => date).sort()).toEqual([asDate("2026-09-14"), asDate("2026-09-15")]);
    expect(countContacts(contacts.filter(({ shiftId }) => shiftId === shift?.id))).toMatchObject({ NC: 1, UO: 0 });
  });

  test("waits for a client who has the tablet at midnight: her contact and her week belong to the day on which she got it", async () => {
    const sunday = await testRound(undefined, {});
    const tablet = await workingTablet(sunday);
    const page = tablet.page();
    await choosePin(page, "8305");
    const { held, shift } = page.state();
    if (held.kind !== "verified" || shift === null) {
      throw new Error("no round");
    }
    // A Sunday: the day after is in another week, too.
    pretend(page, { shift: { ...shift, date: asDate("2026-09-20") } });
    tablet.clock.turnTo(asDate("2026-09-20"), "pm");
    await handOver(page, "self");
    tablet.clock.turnTo(asDate("2026-09-21"), "am");
    expect(await endShiftOfAnotherDay(page)).toBe(false);
    const closed = visitor(WAITING_ROOM).chooses("sv").starts().choosesFirst().choosesFirst().sends().leaves();
    const closing = await mintClosing(page, held.release, closed);
    if (closing === null) {
      throw new Error("nothing was minted");
    }
    expect(closing.mark).toMatchObject({ date: asDate("2026-09-20"), halfDay: "pm" });
    const sealed = closing.change.answer;
    const key = await openingKey(sunday.coordinator.kid, sunday.coordinator.privateKey);
    const opened = await open({ id: sealed?.id ?? "", sealed: sealed?.bytes ?? "" }, key);
    expect(opened.ok && opened.value["week"]).toBe(asWeek("2026-W38"));
    await storeClosing(page, closing);
    await takeBack(page);
    expect(await endShiftOfAnotherDay(page)).toBe(true);
  });
});
