import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DISPOSITIONS, dispositionOf } from "../../../src/domain/disposition/disposition.ts";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import { ratesOf } from "../../../src/domain/rates/rates.ts";
import { percent } from "../../../src/domain/rates/share.ts";
import {
  addCounts,
  answered,
  asked,
  type Counts,
  countBy,
  countContacts,
  NO_CONTACTS,
  nonResponse,
  refusalReasons,
  seen,
  storedResponses,
} from "../../../src/domain/tally/counts.ts";
import { addMarks, type Contact, EMPTY_LEDGER, foldLedger } from "../../../src/domain/tally/ledger.ts";
import refusals from "../../fixtures/day-of-refusals.json" with { type: "json" };
import nobody from "../../fixtures/day-with-nobody-asked.json" with { type: "json" };
import { arbitraryDay } from "../../support/arbitrary-day.ts";
import { asContactId, asDate, asItemId, asRoundId, asShiftId, asSiteId } from "../../support/brands.ts";
import { playDay, SCRIPTED_DAY } from "../../support/scripted-day.ts";

function contact(outcome: Outcome, changes: Partial<Contact> = {}): Contact {
  const id = "0".repeat(32);
  const place = { roundId: asRoundId(id), siteId: asSiteId(id) };
  const ids = { id: asItemId(id), ...place, contactId: asContactId(id), shiftId: asShiftId(id) };
  return { kind: "outcome", ...ids, revision: 0, date: asDate("2026-09-14"), halfDay: "am", language: "sv", outcome, ...changes };
}

const waitingRoom: readonly Contact[] = [
  contact({ kind: "complete" }),
  contact({ kind: "paper" }, { language: "ar" }),
  contact({ kind: "partial" }, { language: "so", halfDay: "pm" }),
  contact({ kind: "break-off", way: "walked-away" }, { language: "so" }),
  contact({ kind: "refusal", stated: { reason: "not-anonymous" }, observed: { reason: "no-time" } }),
  contact({ kind: "refusal", stated: null, observed: { reason: "no-time" } }, { halfDay: "pm" }),
  contact({ kind: "refusal", stated: { reason: null }, observed: null }, { language: null }),
  contact({ kind: "unresolved" }),
  contact({ kind: "other", reason: "called-in" }, { language: "ar" }),
  contact({ kind: "missed" }, { language: null }),
  contact({ kind: "missed" }, { language: null, halfDay: "pm" }),
  contact({ kind: "left" }, { language: null }),
  contact({ kind: "not-eligible", reason: "child" }, { language: null }),
];

describe("a small waiting room", () => {
  const counts = countContacts(waitingRoom);

  test("is counted by disposition", () => {
    expect(counts).toEqual({ I: 2, P: 1, R: 5, O: 1, NC: 2, UO: 1, NE: 1 });
  });

  test("asked 9, answered 3, non-response 6, seen 12: who doesn't belong was never there", () => {
    expect([asked(counts), answered(counts), nonResponse(counts), seen(counts)]).toEqual([9, 3, 6, 12]);
  });

  test("two answers lie on the tablet: the one on paper doesn't", () => {
    expect(storedResponses(waitingRoom)).toBe(2);
  });

  test("reasons are the refusals', what she said before what was seen; a break-off has none", () => {
    expect(Object.fromEntries(refusalReasons(waitingRoom))).toEqual({ "not-anonymous": 1, "no-time": 1, "no-reason-given": 1 });
  });

  test("groups are counted on their own, in the order of their names", () => {
    const byLanguage = countBy(waitingRoom, ({ language }) => language ?? "unknown");
    expect([...byLanguage.keys()]).toEqual(["ar", "so", "sv", "unknown"]);
    expect(byLanguage.get("so")).toEqual({ ...NO_CONTACTS, P: 1, R: 1 });
    expect(countBy(waitingRoom, ({ halfDay }) => halfDay).get("pm")).toEqual({ ...NO_CONTACTS, P: 1, R: 1, NC: 1 });
  });

  test("nobody is nobody, and counting changes no constant", () => {
    expect(countContacts([])).toEqual({ I: 0, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 });
    expect(countBy([], ({ date }) => date).size).toBe(0);
    expect(refusalReasons([]).size).toBe(0);
    expect(NO_CONTACTS).toEqual({ I: 0, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 });
  });
});

