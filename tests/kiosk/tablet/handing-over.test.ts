import "fake-indexeddb/auto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import type { Closed } from "../../../src/domain/interview/interview.ts";
import { countContacts, storedResponses } from "../../../src/domain/tally/counts.ts";
import { foldLedger } from "../../../src/domain/tally/ledger.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import type { TabletStore } from "../../../src/kiosk/store/tablet-store.ts";
import {
  type Closing,
  handOver,
  mintClosing,
  noticeInterruption,
  startAgain,
  storeClosing,
  takeBack,
  takeBackEnded,
  withdraw,
} from "../../../src/kiosk/tablet/handing-over.ts";
import { sceneOf } from "../../../src/kiosk/tablet/scene.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { tamperWith } from "../../contracts/outbox.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { visitor } from "../../support/visitor.ts";
import { type TestRound, testRound, WAITING_ROOM } from "../support/test-round.ts";
import { pretend, type TestTablet, workingTablet } from "../support/test-tablet.ts";

const CALLED_IN: Outcome = { kind: "other", reason: "called-in" };
const DEVICE_FAULT: Outcome = { kind: "other", reason: "device-fault" };

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

const reading = visitor(WAITING_ROOM).chooses("sv");
const complete = reading.starts().picks("very-easy").picks("yes").sends().leaves();
const outcomes = (tablet: Tablet): readonly Outcome[] => foldLedger(ledgerOf(tablet.state().tally)).map(({ outcome }) => outcome);

async function closingOf(tablet: Tablet, closed: Closed): Promise<Closing> {
  const closing = await mintClosing(tablet, round.release, closed);
  if (closing === null) {
    throw new Error("nobody had the tablet");
  }
  return closing;
}

async function handedOver(around?: (store: TabletStore) => TabletStore): Promise<TestTablet> {
  const tablet = await workingTablet(round, around === undefined ? {} : { around });
  expect(await handOver(tablet.page(), "self")).toBe(true);
  return tablet;
}

describe("handing over", () => {
  test("counts the contact as asked from the first moment, and locks the tablet to the client", async () => {
    const tablet = await handedOver();
    expect(outcomes(tablet.page())).toEqual([{ kind: "unresolved" }]);
    expect(sceneOf({ ...tablet.page().state(), pin: { salt: "", hash: "" } })).toMatchObject({ at: "client" });
    expect(tablet.page().state().handOver).toMatchObject({ revision: 0, mode: "self", phase: { kind: "open" } });
    const again = await tablet.restart();
    expect(again.state().handOver?.phase).toEqual({ kind: "open" });
    expect(outcomes(again)).toEqual([{ kind: "unresolved" }]);
  });

  test("is not shown before it is stored: nobody may come back from the client's side without the PIN", async () => {
    const tablet = await workingTablet(round);
    const page = tablet.page();
    const seen: unknown[] = [];
    const commit = vi.spyOn(page.ports.store, "commit").mockImplementationOnce(async () => {
      seen.push(page.state().handOver, page.state().tally.marks.size);
      return err("hung");
    });
    expect(await handOver(page, "self")).toBe(false);
    commit.mockRestore();
    expect(seen).toEqual([null, 0]);
    expect(page.state().handOver).toBeNull();
    expect(await handOver(page, "self")).toBe(true);
    expect(page.state().handOver).not.toBeNull();
  });

  test("twice at once is one contact", async () => {
    const tablet = await workingTablet(round);
    expect(await Promise.all([handOver(tablet.page(), "self"), handOver(tablet.page(), "self")])).toEqual([true, false]);
    expect(outcomes(tablet.page())).toEqual([{ kind: "unresolved" }]);
    expect(outcomes(await tablet.restart())).toEqual([{ kind: "unresolved" }]);
  });

  test("needs a shift", async () => {
    const tablet = await workingTablet(round);
    pretend(tablet.page(), { shift: null });
    expect(await handOver(tablet.page(), "self")).toBe(false);
    expect((await tablet.disk()).items).toEqual([]);
  });
});

