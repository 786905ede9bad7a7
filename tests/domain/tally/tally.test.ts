import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countBy, countContacts, refusalReasons } from "../../../src/domain/tally/counts.ts";
import type { Figures } from "../../../src/domain/tally/figures.ts";
import { addMarks, type Contact, EMPTY_LEDGER, foldLedger, type Ledger } from "../../../src/domain/tally/ledger.ts";
import type { Mark } from "../../../src/domain/tally/mark.ts";
import {
  addToTally,
  contactIn,
  contactsOfShift,
  EMPTY_TALLY,
  figuresOfDay,
  figuresOfRound,
  figuresOfShift,
  outcomeMarksOf,
  type Tally,
  takeFromTally,
} from "../../../src/domain/tally/tally.ts";
import { getFrom, valuesOf } from "../../../src/kernel/shared-map.ts";
import { arbitraryDay } from "../../support/arbitrary-day.ts";
import { arbitraryOutcome } from "../../support/arbitrary-outcome.ts";
import { asContactId, asDate, asItemId, asRoundId, asShiftId, asSiteId } from "../../support/brands.ts";
import { ledgerOf } from "../../support/ledger-of.ts";

const MARKS = ["a0", "a1", "a2", "a3", "a4", "a5"].map(asItemId);
const CONTACTS = ["c0", "c1", "c2"].map(asContactId);
const LATER = ["a5", "b0", "b1", "b2"].map(asItemId);
const SHIFTS = ["50", "51"].map(asShiftId);
const DATES = [asDate("2026-09-14"), asDate("2026-09-15")] as const;
const place = { roundId: asRoundId("d0"), siteId: asSiteId("e0") };

/** So few ids that everything happens that should not: conflicts, revisions out of order, voids before what they void. */
const arbitraryMark: fc.Arbitrary<Mark> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("outcome" as const),
      id: fc.constantFrom(...MARKS),
      roundId: fc.constant(place.roundId),
      siteId: fc.constant(place.siteId),
      contactId: fc.constantFrom(...CONTACTS),
      revision: fc.nat({ max: 2 }),
      date: fc.constantFrom(...DATES),
      halfDay: fc.constantFrom("am" as const, "pm" as const),
      shiftId: fc.constantFrom(...SHIFTS),
      language: fc.constantFrom("sv", "ar", null),
      outcome: arbitraryOutcome,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("void" as const),
      id: fc.constantFrom(...LATER),
      roundId: fc.constant(place.roundId),
      siteId: fc.constant(place.siteId),
      voids: fc.constantFrom(...MARKS, ...LATER.slice(1, 2)),
    }),
  },
);

function figuresOf(contacts: readonly Contact[]): Figures {
  const byLanguage = countBy(contacts, ({ language }) => language ?? "");
  return { counts: countContacts(contacts), byLanguage, reasons: refusalReasons(contacts) };
}

/** Everything that can be asked of a tally is what folding the same marks anew gives. */
function expectFolded(tally: Tally, ledger: Ledger): void {
  expect(ledgerOf(tally)).toEqual(ledger);
  expect(tally.marks.size).toBe(ledger.size);
  const contacts = foldLedger(ledger);
  const ids = [...new Set([...CONTACTS, ...contacts.map(({ contactId }) => contactId)])].sort();
  expect(ids.flatMap((id) => contactIn(tally, asContactId(id)) ?? [])).toEqual(contacts);
  expect(figuresOfRound(tally)).toEqual(figuresOf(contacts));
  for (const shift of new Set([...SHIFTS, ...contacts.map(({ shiftId }) => shiftId)])) {
    const own = contacts.filter(({ shiftId }) => shiftId === shift);
    expect(contactsOfShift(tally, asShiftId(shift))).toEqual(own);
    expect(figuresOfShift(tally, asShiftId(shift))).toEqual(figuresOf(own));
  }
  for (const day of new Set([...DATES, ...contacts.map(({ date }) => date)])) {
    expect(figuresOfDay(tally, day)).toEqual(figuresOf(contacts.filter(({ date }) => date === day)));
  }
  const outcomes = [...ledger.values()].filter((mark) => mark.kind === "outcome");
  for (const id of ids) {
    const own = outcomes.filter(({ contactId }) => contactId === id);
    expect(new Set(outcomeMarksOf(tally, asContactId(id)))).toEqual(new Set(own));
  }
  expect([...valuesOf(tally.voids)].flat().sort()).toEqual(
    [...ledger.values()].flatMap(({ kind, id }) => (kind === "void" ? [id] : [])).sort(),
  );
}

describe("a tally that grows", () => {
  test("says at every moment what folding its marks anew says, and the moments before stay as they were", () => {
    const steps = fc.array(fc.array(arbitraryMark, { maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (batches) => {
        let tally = EMPTY_TALLY;
        let ledger = EMPTY_LEDGER;
        const moments: [Tally, Ledger][] = [[tally, ledger]];
        for (const batch of batches) {
          tally = addToTally(tally, batch);
          ledger = addMarks(ledger, batch);
          moments.push([tally, ledger]);
        }
        for (const [then, marks] of moments) {
          expectFolded(then, marks);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("is the same whether its marks come one by one or together, in any order and again", () => {
    fc.assert(
      fc.property(fc.array(arbitraryMark, { maxLength: 12 }), (marks) => {
        const ledger = addMarks(EMPTY_LEDGER, marks);
        expectFolded(addToTally(EMPTY_TALLY, marks), ledger);
        expectFolded(
          marks.reduce((tally, mark) => addToTally(tally, [mark]), EMPTY_TALLY),
          ledger,
        );
        expectFolded(addToTally(addToTally(EMPTY_TALLY, marks.toReversed()), marks), ledger);
      }),
      { numRuns: 300 },
    );
  });

  test("is as if marks had never been when they are taken back", () => {
    fc.assert(
      fc.property(fc.array(arbitraryMark, { maxLength: 12 }), fc.subarray([...MARKS, ...LATER.slice(1)]), (marks, ids) => {
        const ledger = addMarks(EMPTY_LEDGER, marks);
        const left = new Map([...ledger].filter(([id]) => !ids.includes(id)));
        expectFolded(takeFromTally(addToTally(EMPTY_TALLY, marks), ids), left);
      }),
      { numRuns: 300 },
    );
  });

  test("says so of days as they are, too", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks }) => {
        expectFolded(
          marks.reduce((tally, mark) => addToTally(tally, [mark]), EMPTY_TALLY),
          addMarks(EMPTY_LEDGER, marks),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("copies as little for one mark more beside 20,000 others as beside few", () => {
    const strokes = Array.from({ length: 20_000 }, (_, at): Mark => {
      const id = at.toString(16).padStart(32, "0");
      const ids = { id: asItemId(id), contactId: asContactId(id), shiftId: asShiftId(String(at % 200)) };
      const outcome = { kind: "missed" } as const;
      const when = { date: asDate("2026-09-14"), halfDay: "am" } as const;
      return { kind: "outcome", ...ids, ...place, ...when, revision: 0, language: null, outcome };
    });
    const [first, ...others] = strokes;
    const before = addToTally(EMPTY_TALLY, others);
    const after = addToTally(before, first === undefined ? [] : [first]);
    expect(getFrom(after.marks, first?.id ?? "")).toBe(first);
    for (const name of ["marks", "people", "ofDays", "ofShifts", "ofRound"] as const) {
      const copied = after[name].parts.filter((part, at) => part !== before[name].parts[at]);
      expect(copied).toHaveLength(1);
      expect(copied[0]?.size).toBeLessThan(200);
    }
    expect(after.voids).toBe(before.voids);
  });
});
