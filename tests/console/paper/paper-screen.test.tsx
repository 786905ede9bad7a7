import { cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { EnterSheet } from "../../../src/console/paper/enter-sheet.tsx";
import { type SheetDrafts, sheetDraftsIn } from "../../../src/console/paper/sheet-drafts.ts";
import { likelyWeek, weeksOf } from "../../../src/console/paper/weeks.ts";
import { type PrintWords, printWords } from "../../../src/console/print/print-words.ts";
import { newSheetNumber, sheetNumberText } from "../../../src/domain/paper/sheet-number.ts";
import type { Release } from "../../../src/domain/round/release.ts";
import { releaseOfRound } from "../../../src/domain/round/release-of-round.ts";
import { factsOf, openPage } from "../../../src/envelopes/open-page.ts";
import { paperAnswerId } from "../../../src/envelopes/paper-answer-id.ts";
import type { SealedAnswer } from "../../../src/envelopes/sealed-answer.ts";
import type { NewPaperAnswer } from "../../../src/protocol/console/paper.ts";
import { openingKey } from "../../../src/sealing/open.ts";
import { announcement, makeKeys, type PrivateKeys } from "../../server/support/coordinator.ts";
import { asBatchId, asDate } from "../../support/brands.ts";
import { chance } from "../../support/chance.ts";
import { ORGANISATION, round, SITES } from "../../support/opened-round.ts";
import { equals, multiple, number, questionnaire, single } from "../../support/questionnaires.ts";
import { type Desk, desk, say } from "../support/desk.tsx";

const DOCUMENT = questionnaire([
  single("plan", "yes+ no dont-know"),
  single("how", "well+ badly", { when: equals("plan", "yes") }),
  multiple("why", "time fear none!"),
  number("children", 0, 20),
]);
const ROUND = round(DOCUMENT);
const CALL = `POST /api/rounds/${ROUND.id}/paper`;
const BACK = `${CALL}/taken-back`;
const SESSION = { organisationId: ORGANISATION.id, organisationName: ORGANISATION.name, practice: false, userName: "samordnare" };
const NUMBER = newSheetNumber(chance(3));

let keys: PrivateKeys;
let release: Release;
let words: readonly PrintWords[];

beforeAll(async () => {
  keys = await makeKeys();
  release = releaseOfRound(ORGANISATION, ROUND, SITES, announcement(keys), {});
  words = await printWords(DOCUMENT);
});

afterEach(() => sessionStorage.clear());

function form(sheetDrafts: SheetDrafts = sheetDraftsIn(sessionStorage)): Desk {
  return desk(<EnterSheet round={ROUND} sites={SITES} release={release} words={words} onEntered={() => undefined} />, {
    state: { session: SESSION },
    services: { sheetDrafts, randomBytes: chance(5) },
  });
}

const numberField = () => screen.getByRole("textbox", { name: say("paper.number") });
const stateOf = (item: string): string | null =>
  document.querySelector(`[data-item="${item}"]`)?.getAttribute("data-state") ?? null;
const hasText = (key: string): boolean => document.body.textContent?.includes(say(key)) ?? false;
const settled = async (until: () => boolean): Promise<void> => {
  for (let tries = 0; !until() && tries < 200; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** What was sealed, as the holder of the key reads it. */
async function openedFrom(body: unknown) {
  const { id, sha256, siteId, sealed } = body as NewPaperAnswer;
  const answer: SealedAnswer = { id, sha256, siteId, sealed, batchId: asBatchId("ba".repeat(16)), state: "stored", paper: true };
  const key = await openingKey(keys.coordinator.kid, keys.coordinator.privateKey);
  const { opened } = await openPage([answer], factsOf(ROUND, false), key);
  return opened[0]?.response;
}

describe("entering a sheet", () => {
  test("is done by keyboard alone, follows the routing as printed, and hands in what the sheet says, sealed", async () => {
    const { user, sent, answer } = form();
    numberField().focus();
    await user.keyboard(`${sheetNumberText(NUMBER)}{Enter}`);
    // No to the first: the second is led past. Two reasons, then one taken away again.
    await user.keyboard("2{Enter}");
    expect([stateOf("plan"), stateOf("how")]).toEqual(["answered", "passed"]);
    await user.keyboard("121{Enter}");
    await user.keyboard("7{Enter}");
    expect(document.activeElement?.textContent).toBe(say("paper.save"));
    await user.keyboard("{Enter}");
    await settled(() => sent(CALL).length > 0);
    const [body] = sent(CALL);
    expect(await openedFrom(body)).toMatchObject({
      id: await paperAnswerId(ROUND.id, NUMBER),
      mode: "paper",
      language: "sv",
      siteId: SITES[0]?.id,
      answers: { plan: { option: "no" }, why: { options: ["fear"] }, children: { number: 7 } },
    });
    const { id, sha256 } = body as NewPaperAnswer;
    await answer(CALL, { id, sha256 });
    expect(screen.getByRole("status").textContent).toContain(sheetNumberText(NUMBER));
    expect(numberField()).toHaveProperty("value", "");
    expect(document.activeElement).toBe(numberField());
  });

  test("shows what is marked against the routing, and doesn't hand it in", async () => {
    const { user, sent } = form();
    numberField().focus();
    await user.keyboard(`${NUMBER}{Enter}1{Enter}2{Enter}`);
    expect([stateOf("plan"), stateOf("how")]).toEqual(["answered", "answered"]);
    await user.keyboard("{Shift>}{Enter}{/Shift}{Shift>}{Enter}{/Shift}2");
    expect([stateOf("plan"), stateOf("how")]).toEqual(["answered", "against"]);
    expect(hasText("paper.states.against")).toBe(true);
    await user.click(screen.getByRole("button", { name: say("paper.save") }));
    await settled(() => sent(CALL).length > 0);
    expect((await openedFrom(sent(CALL)[0]))?.answers).toEqual({ plan: { option: "no" } });
  });

  test("survives a reload in this tab, and is gone when somebody signs out", async () => {
    const { user } = form();
    numberField().focus();
    await user.keyboard(`${NUMBER}{Enter}2{Enter}1{Enter}7`);
    cleanup();
    form(sheetDraftsIn(sessionStorage));
    expect(numberField()).toHaveProperty("value", NUMBER);
    expect([stateOf("plan"), stateOf("why"), stateOf("children")]).toEqual(["answered", "answered", "answered"]);
    cleanup();
    sheetDraftsIn(sessionStorage).clear();
    form();
    expect([numberField().getAttribute("value"), stateOf("plan")]).toEqual(["", "skipped"]);
  });

  test("asks for a number that can be one, and for something marked", async () => {
    const { user, sent } = form();
    await user.click(screen.getByRole("button", { name: say("paper.save") }));
    expect(hasText("paper.incomplete")).toBe(true);
    const wrong = `${NUMBER.slice(0, -1)}${(Number(NUMBER.at(-1)) + 1) % 10}`;
    numberField().focus();
    await user.keyboard(`${wrong}{Enter}`);
    expect(hasText("paper.mistyped")).toBe(true);
    await user.clear(numberField());
    await user.keyboard(NUMBER);
    await user.click(screen.getByRole("button", { name: say("paper.save") }));
    expect(hasText("paper.nothingMarked")).toBe(true);
    expect(sent(CALL)).toEqual([]);
  });

  test("says when the sheet was entered before, keeps what stands there, and tries again with the same bytes", async () => {
    const { user, sent, refuse } = form();
    numberField().focus();
    await user.keyboard(`${NUMBER}{Enter}1{Enter}`);
    const save = () => user.click(screen.getByRole("button", { name: say("paper.save") }));
    await save();
    await settled(() => sent(CALL).length === 1);
    await refuse(CALL, "unreachable");
    await save();
    await settled(() => sent(CALL).length === 2);
    expect(sent(CALL)[1]).toEqual(sent(CALL)[0]);
    await refuse(CALL, "already-exists");
    expect(hasText("paper.already")).toBe(true);
    expect([numberField().getAttribute("value"), stateOf("plan")]).toEqual([NUMBER, "answered"]);
  });

  test("can be undone: the sheet is taken back, and stands in the form again", async () => {
    const { user, sent, answer } = form();
    numberField().focus();
    await user.keyboard(`${NUMBER}{Enter}3`);
    await user.click(screen.getByRole("button", { name: say("paper.save") }));
    await settled(() => sent(CALL).length > 0);
    const { id, sha256 } = sent(CALL)[0] as NewPaperAnswer;
    await answer(CALL, { id, sha256 });
    expect(stateOf("plan")).toBe("skipped");
    await user.click(screen.getByRole("button", { name: new RegExp(sheetNumberText(NUMBER)) }));
    expect(sent(BACK)).toEqual([{ id, sha256 }]);
    await answer(BACK, { id, sha256 });
    expect([numberField().getAttribute("value"), stateOf("plan")]).toEqual([sheetNumberText(NUMBER), "answered"]);
    expect(screen.queryByRole("button", { name: new RegExp(`^${say("paper.takeBack").slice(0, 5)}`) })).toBeNull();
  });

  test("gives a sheet without a number one, to be written on it", async () => {
    const { user } = form();
    await user.click(screen.getByRole("button", { name: say("paper.noNumber") }));
    const given = sheetNumberText(newSheetNumber(chance(5)));
    expect(numberField()).toHaveProperty("value", given);
    expect(document.querySelector('[data-tone="mind"]')?.textContent).toContain(given);
  });
});

describe("the week of a sheet", () => {
  const dates = { starts: asDate("2026-09-14"), ends: asDate("2026-09-29") };

  test("is one of the round's, or of those in which it runs over", () => {
    expect(weeksOf(dates, true, null)).toEqual(["2026-W38", "2026-W39", "2026-W40"]);
    expect(weeksOf(dates, true, asDate("2026-10-05"))).toEqual(["2026-W38", "2026-W39", "2026-W40", "2026-W41"]);
    expect(weeksOf({ ...dates, starts: asDate("2026-09-20") }, true, null)).toEqual(["2026-W38", "2026-W39", "2026-W40"]);
    expect(weeksOf(dates, false, asDate("2026-10-05"))).toEqual([null]);
  });

  test("is the present one where that is among them, else the last", () => {
    const weeks = weeksOf(dates, true, null);
    expect(likelyWeek(weeks, asDate("2026-09-22"))).toBe("2026-W39");
    expect(likelyWeek(weeks, asDate("2027-01-12"))).toBe("2026-W40");
    expect(likelyWeek([null], asDate("2026-09-22"))).toBeNull();
  });
});