describe.each<[string, Closed, string, Outcome, number]>([
  ["sent, half of the items answered", complete, "sent", { kind: "complete" }, 1],
  ["sent, fewer than half answered", reading.starts().picks("dont-know").sends().leaves(), "sent", { kind: "partial" }, 1],
  ["sent, nothing answered", reading.starts().sends().leaves(), "nothing-kept", { kind: "break-off", way: "stopped" }, 0],
  ["erased", reading.starts().picks("very-easy").erases().leaves(), "erased", { kind: "break-off", way: "erased" }, 0],
  [
    "walked away",
    reading.starts().picks("very-easy").walksAway().leaves(),
    "walked-away",
    { kind: "break-off", way: "walked-away" },
    0,
  ],
  [
    "declined, with a reason",
    reading.declines("not-anonymous").leaves(),
    "declined",
    { kind: "refusal", stated: { reason: "not-anonymous" }, observed: null },
    0,
  ],
  [
    "walked away before choosing a language",
    visitor(WAITING_ROOM).walksAway().leaves(),
    "walked-away",
    { kind: "break-off", way: "walked-away" },
    0,
  ],
])("an interview that was %s", (_name, closed, ending, outcome, answers) => {
  test("leaves its outcome, its answer or none, and the locked last screen, also after a restart", async () => {
    const tablet = await handedOver();
    expect(await storeClosing(tablet.page(), await closingOf(tablet.page(), closed))).toEqual(ok(undefined));
    expect(outcomes(tablet.page())).toEqual([outcome]);
    const { items } = await tablet.disk();
    expect(items.filter(({ kind }) => kind === "sealed-answer")).toHaveLength(answers);
    const again = await tablet.restart();
    await noticeInterruption(again);
    expect(outcomes(again)).toEqual([outcome]);
    expect(again.state().handOver).toMatchObject({ revision: 1, phase: { kind: "ended", ending, language: closed.language } });
    expect(storedResponses(foldLedger(ledgerOf(again.state().tally)))).toBe(answers);
    expect(again.state().outbox).toMatchObject({ answersWaiting: answers, marksPending: 2 });
    expect(await takeBack(again)).toBe(true);
    expect((await tablet.restart()).state().handOver).toBeNull();
    expect((await tablet.disk()).items).toEqual(items);
  });
});

describe("an interruption", () => {
  test("makes the contact a device fault, once, and the client may start again", async () => {
    const tablet = await handedOver();
    const interrupted = await tablet.restart();
    await noticeInterruption(interrupted);
    expect(outcomes(interrupted)).toEqual([DEVICE_FAULT]);
    expect(interrupted.state().handOver).toMatchObject({ revision: 1, phase: { kind: "interrupted" } });
    const again = await tablet.restart();
    await noticeInterruption(again);
    expect(again.state().tally.marks.size).toBe(2);

    await startAgain(again);
    expect(again.state().handOver?.phase).toEqual({ kind: "open" });
    expect(outcomes(again)).toEqual([DEVICE_FAULT]);
    expect(await storeClosing(again, await closingOf(again, complete))).toEqual(ok(undefined));
    expect(outcomes(await tablet.restart())).toEqual([{ kind: "complete" }]);
    expect(countContacts(foldLedger(ledgerOf(tablet.page().state().tally)))).toEqual({
      I: 1,
      P: 0,
      R: 0,
      O: 0,
      NC: 0,
      UO: 0,
      NE: 0,
    });
  });

  test("stays a device fault when the client leaves", async () => {
    const tablet = await handedOver();
    await tablet.restart();
    await noticeInterruption(tablet.page());
    await takeBack(tablet.page());
    expect(outcomes(await tablet.restart())).toEqual([DEVICE_FAULT]);
    expect(tablet.page().state().handOver).toBeNull();
  });

  test("a second one in the same hand-over is counted up from the first", async () => {
    const tablet = await handedOver();
    for (const revision of [1, 2]) {
      await tablet.restart();
      await noticeInterruption(tablet.page());
      expect(tablet.page().state().handOver).toMatchObject({ revision, phase: { kind: "interrupted" } });
      await startAgain(tablet.page());
    }
    expect(outcomes(tablet.page())).toEqual([DEVICE_FAULT]);
  });

  test("is none where nobody had the tablet, or where it was over", async () => {
    const tablet = await workingTablet(round);
    await noticeInterruption(await tablet.restart());
    expect((await tablet.disk()).items).toEqual([]);
  });
});

describe("taking back in the middle", () => {
  test("records what the assistant saw, in the client's language, and the tablet is hers again", async () => {
    const tablet = await handedOver();
    expect(await withdraw(tablet.page(), CALLED_IN, "so")).toBe(true);
    const again = await tablet.restart();
    expect(outcomes(again)).toEqual([CALLED_IN]);
    expect(foldLedger(ledgerOf(again.state().tally)).map(({ language }) => language)).toEqual(["so"]);
    expect(again.state().handOver).toBeNull();
    expect(again.state().outbox).toMatchObject({ answersWaiting: 0, marksPending: 2 });
  });

  test("is nothing where nobody has the tablet", async () => {
    const tablet = await workingTablet(round);
    expect(await withdraw(tablet.page(), CALLED_IN, null)).toBe(false);
    expect((await tablet.disk()).items).toEqual([]);
  });
});

