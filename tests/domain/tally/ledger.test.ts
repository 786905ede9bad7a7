import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import { addMarks, type Contact, EMPTY_LEDGER, foldLedger, type Ledger, mergeLedgers } from "../../../src/domain/tally/ledger.ts";
import type { Mark, OutcomeMark, VoidMark } from "../../../src/domain/tally/mark.ts";
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
import { asDate, asItemId, asRoundId, asShiftId, asSiteId } from "../../support/brands.ts";
import { chance } from "../../support/chance.ts";

const id = <One extends AnyId>(name: string): One => name.padEnd(32, "0") as One;
const place = { roundId: id<RoundId>("d0"), siteId: id<SiteId>("51") };

function stroke(name: string, contact: string, outcome: Outcome, changes: Partial<OutcomeMark> = {}): OutcomeMark {
  const ids = { id: id<ItemId>(name), contactId: id<ContactId>(contact), shiftId: id<ShiftId>("5f") };
  return {
    kind: "outcome",
    ...ids,
    ...place,
    revision: 0,
    date: asDate("2026-09-14"),
    halfDay: "am",
    language: "so",
    outcome,
    ...changes,
  };
}

function undo(name: string, voids: string): VoidMark {
  return { kind: "void", id: id(name), ...place, voids: id(voids) };
}

function ledgerOf(...marks: readonly Mark[]): Ledger {
  return addMarks(EMPTY_LEDGER, marks);
}

function outcomesOf(ledger: Ledger): Record<string, Outcome> {
  return Object.fromEntries(foldLedger(ledger).map(({ contactId, outcome }) => [contactId, outcome]));
}