describe("at any moment of any day", () => {
  test("asked is answered and non-response, and the counters are the fold of the ledger", () => {
    fc.assert(
      fc.property(arbitraryDay, fc.nat(), ({ marks, truth }, moment) => {
        const now = foldLedger(addMarks(EMPTY_LEDGER, marks.slice(0, moment % (marks.length + 1))));
        const counts = countContacts(now);
        expect(asked(counts)).toBe(answered(counts) + nonResponse(counts));
        expect(DISPOSITIONS.reduce((sum, disposition) => sum + counts[disposition], 0)).toBe(now.length);
        const atNight = countContacts(foldLedger(addMarks(EMPTY_LEDGER, marks)));
        expect(atNight).toEqual(tallyOf([...truth.values()]));
      }),
      { numRuns: 2000 },
    );
  });

  test("the groups of a breakdown add up to the whole", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks }) => {
        const contacts = foldLedger(addMarks(EMPTY_LEDGER, marks));
        const groups = [...countBy(contacts, ({ language, halfDay }) => `${language} ${halfDay}`).values()];
        expect(groups.reduce(addCounts, NO_CONTACTS)).toEqual(countContacts(contacts));
      }),
      { numRuns: 1000 },
    );
  });

  test("every refusal has one reason or none given, and never more answers are stored than given", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks }) => {
        const contacts = foldLedger(addMarks(EMPTY_LEDGER, marks));
        const refusals = contacts.filter(({ outcome }) => outcome.kind === "refusal").length;
        expect([...refusalReasons(contacts).values()].reduce((sum, count) => sum + count, 0)).toBe(refusals);
        const paper = contacts.filter(({ outcome }) => outcome.kind === "paper").length;
        expect(storedResponses(contacts)).toBe(answered(countContacts(contacts)) - paper);
      }),
      { numRuns: 1000 },
    );
  });

  test("tablets' counts add up to the site's, since no contact is on two of them", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ tablets, marks }) => {
        const each = tablets.map((own) => countContacts(foldLedger(addMarks(EMPTY_LEDGER, own))));
        expect(each.reduce(addCounts, NO_CONTACTS)).toEqual(countContacts(foldLedger(addMarks(EMPTY_LEDGER, marks))));
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each([
  ["the scripted day", SCRIPTED_DAY],
  ["a day of refusals", refusals],
  ["a day when nobody was asked", nobody],
])("%s", (_, day) => {
  const contacts = foldLedger(
    addMarks(
      EMPTY_LEDGER,
      playDay(day).map(({ mark }) => mark),
    ),
  );
  const counts = countContacts(contacts);

  test("has the counts that were worked out beforehand", () => {
    const sums = {
      asked: asked(counts),
      answered: answered(counts),
      nonResponse: nonResponse(counts),
      responsesStored: storedResponses(contacts),
    };
    expect({ ...counts, ...sums }).toEqual(day.expected.counts);
  });

  test("the reasons", () => {
    expect(Object.fromEntries(refusalReasons(contacts))).toEqual(day.expected.refusalReasons);
  });

  test("and the rates", () => {
    expect(Object.fromEntries(Object.entries(ratesOf(counts)).map(([name, rate]) => [name, percent(rate)]))).toEqual(
      day.expected.rates,
    );
  });
});

function tallyOf(outcomes: readonly Outcome[]): Counts {
  const count = (disposition: string): number => outcomes.filter((outcome) => dispositionOf(outcome) === disposition).length;
  return { I: count("I"), P: count("P"), R: count("R"), O: count("O"), NC: count("NC"), UO: count("UO"), NE: count("NE") };
}