describe("taking back from a client whose ending the disk refused", () => {
  const declined = reading.declines("not-anonymous").leaves();

  test.each([
    ["her answers", complete, { kind: "complete" }, 1],
    ["the reason that she tapped", declined, { kind: "refusal", stated: { reason: "not-anonymous" }, observed: null }, 0],
  ] as const)("keeps %s: nothing that the assistant could say takes their place", async (_, closed, outcome, answers) => {
    const tablet = await handedOver();
    const page = tablet.page();
    const closing = await closingOf(page, closed);
    const commit = vi.spyOn(page.ports.store, "commit").mockResolvedValue(err("full"));
    expect(await storeClosing(page, closing)).toEqual(err("full"));
    expect(await takeBackEnded(page, closing)).toBe(false);
    expect(page.state().handOver?.phase).toEqual({ kind: "open" });
    commit.mockRestore();
    expect(await takeBackEnded(page, closing)).toBe(true);
    const again = await tablet.restart();
    expect(again.state().handOver).toBeNull();
    expect(outcomes(again)).toEqual([outcome]);
    expect(again.state().outbox.answersWaiting).toBe(answers);
  });
});

describe('the read-back before "Thank you"', () => {
  const notThanked = (tablet: Tablet): void => {
    expect(tablet.state().handOver?.phase).toEqual({ kind: "open" });
  };

  test.each(["full", "refused", "hung", "differs"] as const)("that fails (%s) is never ok", async (failure) => {
    let works = false;
    const tablet = await handedOver((store) => ({
      ...store,
      verify: async (items) => (works ? store.verify(items) : err(failure)),
    }));
    const closing = await closingOf(tablet.page(), complete);
    expect(await storeClosing(tablet.page(), closing)).toEqual(err(failure));
    expect(tablet.page().state().storageFailure).toBe(failure);
    notThanked(tablet.page());
    works = true;
    expect(await storeClosing(tablet.page(), closing)).toEqual(ok(undefined));
    expect(tablet.page().state()).toMatchObject({ storageFailure: null, outbox: { answersWaiting: 1, marksPending: 2 } });
  });

  test("sees other bytes than were sealed: no thanks, and sending once more mends them", async () => {
    let faulty = true;
    const tablet = await handedOver((store) => ({
      ...store,
      async verify(items) {
        if (faulty) {
          await flipOneByte(tablet.name, items.at(-1)?.id ?? "");
        }
        return store.verify(items);
      },
    }));
    const closing = await closingOf(tablet.page(), complete);
    expect(await storeClosing(tablet.page(), closing)).toEqual(err("differs"));
    notThanked(tablet.page());
    faulty = false;
    expect(await storeClosing(tablet.page(), closing)).toEqual(ok(undefined));
    const stored = (await tablet.disk()).items.filter(({ kind }) => kind === "sealed-answer");
    expect(stored).toEqual([{ ...closing.change.answer, state: "waiting" }]);
  });

  test("that failed while the answer was stored: taking back leaves it counted as what it is", async () => {
    const tablet = await handedOver((store) => ({ ...store, verify: async () => err("hung") }));
    const closing = await closingOf(tablet.page(), complete);
    expect(await storeClosing(tablet.page(), closing)).toEqual(err("hung"));
    expect(await takeBackEnded(tablet.page(), closing)).toBe(true);
    const again = await tablet.restart();
    expect(again.state().handOver).toBeNull();
    expect(outcomes(again)).toEqual([{ kind: "complete" }]);
    expect(storedResponses(foldLedger(ledgerOf(again.state().tally)))).toBe(again.state().outbox.answersWaiting);
  });

  test("after a store that failed, the same bytes are written again and counted once", async () => {
    const written: unknown[] = [];
    let full = true;
    const tablet = await handedOver((store) => ({
      ...store,
      async commit(change) {
        written.push(change);
        return full && change.singles?.handOver?.phase.kind === "ended" ? err("full") : store.commit(change);
      },
    }));
    const closing = await closingOf(tablet.page(), complete);
    for (const _attempt of [1, 2, 3]) {
      expect(await storeClosing(tablet.page(), closing)).toEqual(err("full"));
      notThanked(tablet.page());
    }
    expect(outcomes(tablet.page())).toEqual([{ kind: "unresolved" }]);
    full = false;
    expect(await storeClosing(tablet.page(), closing)).toEqual(ok(undefined));
    const [first, ...others] = written.slice(-4);
    expect(others).toEqual([first, first, first]);
    const { items } = await tablet.disk();
    expect(items.filter(({ kind }) => kind === "sealed-answer").map(({ bytes }) => bytes)).toEqual([
      closing.change.answer?.bytes,
    ]);
    expect(tablet.page().state().outbox).toMatchObject({ answersWaiting: 1, marksPending: 2 });
  });
});

function flipOneByte(name: string, id: string): Promise<void> {
  return tamperWith(name, (transaction) => {
    const items = transaction.objectStore("items");
    const reading = items.get(id);
    reading.addEventListener("success", () => {
      const { bytes } = reading.result;
      items.put({ ...reading.result, bytes: `${bytes.slice(0, -3)}${bytes.at(-3) === "A" ? "B" : "A"}${bytes.slice(-2)}` });
    });
  });
}