/** A ledger without the order in which its marks came. */
function contents(ledger: Ledger): readonly Mark[] {
  return [...ledger.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const refusal: Outcome = { kind: "refusal", stated: null, observed: { reason: "no-time" } };
const complete: Outcome = { kind: "complete" };
const missed: Outcome = { kind: "missed" };

describe("the assistant's strokes", () => {
  test("one stroke is one contact", () => {
    const mark = stroke("a1", "c1", refusal);
    expect(foldLedger(ledgerOf(mark))).toEqual([mark]);
  });

  test("a correction is a new revision, and the contact stays one", () => {
    const handed = stroke("a1", "c1", { kind: "unresolved" });
    const ended = stroke("a2", "c1", complete, { revision: 1 });
    expect(foldLedger(ledgerOf(handed, ended))).toEqual([ended]);
    expect(foldLedger(ledgerOf(ended, handed))).toEqual([ended]);
  });

  test("undoing the correction brings back what stood before it", () => {
    const ledger = ledgerOf(stroke("a1", "c1", missed), stroke("a2", "c1", refusal, { revision: 1 }), undo("b1", asItemId("a2")));
    expect(outcomesOf(ledger)).toEqual({ [id("c1")]: missed });
  });

  test("a contact whose marks are all void never happened", () => {
    const marks = [
      stroke("a1", "c1", missed),
      stroke("a2", "c1", refusal, { revision: 1 }),
      undo("b1", asItemId("a1")),
      undo("b2", asItemId("a2")),
    ];
    expect(foldLedger(ledgerOf(...marks))).toEqual([]);
  });

  test("an undo that comes before its stroke still undoes it", () => {
    const late = ledgerOf(undo("b1", asItemId("a1")));
    expect(foldLedger(late)).toEqual([]);
    expect(foldLedger(addMarks(late, [stroke("a1", "c1", refusal)]))).toEqual([]);
  });

  test("an undo cannot be undone: what is void stays void", () => {
    const ledger = ledgerOf(stroke("a1", "c1", refusal), undo("b1", asItemId("a1")), undo("b2", asItemId("b1")));
    expect(foldLedger(ledger)).toEqual([]);
  });

  test("an undo of something unknown takes nothing away", () => {
    expect(outcomesOf(ledgerOf(stroke("a1", "c1", refusal), undo("b1", asItemId("ff"))))).toEqual({ [id("c1")]: refusal });
  });

  test("two marks of one revision should not be; if they are, the lower id counts everywhere", () => {
    const one = stroke("a1", "c1", refusal);
    const other = stroke("a2", "c1", missed);
    expect(outcomesOf(ledgerOf(one, other))).toEqual({ [id("c1")]: refusal });
    expect(outcomesOf(ledgerOf(other, one))).toEqual({ [id("c1")]: refusal });
  });

  test("adding marks leaves the ledger before it as it was", () => {
    const before = ledgerOf(stroke("a1", "c1", refusal));
    addMarks(before, [stroke("a2", "c2", missed)]);
    expect(before.size).toBe(1);
    expect(EMPTY_LEDGER.size).toBe(0);
  });

  test("contacts stand in the order of their random ids, so that nobody sees who came first", () => {
    const marks = ["c9", "c1", "cf", "c5"].map((contact, position) => stroke(`a${position}`, contact, missed));
    expect(foldLedger(ledgerOf(...marks)).map(({ contactId }) => contactId)).toEqual([id("c1"), id("c5"), id("c9"), id("cf")]);
  });
});

describe("two different marks with one id", () => {
  const versions: readonly Mark[] = [
    stroke("a1", "c1", refusal),
    stroke("a1", "c1", missed),
    stroke("a1", "c2", refusal),
    stroke("a1", "c1", refusal, { revision: 1 }),
    stroke("a1", "c1", refusal, { halfDay: "pm" }),
    stroke("a1", "c1", refusal, { date: asDate("2026-09-15") }),
    stroke("a1", "c1", refusal, { language: null }),
    stroke("a1", "c1", refusal, { shiftId: asShiftId(id("5e")) }),
    stroke("a1", "c1", refusal, { roundId: asRoundId(id("d1")) }),
    stroke("a1", "c1", refusal, { siteId: asSiteId(id("52")) }),
    undo("a1", asItemId("a2")),
    undo("a1", asItemId("a3")),
  ];
  const pairs = versions.flatMap((one, position) => versions.slice(position + 1).map((other) => [one, other] as const));

  test.each(pairs)("every place keeps the same one (%#)", (one, other) => {
    expect(ledgerOf(one, other).get(asItemId(id("a1")))).toEqual(ledgerOf(other, one).get(asItemId(id("a1"))));
    expect(ledgerOf(one, other).size).toBe(1);
  });
});

describe("on thousands of days, with corrections, undone strokes and several tablets", () => {
  test("the ledger says what the assistants say", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks, truth }) => {
        const contacts = foldLedger(ledgerOf(...marks));
        expect(new Map(contacts.map(({ contactId, outcome }) => [contactId, outcome]))).toEqual(truth);
        expect(contacts).toHaveLength(truth.size);
      }),
      { numRuns: 2000 },
    );
  });

  test("in any order and however often the marks come, the same is known", () => {
    fc.assert(
      fc.property(arbitraryDay, fc.nat(), fc.array(fc.nat(), { maxLength: 30 }), ({ marks, truth }, seed, again) => {
        const repeated = again.flatMap((position) => marks[position % Math.max(marks.length, 1)] ?? []);
        const arriving = shuffle([...marks, ...repeated], chance(seed));
        const one = arriving.reduce((ledger, mark) => addMarks(ledger, [mark]), EMPTY_LEDGER);
        expect(contents(one)).toEqual(contents(ledgerOf(...marks)));
        expect(foldLedger(one)).toEqual(foldLedger(ledgerOf(...marks)));
        expect(foldLedger(one)).toHaveLength(truth.size);
      }),
      { numRuns: 2000 },
    );
  });

  test("applying the same marks twice changes nothing", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks }) => {
        const once = ledgerOf(...marks);
        expect(contents(addMarks(once, marks))).toEqual(contents(once));
        expect(contents(mergeLedgers(once, once))).toEqual(contents(once));
        expect(foldLedger(mergeLedgers(once, once))).toEqual(foldLedger(once));
      }),
      { numRuns: 1000 },
    );
  });

  test("whatever has not arrived yet, the rest makes it whole", () => {
    fc.assert(
      fc.property(arbitraryDay, fc.array(fc.boolean(), { minLength: 1 }), ({ marks, truth }, arrives) => {
        const here = marks.filter((_, position) => arrives[position % arrives.length] === true);
        const there = marks.filter((_, position) => arrives[position % arrives.length] !== true);
        const partial = ledgerOf(...here);
        const whole = addMarks(partial, there);
        expect(foldLedger(whole)).toHaveLength(truth.size);
        expect(foldLedger(whole)).toEqual(foldLedger(ledgerOf(...there, ...here)));
      }),
      { numRuns: 1000 },
    );
  });

  test("undos that all come first undo as much", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks }) => {
        const undone = marks.filter(({ kind }) => kind === "void");
        const strokes = marks.filter(({ kind }) => kind === "outcome");
        expect(foldLedger(ledgerOf(...undone, ...strokes))).toEqual(foldLedger(ledgerOf(...strokes, ...undone)));
      }),
      { numRuns: 1000 },
    );
  });

  test("ledgers of several tablets merge in any order into one", () => {
    fc.assert(
      fc.property(arbitraryDay, fc.nat(), ({ tablets, truth }, seed) => {
        const ledgers = tablets.map((marks) => ledgerOf(...marks));
        const inOrder = ledgers.reduce(mergeLedgers, EMPTY_LEDGER);
        const inAnother = shuffle(ledgers, chance(seed)).reduce((all, one) => mergeLedgers(one, all), EMPTY_LEDGER);
        expect(foldLedger(inAnother)).toEqual(foldLedger(inOrder));
        expect(foldLedger(inOrder)).toHaveLength(truth.size);
      }),
      { numRuns: 1000 },
    );
  });

  test("contacts are listed in the order of their ids", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks }) => {
        const ids = foldLedger(ledgerOf(...marks)).map(({ contactId }) => contactId);
        expect(ids).toEqual([...ids].sort());
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });
});

