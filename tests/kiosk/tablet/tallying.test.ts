import { asContactId, asDate, asShiftId } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { isSealed, type Outcome } from "../../../src/domain/disposition/outcome.ts";
import { countContacts } from "../../../src/domain/tally/counts.ts";
import { addMarks, EMPTY_LEDGER, foldLedger } from "../../../src/domain/tally/ledger.ts";
import { contactsOfShift, EMPTY_TALLY } from "../../../src/domain/tally/tally.ts";
import { endShift, startShift } from "../../../src/kiosk/tablet/shifts.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { contactById, correctContact, markContact, voidContact } from "../../../src/kiosk/tablet/tallying.ts";
import { decodeMark } from "../../../src/protocol/device/mark.ts";
import { arbitraryOutcome } from "../../support/arbitrary-outcome.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, testTablet, workingTablet } from "../support/test-tablet.ts";

const NO_TIME: Outcome = { kind: "refusal", stated: null, observed: { reason: "no-time" } };
const MISSED: Outcome = { kind: "missed" };

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

const outcomes = (tablet: Tablet): readonly Outcome[] => foldLedger(ledgerOf(tablet.state().tally)).map(({ outcome }) => outcome);

/** What another page would know: the marks on the disk, folded. */
async function contactsOnDisk(tablet: TestTablet) {
  const marks = (await tablet.disk()).items.filter(({ kind }) => kind === "mark").map(({ bytes }) => decodeMark(bytes));
  return foldLedger(
    addMarks(
      EMPTY_LEDGER,
      marks.flatMap((mark) => (mark.ok ? [mark.value] : [])),
    ),
  );
}

describe("a mark", () => {
  test("is one contact of the shift, with date and half-day and no other time", async () => {
    const tablet = await workingTablet(round);
    tablet.clock.turnTo(asDate("2026-09-14"), "pm");
    const mark = await markContact(tablet.page(), NO_TIME, "ar");
    expect(mark).toMatchObject({ revision: 0, date: "2026-09-14", halfDay: "pm", language: "ar", outcome: NO_TIME });
    expect(mark?.shiftId).toBe(tablet.page().state().shift?.id);
    const [stored, ...others] = (await tablet.disk()).items;
    expect(others).toEqual([]);
    expect(stored).toMatchObject({ kind: "mark", state: "released", roundId: round.release.roundId });
    const fields = ["v", "id", "roundId", "siteId", "contactId", "revision", "date", "halfDay", "shiftId", "language", "outcome"];
    expect(Object.keys(JSON.parse(stored?.bytes ?? "{}"))).toEqual(fields);
    expect(tablet.page().state().outbox).toMatchObject({ marksPending: 1, answersWaiting: 0 });
  });

  test("is shown before the disk has it, and there after a restart", async () => {
    const tablet = await workingTablet(round);
    const marking = markContact(tablet.page(), MISSED, null);
    expect(outcomes(tablet.page())).toEqual([MISSED]);
    await marking;
    expect(outcomes(await tablet.restart())).toEqual([MISSED]);
  });

  test("is shown twice: at once, and when it is on the disk, together with its place in the list", async () => {
    const tablet = await workingTablet(round);
    const shown: number[][] = [];
    tablet.page().subscribe(() => {
      const { contacts } = tablet.page().state();
      shown.push([outcomes(tablet.page()).length, contacts.latestFirst.length]);
    });
    const mark = await markContact(tablet.page(), MISSED, null);
    expect(shown.splice(0)).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(await voidContact(tablet.page(), asContactId(mark?.contactId ?? ""))).toBe(true);
    expect(shown).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });

  test("needs a shift: before one and after it nothing is counted", async () => {
    const tablet = await testTablet();
    expect(await markContact(tablet.page(), MISSED, null)).toBeNull();
    const working = await workingTablet(round);
    expect(await endShift(working.page())).toBe(true);
    expect(await markContact(working.page(), MISSED, null)).toBeNull();
    expect(working.page().state().tally).toEqual(EMPTY_TALLY);
    expect((await working.disk()).items).toEqual([]);
  });
});

