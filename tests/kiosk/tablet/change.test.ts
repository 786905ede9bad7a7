import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { err } from "../../../src/kernel/result.ts";
import { apply, type Change } from "../../../src/kiosk/tablet/change.ts";
import { handOver } from "../../../src/kiosk/tablet/handing-over.ts";
import type { TabletState } from "../../../src/kiosk/tablet/state.ts";
import { outcomeMark } from "../../../src/kiosk/tablet/tallying.ts";
import { arbitraryOutcome } from "../../support/arbitrary-outcome.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { workingTablet } from "../support/test-tablet.ts";

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

const id = fc.stringMatching(/^[0-9a-f]{32}$/);
const date = fc.constantFrom("2026-09-13", "2026-09-14", "2026-09-15");
const kept = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined });

const records = fc
  .record({
    pin: kept(fc.constant({ salt: "00", hash: "11" })),
    pinGuard: kept(fc.record({ wrong: fc.nat(9), waitMs: fc.nat(1_000_000) })),
    shift: kept(fc.option(fc.record({ id, label: fc.string(), date, started: fc.constant("09:00") }))),
    lastShift: kept(fc.option(fc.record({ id, date, leftOpen: fc.boolean() }))),
    clocks: kept(fc.option(fc.record({ server: fc.nat(), tablet: fc.nat() }))),
    staffLanguage: kept(fc.constantFrom("sv", "so", "ar")),
    lockMinutes: kept(fc.integer({ min: 1, max: 60 })),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Change["records"] & object);

/** What of the state is on the disk, as far as these changes touch it. */
function stored({ pin, pinGuard, shift, lastShift, clocks, staffLanguage, lockMinutes, tally, contacts }: TabletState) {
  return { pin, pinGuard, shift, lastShift, clocks, staffLanguage, lockMinutes, tally, contacts };
}

const changes = fc.array(fc.record({ records, outcomes: fc.array(arbitraryOutcome, { maxLength: 2 }) }), { maxLength: 5 });

test("what a change shows is what a fresh page finds on the disk, whichever of the two comes first", async () => {
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom("disk", "screen"), async (days, first) => {
      const tablet = await workingTablet(round);
      for (const day of days) {
        const page = tablet.page();
        const marks = day.outcomes.flatMap((outcome) => outcomeMark(page, page.ports.newId(), 0, outcome, "sv") ?? []);
        const change = { records: day.records, marks };
        const expected = stored(apply(page.state(), change));
        await page.commit(change, { first } as const);
        expect(stored(page.state())).toEqual(expected);
      }
      const shown = stored(tablet.page().state());
      expect(stored((await tablet.restart()).state())).toEqual(shown);
    }),
    { numRuns: 40 },
  );
});

test("a change that the disk refuses shows nothing of it that counts", async () => {
  await fc.assert(
    fc.asyncProperty(records, arbitraryOutcome, async (changed, outcome) => {
      const tablet = await workingTablet(round);
      const page = tablet.page();
      const mark = outcomeMark(page, page.ports.newId(), 0, outcome, null);
      const change = { records: changed, marks: mark === null ? [] : [mark] };
      const before = page.state();
      vi.spyOn(page.ports.store, "commit").mockResolvedValue(err("full"));
      await page.commit(change);
      expect(page.state()).toEqual({ ...before, storageFailure: "full" });
      await page.commit(change, { first: "screen", by: "itself" });
      expect(page.state()).toMatchObject({ tally: before.tally, contacts: before.contacts });
    }),
    { numRuns: 25 },
  );
});

test("how an interview ended is for the next page to show: on this one it is still being closed", async () => {
  const tablet = await workingTablet(round);
  await handOver(tablet.page(), "self");
  const { handOver: handed } = tablet.page().state();
  const ended = handed && { ...handed, phase: { kind: "ended", ending: "sent", language: "sv" } as const };
  await tablet.page().commit({ records: { handOver: ended } });
  expect(tablet.page().state().handOver?.phase).toEqual({ kind: "open" });
  expect((await tablet.restart()).state().handOver).toEqual(ended);
});

test("no screen is woken by what it shows already", async () => {
  const tablet = await workingTablet(round);
  const page = tablet.page();
  const woken = vi.fn<() => void>();
  page.subscribe(woken);
  page.show({});
  page.show({ locked: page.state().locked, slowLine: false });
  expect(woken).not.toHaveBeenCalled();
  page.show({ locked: !page.state().locked });
  expect(woken).toHaveBeenCalledTimes(1);
});