/** Marks as no sound tablet writes them: ids, contacts and revisions that collide, undos of undos. */
describe("even for marks that contradict each other, merging is", () => {
  const name = fc.constantFrom("a1", "a2", "a3", "a4", "a5").map(id<ItemId>);
  const strange: fc.Arbitrary<Mark> = fc.oneof(
    fc.record({
      kind: fc.constant("outcome" as const),
      id: name,
      roundId: fc.constant(id<RoundId>("d0")),
      siteId: fc.constant(id<SiteId>("51")),
      contactId: fc.constantFrom("c1", "c2", "c3").map(id<ContactId>),
      revision: fc.nat({ max: 2 }),
      date: fc.constantFrom(asDate("2026-09-14"), asDate("2026-09-15")),
      halfDay: fc.constantFrom("am" as const, "pm" as const),
      shiftId: fc.constant(id<ShiftId>("5f")),
      language: fc.constantFrom("sv", null),
      outcome: arbitraryOutcome,
    }),
    fc.record({
      kind: fc.constant("void" as const),
      id: name,
      roundId: fc.constant(id<RoundId>("d0")),
      siteId: fc.constant(id<SiteId>("51")),
      voids: name,
    }),
  );
  const ledger = fc.array(strange, { maxLength: 12 }).map((marks) => ledgerOf(...marks));
  const known = (one: Ledger): readonly [readonly Mark[], readonly Contact[]] => [contents(one), foldLedger(one)];

  test("commutative", () => {
    fc.assert(
      fc.property(ledger, ledger, (a, b) => {
        expect(known(mergeLedgers(a, b))).toEqual(known(mergeLedgers(b, a)));
      }),
      { numRuns: 2000 },
    );
  });

  test("associative", () => {
    fc.assert(
      fc.property(ledger, ledger, ledger, (a, b, c) => {
        expect(known(mergeLedgers(mergeLedgers(a, b), c))).toEqual(known(mergeLedgers(a, mergeLedgers(b, c))));
      }),
      { numRuns: 2000 },
    );
  });

  test("idempotent", () => {
    fc.assert(
      fc.property(ledger, ledger, (a, b) => {
        expect(known(mergeLedgers(mergeLedgers(a, b), b))).toEqual(known(mergeLedgers(a, b)));
      }),
      { numRuns: 1000 },
    );
  });

  test("and it does happen here that ids collide", () => {
    const sizes = fc
      .sample(fc.tuple(ledger, ledger), { numRuns: 200, seed: 14 })
      .map(([a, b]) => a.size + b.size - mergeLedgers(a, b).size);
    expect(sizes.filter((shared) => shared > 0).length).toBeGreaterThan(100);
  });
});