describe("a correction", () => {
  test("is one more revision of the same contact, about the moment of the first", async () => {
    const tablet = await workingTablet(round);
    const mark = await markContact(tablet.page(), MISSED, null);
    tablet.clock.turnTo(asDate("2026-09-16"), "pm");
    await endShift(tablet.page());
    await startShift(tablet.page(), "");
    const corrected = await correctContact(tablet.page(), asContactId(mark?.contactId ?? ""), NO_TIME, "so");
    expect(corrected).toEqual({ ...mark, id: corrected?.id, revision: 1, outcome: NO_TIME, language: "so" });
    expect(corrected?.id).not.toBe(mark?.id);
    expect(outcomes(tablet.page())).toEqual([NO_TIME]);
    expect(tablet.page().state().tally.marks.size).toBe(2);
    expect(outcomes(await tablet.restart())).toEqual([NO_TIME]);
  });

  test("never overwrites what the client stated: the note stands beside it", async () => {
    const tablet = await workingTablet(round);
    const stated: Outcome = { kind: "refusal", stated: { reason: "not-anonymous" }, observed: null };
    const contactId = (await markContact(tablet.page(), stated, "sv"))?.contactId ?? "";
    await correctContact(tablet.page(), asContactId(contactId), NO_TIME, "sv");
    const both = { kind: "refusal", stated: { reason: "not-anonymous" }, observed: { reason: "no-time" } };
    expect(outcomes(tablet.page())).toEqual([both]);
    await correctContact(tablet.page(), asContactId(contactId), { kind: "not-eligible", reason: "child" }, "sv");
    expect(outcomes(tablet.page())).toEqual([both]);
    const other: Outcome = { kind: "refusal", stated: { reason: "other" }, observed: { reason: "language" } };
    await correctContact(tablet.page(), asContactId(contactId), other, "sv");
    expect(outcomes(await tablet.restart())).toEqual([{ ...both, observed: { reason: "language" } }]);
  });

  test.each<Outcome>([{ kind: "complete" }, { kind: "partial" }])(
    "cannot touch a contact with a sealed answer: $kind",
    async (sealed) => {
      const tablet = await workingTablet(round);
      const contactId = (await markContact(tablet.page(), sealed, "sv"))?.contactId ?? "";
      expect(await correctContact(tablet.page(), asContactId(contactId), MISSED, null)).toBeNull();
      expect(await voidContact(tablet.page(), asContactId(contactId))).toBe(false);
      expect(outcomes(await tablet.restart())).toEqual([sealed]);
    },
  );

  test.each<Outcome>([{ kind: "complete" }, { kind: "partial" }])(
    "cannot claim an answer that nobody gave: $kind",
    async (sealed) => {
      const tablet = await workingTablet(round);
      const contactId = (await markContact(tablet.page(), MISSED, null))?.contactId ?? "";
      expect(await correctContact(tablet.page(), asContactId(contactId), sealed, "sv")).toBeNull();
      expect(outcomes(tablet.page())).toEqual([MISSED]);
    },
  );

  test("of a contact that nobody knows changes nothing", async () => {
    const tablet = await workingTablet(round);
    expect(await correctContact(tablet.page(), asContactId("0".repeat(32)), MISSED, null)).toBeNull();
    expect(await voidContact(tablet.page(), asContactId("0".repeat(32)))).toBe(false);
    expect((await tablet.disk()).items).toEqual([]);
  });
});

describe("the list of contacts", () => {
  test("has the latest first, also on a fresh page; another browser session knows no order, and offers no undo", async () => {
    const tablet = await workingTablet(round);
    const ids: string[] = [];
    for (const outcome of [MISSED, NO_TIME, MISSED]) {
      ids.unshift((await markContact(tablet.page(), outcome, null))?.contactId ?? "");
    }
    await correctContact(tablet.page(), asContactId(ids[2] ?? ""), NO_TIME, null);
    expect(tablet.page().state().contacts).toEqual({ latestFirst: ids, earlier: [] });
    expect((await tablet.restart()).state().contacts).toEqual({ latestFirst: ids, earlier: [] });
    const elsewhere = await testTablet({ name: tablet.name });
    expect(elsewhere.page().state().contacts).toEqual({ latestFirst: [], earlier: ids.toSorted() });
    await voidContact(elsewhere.page(), asContactId(ids[1] ?? ""));
    const added = (await markContact(elsewhere.page(), MISSED, null))?.contactId;
    const others = ids.filter((one) => one !== ids[1]).toSorted();
    expect(elsewhere.page().state().contacts).toEqual({ latestFirst: [added], earlier: others });
    await endShift(elsewhere.page());
    expect(elsewhere.page().state().contacts).toEqual({ latestFirst: [], earlier: [] });
  });
});

