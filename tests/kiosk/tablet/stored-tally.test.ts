import { asContactId, asShiftId } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import { countBy, countContacts, refusalReasons } from "../../../src/domain/tally/counts.ts";
import type { Figures } from "../../../src/domain/tally/figures.ts";
import { addMarks, type Contact, EMPTY_LEDGER, foldLedger } from "../../../src/domain/tally/ledger.ts";
import type { OutcomeMark } from "../../../src/domain/tally/mark.ts";
import { contactsOfShift, figuresOfDay, figuresOfRound, figuresOfShift } from "../../../src/domain/tally/tally.ts";
import { err } from "../../../src/kernel/result.ts";
import { handOver, noticeInterruption, takeBack, withdraw } from "../../../src/kiosk/tablet/handing-over.ts";
import { endShift, startShift } from "../../../src/kiosk/tablet/shifts.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { correctContact, markContact, voidContact } from "../../../src/kiosk/tablet/tallying.ts";
import { decodeMark } from "../../../src/protocol/device/mark.ts";
import { newId } from "../../../src/sealing/random.ts";
import { tamperWith } from "../../contracts/outbox.ts";
import native2Figures from "../../fixtures/stores/native-2-figures.json" with { type: "json" };
import { arbitraryOutcome } from "../../support/arbitrary-outcome.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { makeDatabase } from "../../support/stored-database.ts";
import { answerOn } from "../support/site.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, testTablet, workingTablet } from "../support/test-tablet.ts";

const MISSED: Outcome = { kind: "missed" };

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

function folded(contacts: readonly Contact[]): Figures {
  const byLanguage = countBy(contacts, ({ language }) => language ?? "");
  return { counts: countContacts(contacts), byLanguage, reasons: refusalReasons(contacts) };
}

async function contactsOnDisk(tablet: TestTablet): Promise<readonly Contact[]> {
  const { items } = await tablet.disk();
  const marks = items.flatMap(({ kind, bytes }) => {
    const mark = decodeMark(bytes);
    return kind === "mark" && mark.ok ? [mark.value] : [];
  });
  return foldLedger(addMarks(EMPTY_LEDGER, marks));
}

/** Every figure that a screen can show is that of the marks on the disk. */
async function expectTrueFigures(tablet: TestTablet): Promise<void> {
  const { tally, shift, lastShift } = tablet.page().state();
  const contacts = await contactsOnDisk(tablet);
  expect(figuresOfRound(tally)).toEqual(folded(contacts));
  for (const id of [shift?.id, lastShift?.id].filter((one) => one !== undefined)) {
    expect(figuresOfShift(tally, id)).toEqual(folded(contacts.filter(({ shiftId }) => shiftId === id)));
  }
  if (shift !== null) {
    expect(figuresOfDay(tally, shift.date)).toEqual(folded(contacts.filter(({ date }) => date === shift.date)));
  }
}

const knows = (page: Tablet): string => page.state().tallyKnows;

describe("the figures that are kept beside the marks", () => {
  const action = fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant("mark" as const), outcome: arbitraryOutcome }) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant("correct" as const), contact: fc.nat({ max: 9 }), outcome: arbitraryOutcome }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("void" as const), contact: fc.nat({ max: 9 }) }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("fresh page" as const) }) },
    ...(["answer", "torn away", "given up", "begins", "ends", "refused", "two at once", "read"] as const).map((type) => ({
      weight: 1,
      arbitrary: fc.record({ type: fc.constant(type) }),
    })),
  );

  type Done = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

  async function happen(tablet: TestTablet, done: Done): Promise<void> {
    const page = tablet.page();
    const contacts = [...page.state().contacts.latestFirst, ...page.state().contacts.earlier];
    switch (done.type) {
      case "mark":
        await markContact(page, done.outcome, "sv");
        return;
      case "correct":
        await correctContact(page, asContactId(contacts[done.contact] ?? ""), done.outcome, "ar");
        return;
      case "void":
        await voidContact(page, asContactId(contacts[done.contact] ?? ""));
        return;
      case "fresh page":
        await tablet.restartUnread();
        return;
      case "answer":
        if (page.state().shift !== null) {
          await answerOn(page);
        }
        return;
      case "torn away":
        await handOver(page, "self");
        await noticeInterruption(await tablet.restartUnread());
        await withdraw(tablet.page(), MISSED, null);
        return;
      case "given up":
        await handOver(page, "self");
        await takeBack(page);
        return;
      case "begins":
        await startShift(page, "");
        return;
      case "ends":
        await endShift(page);
        return;
      case "refused": {
        const commit = vi.spyOn(page.ports.store, "commit").mockResolvedValueOnce(err("full"));
        await markContact(page, MISSED, "so");
        commit.mockRestore();
        return;
      }
      case "two at once":
        await Promise.all([markContact(page, MISSED, "so"), page.readMarks(), markContact(page, { kind: "left" }, null)]);
        return;
      case "read":
        await page.readMarks();
    }
  }

  test("are those of the marks, whatever happens between one fresh page and the next; or the page knows that it knows nothing", async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 14 }), async (actions) => {
        const tablet = await workingTablet(round);
        for (const done of actions) {
          await happen(tablet, done);
          kept += knows(tablet.page()) === "figures" ? 1 : 0;
          if (knows(tablet.page()) !== "nothing") {
            await expectTrueFigures(tablet);
          }
        }
        const page = await tablet.restartUnread();
        expect(await page.readMarks()).toBe(true);
        expect(knows(page)).toBe("contacts");
        await expectTrueFigures(tablet);
        expect(foldLedger(ledgerOf(page.state().tally))).toEqual(await contactsOnDisk(tablet));
        const { contacts, shift } = page.state();
        const listed = [...contacts.latestFirst, ...contacts.earlier];
        expect(listed.toSorted()).toEqual(
          contactsOfShift(page.state().tally, asShiftId(shift?.id ?? "")).map(({ contactId }) => contactId),
        );
        // And from then on it is kept again, and no fresh page has to read before it shows something.
        expect(knows(await tablet.restartUnread())).not.toBe("nothing");
        await expectTrueFigures(tablet);
      }),
      { numRuns: 100 },
    );
    expect(kept).toBeGreaterThan(20);
  });
});

