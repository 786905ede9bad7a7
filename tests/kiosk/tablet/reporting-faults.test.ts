import "fake-indexeddb/auto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { MOST_FAULT_REPORTS_A_DAY, MOST_FAULT_TEXT } from "../../../src/domain/fault-report/fault-report.ts";
import { err } from "../../../src/kernel/result.ts";
import { hasUnsent } from "../../../src/kiosk/place/leaving.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { type Reported, reportFault, type SaidFault } from "../../../src/kiosk/tablet/reporting-faults.ts";
import { endShift } from "../../../src/kiosk/tablet/shifts.ts";
import { decodeFaultReport } from "../../../src/protocol/device/fault-report.ts";
import { asDate, asRoundId, asSiteId } from "../../support/brands.ts";
import { faultReport, itemOfReport } from "../../support/fault-reports.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, testTablet, workingTablet } from "../support/test-tablet.ts";

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

const SAID: SaidFault = { fault: "hearing", text: "För svagt ljud", language: "so" };
const report = (tablet: TestTablet, said: Partial<SaidFault> = {}): Promise<Reported> =>
  reportFault(tablet.page(), { ...SAID, ...said });
const reportsOn = async (tablet: TestTablet) => (await tablet.disk()).items.filter(({ kind }) => kind === "fault-report");
const countsOf = (tablet: TestTablet): readonly number[] => {
  const { reportsWaiting, reportsLeaving } = tablet.page().state().outbox;
  return [reportsWaiting, reportsLeaving];
};

describe("a report of a fault", () => {
  test("is on the disk with its half-day and nothing of who made it, and is there after a restart", async () => {
    const tablet = await workingTablet(round);
    tablet.clock.turnTo(asDate("2026-09-15"), "pm");
    expect(await report(tablet)).toBe("saved");
    const [item] = await reportsOn(tablet);
    const read = decodeFaultReport(item?.bytes ?? "");
    const { siteId, roundId } = tablet.page().state().device ?? {};
    expect(read).toMatchObject({
      ok: true,
      value: { id: item?.id, siteId, roundId, date: "2026-09-15", halfDay: "pm", language: "so", fault: "hearing" },
    });
    expect(JSON.stringify(await tablet.disk())).not.toContain("svagt");
    expect(countsOf(tablet)).toEqual([1, 0]);
    await tablet.restart();
    expect(countsOf(tablet)).toEqual([1, 0]);
    expect(hasUnsent(tablet.page().state())).toBe(true);
  });

  test("leaves with what leaves at the end of the shift, and not because it was made", async () => {
    const tablet = await workingTablet(round);
    await report(tablet);
    expect((await reportsOn(tablet)).map(({ state }) => state)).toEqual(["waiting"]);
    await endShift(tablet.page());
    expect((await reportsOn(tablet)).map(({ state }) => state)).toEqual(["released"]);
    expect(countsOf(tablet)).toEqual([0, 1]);
  });

  test("leaves with answers that leave", async () => {
    const tablet = await workingTablet(round);
    await report(tablet);
    await letAnswersLeave(tablet.page(), "itself");
    expect(countsOf(tablet)).toEqual([0, 1]);
  });

  test("is no answer and no mark: no figure, bound or list of theirs has it", async () => {
    const tablet = await workingTablet(round);
    const before = tablet.page().state();
    await report(tablet);
    const after = tablet.page().state();
    expect(after.tally).toEqual(before.tally);
    expect(after.outbox).toEqual({ ...before.outbox, reportsWaiting: 1 });
    const { store } = tablet.page().ports;
    expect(store.watch.spare()).toMatchObject({ answers: 0, marks: 0 });
    // Nor while one is on its way to the disk.
    const { device } = tablet.page().state();
    const at = { roundId: device?.roundId ?? asRoundId(""), siteId: device?.siteId ?? asSiteId("") };
    const storing = store.commit({ items: [itemOfReport(faultReport(at))] });
    expect(store.watch.spare()).toMatchObject({ answers: 0, marks: 0 });
    await storing;
  });

  test("is taken so often a day, also over restarts, and again on the next", async () => {
    const tablet = await workingTablet(round);
    for (let count = 0; count < MOST_FAULT_REPORTS_A_DAY; count++) {
      expect(await report(tablet, { text: "" })).toBe("saved");
    }
    expect(await report(tablet)).toBe("enough");
    await tablet.restart();
    expect(await report(tablet)).toBe("enough");
    expect(await reportsOn(tablet)).toHaveLength(MOST_FAULT_REPORTS_A_DAY);
    tablet.clock.turnTo(asDate("2026-09-15"), "am");
    expect(await report(tablet)).toBe("saved");
  });

  test("is refused where nothing of it could be stored: too long, no round, a full disk, no seal", async () => {
    const tablet = await workingTablet(round);
    expect(await report(tablet, { text: "x".repeat(MOST_FAULT_TEXT + 1) })).toBe("refused");
    expect(await report(tablet, { text: "\u0000".repeat(MOST_FAULT_TEXT) })).toBe("saved");
    expect(await report(await testTablet())).toBe("refused");
    const { store } = tablet.page().ports;
    const commit = vi.spyOn(store, "commit").mockResolvedValue(err("full"));
    expect(await report(tablet)).toBe("refused");
    commit.mockRestore();
    const verify = vi.spyOn(store, "verify").mockResolvedValue(err("differs"));
    expect(await report(tablet)).toBe("refused");
    verify.mockRestore();
    const mint = vi.spyOn(tablet.page().ports, "mintFaultReport").mockRejectedValue(new TypeError("Failed to fetch"));
    expect(await report(tablet)).toBe("refused");
    mint.mockRestore();
    expect(await report(tablet)).toBe("saved");
  });

  test("is one, however fast somebody taps", async () => {
    const tablet = await workingTablet(round);
    expect((await Promise.all([report(tablet), report(tablet), report(tablet)])).toSorted()).toEqual([
      "refused",
      "refused",
      "saved",
    ]);
    expect(await reportsOn(tablet)).toHaveLength(1);
  });
});
