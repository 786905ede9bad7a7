import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countBy, countContacts, refusalReasons, storedResponses } from "../../../src/domain/tally/counts.ts";
import { type GrowingTally, growingTally } from "../../../src/domain/tally/growing-tally.ts";
import { addMarks, EMPTY_LEDGER, foldLedger } from "../../../src/domain/tally/ledger.ts";
import type { Mark } from "../../../src/domain/tally/mark.ts";
import {
  type AnyId,
  type ContactId,
  type ItemId,
  type RoundId,
  type ShiftId,
  type SiteId,
  shuffle,
} from "../../../src/kernel/ids.ts";
import { arbitraryDay } from "../../support/arbitrary-day.ts";
import { arbitraryOutcome } from "../../support/arbitrary-outcome.ts";
import { asDate, asItemId, asRoundId, asSiteId } from "../../support/brands.ts";
import { chance } from "../../support/chance.ts";

const id = <One extends AnyId>(name: string): One => name.padEnd(32, "0") as One;
const name = fc.constantFrom("a1", "a2", "a3", "a4", "a5", "a6").map(id<ItemId>);
const place = { roundId: fc.constant(id<RoundId>("d0")), siteId: fc.constant(id<SiteId>("51")) };

/** Also such marks as no sound tablet makes: ids and revisions that collide, undos of undos and of themselves. */
const strange: fc.Arbitrary<Mark> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("outcome" as const),
      id: name,
      ...place,
      contactId: fc.constantFrom("c1", "c2", "c3").map(id<ContactId>),
      revision: fc.nat({ max: 2 }),
      date: fc.constantFrom(asDate("2026-09-14"), asDate("2026-09-15")),
      halfDay: fc.constantFrom("am" as const, "pm" as const),
      shiftId: fc.constant(id<ShiftId>("5f")),
      language: fc.constantFrom("sv", null),
      outcome: arbitraryOutcome,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("void" as const), id: name, ...place, voids: name }) },
);

/** All figures, by folding the whole ledger at once. */
function foldedAnew(marks: readonly Mark[]): unknown {
  const contacts = foldLedger(addMarks(EMPTY_LEDGER, marks));
  const groups = countBy(contacts, ({ date, halfDay, language }) => JSON.stringify([date, halfDay, language]));
  return {
    counts: countContacts(contacts),
    groups: [...groups].map(([key, counts]) => [...JSON.parse(key), counts]),
    reasons: refusalReasons(contacts),
    stored: storedResponses(contacts),
  };
}

function grown(tally: GrowingTally): unknown {
  return {
    counts: tally.counts(),
    groups: tally.groups().map(({ date, halfDay, language, counts }) => [date, halfDay, language, counts]),
    reasons: tally.reasons(),
    stored: tally.storedResponses(),
  };
}

describe("figures that grew mark by mark are those of the whole ledger", () => {
  test("after every single mark, however the marks contradict each other", () => {
    fc.assert(
      fc.property(fc.array(strange, { maxLength: 25 }), (marks) => {
        const tally = growingTally();
        marks.forEach((mark, position) => {
          tally.add(mark);
          expect(grown(tally)).toEqual(foldedAnew(marks.slice(0, position + 1)));
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("on thousands of days, in any order and with repetitions", () => {
    fc.assert(
      fc.property(arbitraryDay, fc.nat(), ({ marks }, seed) => {
        const tally = growingTally();
        for (const mark of shuffle([...marks, ...marks], chance(seed))) {
          tally.add(mark);
        }
        expect(grown(tally)).toEqual(foldedAnew(marks));
      }),
      { numRuns: 1000 },
    );
  });

  test("and what is handed out doesn't change afterwards", () => {
    const tally = growingTally();
    const before = [tally.counts(), tally.groups(), tally.reasons()];
    const place = { roundId: id<RoundId>("d0"), siteId: id<SiteId>("51") };
    const ids = { id: id<ItemId>("a1"), ...place, contactId: id<ContactId>("c1"), shiftId: id<ShiftId>("5f") };
    const refusal = { kind: "refusal", stated: null, observed: { reason: null } } as const;
    const met = { revision: 0, date: asDate("2026-09-14"), halfDay: "am", language: null } as const;
    tally.add({ kind: "outcome", ...ids, ...met, outcome: refusal });
    const after = [tally.counts(), tally.groups(), tally.reasons()];
    expect(before).not.toEqual(after);
    tally.add({
      kind: "void",
      id: asItemId(id("a2")),
      roundId: asRoundId(id("d0")),
      siteId: asSiteId(id("51")),
      voids: asItemId(id("a1")),
    });
    expect(after[0]).toMatchObject({ R: 1 });
    expect([tally.counts(), tally.groups(), tally.reasons()]).toEqual(before);
  });
});