/** As if a mark had come from elsewhere: the counters know of it, what was kept doesn't. */
function another(singles: IDBObjectStore): void {
  const reading = singles.get("outbox");
  reading.addEventListener("success", () => {
    const { value } = reading.result;
    singles.put({ name: "outbox", value: { ...value, marksReceived: value.marksReceived + 1 } });
  });
}

describe("a page that has not read its marks", () => {
  test("shows the kept figures at once, counts on from them, and knows its contacts once it has read", async () => {
    const tablet = await workingTablet(round);
    const first = await markContact(tablet.page(), MISSED, "sv");
    const page = await tablet.restartUnread();
    expect(knows(page)).toBe("figures");
    expect(page.state().tally.marks.size).toBe(0);
    await markContact(page, { kind: "left" }, null);
    expect(figuresOfRound(page.state().tally).counts).toMatchObject({ NC: 1, UO: 1 });
    expect(await voidContact(page, asContactId(first?.contactId ?? ""))).toBe(false);
    await page.readMarks();
    expect(await voidContact(page, asContactId(first?.contactId ?? ""))).toBe(true);
    await expectTrueFigures(tablet);
  });

  test.each([
    ["what was kept can't be read", (singles: IDBObjectStore) => singles.put({ name: "figures", value: 1 })],
    ["marks are there that nothing was kept of", (singles: IDBObjectStore) => another(singles)],
    ["nothing was kept, as by an older app", (singles: IDBObjectStore) => singles.delete("figures")],
  ])("knows nothing where %s, and does not come back to the assistant before it has read", async (_what, spoil) => {
    const tablet = await workingTablet(round);
    await markContact(tablet.page(), MISSED, "sv");
    await handOver(tablet.page(), "self");
    await tamperWith(tablet.name, (transaction) => spoil(transaction.objectStore("singles")));
    const page = await tablet.restartUnread();
    const loadMarks = vi.spyOn(page.ports.store, "loadMarks").mockResolvedValueOnce(err("hung"));
    expect(knows(page)).toBe("nothing");
    expect(await takeBack(page)).toBe(false);
    expect(page.state().handOver).not.toBeNull();
    loadMarks.mockRestore();
    expect(await takeBack(page)).toBe(true);
    expect(knows(page)).toBe("contacts");
    await expectTrueFigures(tablet);
  });

  test("shows the figures at once that a tablet kept before its database was Dexie's", async () => {
    const name = `tablet ${newId()}`;
    await makeDatabase(name, native2Figures.before);
    const tablet = await testTablet({ name });
    const page = await tablet.restartUnread();
    expect(knows(page)).toBe("figures");
    expect(page.state().handOver).not.toBeNull();
    expect(figuresOfRound(page.state().tally).counts.NC).toBeGreaterThan(0);
    await expectTrueFigures(tablet);
  });

  test("keeps what is added while it reads, on the disk already or still on its way", async () => {
    const tablet = await workingTablet(round);
    const first = await markContact(tablet.page(), MISSED, "sv");
    const page = await tablet.restartUnread();
    const { loadMarks, commit } = page.ports.store;
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const marking: Promise<OutcomeMark | null>[] = [];
    vi.spyOn(page.ports.store, "loadMarks").mockImplementation(async (...asked) => {
      const read = await loadMarks(...asked);
      await markContact(page, { kind: "left" }, null);
      vi.spyOn(page.ports.store, "commit").mockImplementation((change) => slow.then(() => commit(change)));
      marking.push(markContact(page, { kind: "left" }, null));
      return read;
    });
    const reading = page.readMarks();
    await vi.waitFor(() => expect(marking).toHaveLength(1));
    marking.push(markContact(page, { kind: "paper" }, null));
    answer();
    await reading;
    expect(figuresOfRound(page.state().tally).counts).toMatchObject({ NC: 1, UO: 2, I: 1 });
    expect(page.state().contacts).toMatchObject({ latestFirst: { length: 3 }, earlier: [] });
    const last = (await Promise.all(marking)).at(-1);
    expect(page.state().contacts).toMatchObject({ latestFirst: { length: 4, 0: last?.contactId, 3: first?.contactId } });
    await expectTrueFigures(tablet);
    await tablet.restartUnread();
    await expectTrueFigures(tablet);
  });

  test("begins a second shift of the same day only when it knows what the first one counted", async () => {
    const tablet = await workingTablet(round);
    await markContact(tablet.page(), MISSED, "sv");
    await endShift(tablet.page());
    const page = await tablet.restartUnread();
    expect(knows(page)).toBe("figures");
    await startShift(page, "");
    await expectTrueFigures(tablet);
    await markContact(page, MISSED, "sv");
    await tablet.restartUnread();
    await expectTrueFigures(tablet);
  });

  test("reads once, however often it is asked, and page by page", async () => {
    const tablet = await workingTablet(round);
    for (let made = 0; made < 3; made++) {
      await markContact(tablet.page(), MISSED, null);
    }
    const page = await tablet.restartUnread();
    const loadMarks = vi.spyOn(page.ports.store, "loadMarks");
    await Promise.all([page.readMarks(), page.readMarks()]);
    await page.readMarks();
    expect(loadMarks).toHaveBeenCalledTimes(1);
    expect(page.state().tally.marks.size).toBe(3);
  });
});