describe("undoing", () => {
  test("voids every mark of the contact and no other, and removes nothing from the ledger", async () => {
    const tablet = await workingTablet(round);
    const kept = await markContact(tablet.page(), NO_TIME, null);
    const undone = await markContact(tablet.page(), MISSED, null);
    await correctContact(tablet.page(), asContactId(undone?.contactId ?? ""), { kind: "left" }, null);
    expect(await voidContact(tablet.page(), asContactId(undone?.contactId ?? ""))).toBe(true);
    expect(contactById(tablet.page(), asContactId(undone?.contactId ?? ""))).toBeUndefined();
    expect(outcomes(tablet.page())).toEqual([NO_TIME]);
    expect(tablet.page().state().tally.marks.size).toBe(5);
    expect(foldLedger(ledgerOf((await tablet.restart()).state().tally)).map(({ id }) => id)).toEqual([kept?.id]);
    expect(tablet.page().state().outbox.marksPending).toBe(5);
  });
});

describe("any day of marks, corrections and undoing", () => {
  const action = fc.oneof(
    fc.record({ type: fc.constant("mark" as const), outcome: arbitraryOutcome }),
    fc.record({ type: fc.constant("correct" as const), contact: fc.nat({ max: 9 }), outcome: arbitraryOutcome }),
    fc.record({ type: fc.constant("void" as const), contact: fc.nat({ max: 9 }) }),
    fc.record({ type: fc.constant("restart" as const) }),
  );

  test("screen, disk and a fresh page count the same, and no sealed or stated outcome is ever lost", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 15 }), async (actions) => {
        const tablet = await workingTablet(round);
        const contacts: string[] = [];
        for (const done of actions) {
          const contactId = "contact" in done ? (contacts[done.contact] ?? "") : asContactId("");
          const before = contactById(tablet.page(), asContactId(contactId))?.outcome;
          if (done.type === "mark") {
            contacts.push((await markContact(tablet.page(), done.outcome, "sv"))?.contactId ?? "");
          } else if (done.type === "correct") {
            await correctContact(tablet.page(), asContactId(contactId), done.outcome, "sv");
          } else if (done.type === "void") {
            await voidContact(tablet.page(), asContactId(contactId));
          } else {
            await tablet.restart();
          }
          const after = contactById(tablet.page(), asContactId(contactId))?.outcome;
          if (before !== undefined && isSealed(before)) {
            expect(after).toEqual(before);
          }
          if (before?.kind === "refusal" && before.stated !== null && after !== undefined) {
            expect(after).toMatchObject({ kind: "refusal", stated: before.stated });
          }
        }
        const shown = countContacts(foldLedger(ledgerOf(tablet.page().state().tally)));
        expect(countContacts(await contactsOnDisk(tablet))).toEqual(shown);
        const { outbox } = tablet.page().state();
        const again = (await tablet.restart()).state();
        expect(countContacts(foldLedger(ledgerOf(again.tally)))).toEqual(shown);
        expect(again.outbox).toEqual(outbox);
        expect(outbox.marksPending).toBe(again.tally.marks.size);
        // The list grew by each mark, and a page that finds it on the disk folds it anew.
        const listed = [...again.contacts.latestFirst, ...again.contacts.earlier];
        expect(listed.toSorted()).toEqual(
          contactsOfShift(again.tally, asShiftId(again.shift?.id ?? "")).map(({ contactId }) => contactId),
        );
      }),
      { numRuns: 150 },
    );
  });
});
