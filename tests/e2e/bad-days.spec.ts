import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { Thumbprint } from "../../src/kernel/hashes.ts";
import { enrolFragment, normaliseEnrolCode } from "../../src/protocol/device/enrol-code.ts";
import { expectAccessible } from "../support/accessible.ts";
import { asThumbprint } from "../support/brands.ts";
import { browserWithProfile } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { breakStorage, mendStorage, spoilRelease, storeNewerRelease } from "../support/faults.ts";
import { profileIn, test, testOnDisk } from "../support/fixtures.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { PIN, type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { beginning, words } from "../support/words.ts";

const staff = (key: string): string => words("sv", "assistant", key);
const client = (key: string): string => words("sv", "client", key);
const MORNING = "2026-09-14T08:30:00";

test.use({ startsAt: MORNING });
testOnDisk.use({ startsAt: MORNING });

testOnDisk(
  "after one visit the tablet starts, reloads and survives a restart of the browser with no network and no server",
  async ({ folder, context, ownServer, tablet }) => {
    await enrol(tablet, ownServer);
    await tablet.noThanks("no-time", null);
    await ownServer.stop();
    await context.close();
    const restarted = await browserWithProfile(profileIn(folder));
    await restarted.setOffline(true);
    const page = await restarted.newPage();
    await page.clock.install({ time: MORNING });
    const again = tabletDriver(page, builtInQuestionnaire());
    await page.goto(ownServer.tabletAddress);
    await again.unlock();
    await again.isAtTally();
    await page.reload();
    await again.unlock();
    await again.isAtTally();
    expect((await again.figures("shift")).counts["asked"]).toBe(1);
    await again.oneAnswers();
    expect((await again.figures("shift")).counts["answered"]).toBe(1);
    await restarted.close();
  },
);

test("changing the language at any item keeps every answer", async ({ page, server, tablet }) => {
  await enrol(tablet, server);
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  await tablet.answer("sv", "contact", "fairly-hard");
  for (const [from, to] of [
    ["sv", "ar"],
    ["ar", "so"],
    ["so", "sv"],
  ] as const) {
    await page.getByRole("button", { name: words(from, "client", "language.change"), exact: true }).click();
    await tablet.chooseLanguage(to);
    await expect(page.locator("html")).toHaveAttribute("dir", to === "ar" ? "rtl" : "ltr");
    await page.getByRole("button", { name: words(to, "client", "item.back"), exact: true }).click();
    await expect(page.getByRole("radio", { checked: true })).toHaveValue("fairly-hard");
    await page.getByRole("button", { name: words(to, "client", "item.next"), exact: true }).click();
  }
});

test("a wrong PIN locks out longer and longer, through a reload and a changed clock, and the right one still works", async ({
  page,
  server,
  tablet,
}) => {
  await enrol(tablet, server);
  await tablet.handOver();
  await tablet.openPin("sv");
  for (let wrong = 1; wrong <= 5; wrong++) {
    await tablet.typePin("1111");
    await expect(page.getByText(wrong < 5 ? staff("pin.wrong") : beginning(staff("pin.locked")))).toBeVisible();
  }
  await page.clock.setSystemTime("2030-01-01T08:00:00");
  await page.reload();
  await page.getByText(client("interrupted.text")).waitFor();
  await tablet.openPin("sv");
  await expect(page.getByText(beginning(staff("pin.locked")))).toBeVisible();
  await expect(page.getByRole("button", { name: "2", exact: true })).toBeDisabled();
  await page.clock.fastForward(31_000);
  // The pad was left alone for so long that it gave way to the client's screen again.
  await tablet.openPin("sv");
  await tablet.typePin(PIN);
  await expect(page.getByRole("heading", { name: staff("takeBack.title") })).toBeVisible();
});

for (const fault of ["QuotaExceededError", "UnknownError"] as const) {
  test(`storage that says ${fault}: no thank-you before it is stored, nothing lost, and the screen says what to do`, async ({
    page,
    server,
    tablet,
  }) => {
    await enrol(tablet, server);
    await tablet.noThanks(null, null);
    await tablet.handOver();
    await tablet.chooseLanguage("sv");
    await tablet.begin("sv");
    await tablet.answer("sv", "contact", "very-easy");
    await tablet.stop("sv");
    await breakStorage(page, fault);
    await page.getByRole("button", { name: beginning(client("confirm.send")) }).click();
    await expect(page.getByRole("heading", { name: client("fault.title") })).toBeVisible();
    await page.getByRole("button", { name: client("fault.retry") }).click();
    await expect(page.getByRole("heading", { name: client("fault.title") })).toBeVisible();
    await expect(page.getByText(client("ended.sent"))).toHaveCount(0);
    await mendStorage(page);
    await page.getByRole("button", { name: client("fault.retry") }).click();
    await tablet.hasEnded("sv", "sent");
    await tablet.takeBack("sv");

    await breakStorage(page, fault);
    await page.getByRole("button", { name: beginning(staff("tally.other")) }).click();
    await page.getByRole("button", { name: staff("outcome.missed"), exact: true }).click();
    const said = staff(fault === "QuotaExceededError" ? "tally.storageFailed.full" : "tally.storageFailed.refused");
    await expect(page.getByRole("alert")).toHaveText(said);
    await mendStorage(page);
    const { counts } = await tablet.figures("shift");
    expect(counts).toMatchObject({ asked: 2, answered: 1, NC: 0 });
    await tablet.sync();
    expect(await tablet.received()).toBe(1);
  });
}

test("storage that can't be opened is said at start, before anything could be lost", async ({ page, server }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "InvalidStateError");
    };
  });
  await page.goto(server.tabletAddress);
  await expect(page.getByRole("heading", { name: staff("noStorage.title") })).toBeVisible();
  await expect(page.getByText(staff("noStorage.text"))).toBeVisible();
});

test("a release that can't be verified is not joined, and nothing is stored", async ({ page, server }) => {
  await page.route("**/api/device/enrol", async (route) => {
    const response = await route.fetch();
    const reply = (await response.json()) as { release: string };
    const middle = Math.floor(reply.release.length / 2);
    const spoiled =
      reply.release.slice(0, middle) + (reply.release[middle] === "A" ? "B" : "A") + reply.release.slice(middle + 1);
    await route.fulfill({ response, json: { ...reply, release: spoiled } });
  });
  await page.goto(server.tabletAddress);
  await page.getByRole("button", { name: staff("enrol.practiceJoin") }).click();
  await expect(page.getByRole("alert")).toHaveText(staff("enrol.failed.unverified"));
  await page.unrouteAll();
  await page.reload();
  await expect(page.getByRole("heading", { name: staff("enrol.title") })).toBeVisible();
});

test("the scanned address fills in the code, vouches for the signer, and leaves no code behind; another signer is refused", async ({
  page,
  server,
  tablet,
  coordinator,
}) => {
  await coordinator.enterPractice(server.consoleAddress);
  const kid = await coordinator.page.evaluate(
    async () => ((await (await fetch("/api/keys")).json()) as { keys: { signing: { kid: Thumbprint } } }).keys.signing.kid,
  );
  const first = await coordinator.enrolmentCode();
  await page.goto(`${server.tabletAddress}/${enrolFragment(first.code, asThumbprint(kid.split("").reverse().join("")))}`);
  await page.getByRole("button", { name: staff("enrol.join"), exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText(staff("enrol.failed.unverified"));

  await coordinator.page.reload();
  const second = await coordinator.enrolmentCode();
  await page.goto("about:blank");
  await page.goto(`${server.tabletAddress}/${enrolFragment(second.code, kid)}`);
  await expect(page.getByLabel(staff("enrol.code"))).toHaveValue(normaliseEnrolCode(second.code));
  expect(new URL(page.url()).hash).toBe("");
  await page.getByRole("button", { name: staff("enrol.join"), exact: true }).click();
  await expect(page.getByText(second.words)).toBeVisible();
  await tablet.confirmAndChoosePin();
});

/** A start without a network, after something has happened to what is stored. */
async function startOffline(
  tablet: TabletDriver,
  context: BrowserContext,
  happens: (page: Page) => Promise<void>,
): Promise<void> {
  await context.setOffline(true);
  await happens(tablet.page);
  await tablet.page.reload();
  await tablet.unlock();
}

test("a stored release that went bad runs no round, keeps every answer and mends itself with the network", async ({
  context,
  page,
  server,
  tablet,
}) => {
  await enrol(tablet, server);
  await tablet.oneAnswers();
  await startOffline(tablet, context, spoilRelease);
  await expect(page.getByRole("heading", { name: staff("unverifiable.title") })).toBeVisible();
  await expect(page.locator('[data-figure="saved-here"]')).toHaveAttribute("data-value", "1");
  await page.getByRole("button", { name: staff("unverifiable.fetch") }).click();
  await expect(page.getByRole("alert")).toHaveText(staff("unverifiable.failed"));
  await context.setOffline(false);
  await tablet.isAtTally();
  await tablet.sync();
  expect(await tablet.received()).toBe(1);
});

test("a tablet whose round is of a newer app says so in the assistant's language, and hands in what it holds", async ({
  context,
  page,
  server,
  tablet,
}) => {
  await enrol(tablet, server);
  await tablet.oneAnswers();
  await startOffline(tablet, context, storeNewerRelease);
  for (const language of ["ar", "so", "en", "sv"] as const) {
    await page.locator(`button[lang="${language}"]`).click();
    await expect(page.getByRole("heading", { name: words(language, "assistant", "needsUpdate.title") })).toBeVisible();
    await expect(page.getByRole("button", { name: words(language, "assistant", "needsUpdate.update") })).toBeVisible();
    await expect(page.getByText(words(language, "assistant", "unverifiable.title"))).toHaveCount(0);
    await expectAccessible(page);
  }
  await expect(page.locator('[data-figure="saved-here"]')).toHaveAttribute("data-value", "1");
  await context.setOffline(false);
  await tablet.sync();
  expect(await tablet.received()).toBe(1);
  // The app is as old as before: looking for another one loses nothing.
  await page.getByRole("button", { name: staff("needsUpdate.update") }).click();
  await tablet.unlock();
  await expect(page.getByRole("heading", { name: staff("needsUpdate.title") })).toBeVisible();
  expect(await tablet.received()).toBe(1);
});

test("a second page of the tablet waits instead of tallying beside the first", async ({ context, page, server, tablet }) => {
  await enrol(tablet, server);
  const second = await context.newPage();
  await second.goto(server.tabletAddress);
  await expect(second.getByRole("heading", { name: staff("otherTab.title") })).toBeVisible();
  await page.close();
  // Where it goes on it starts, and so it is locked.
  await tabletDriver(second, builtInQuestionnaire()).unlock();
  await expect(second.getByRole("button", { name: beginning(staff("tally.yes")) })).toBeVisible();
});

test("a no that the client tapped herself stays a no, whatever the assistant notes when she takes the tablet back", async ({
  page,
  server,
  tablet,
}) => {
  await enrol(tablet, server);
  await tablet.handOver();
  await tablet.chooseLanguage("so");
  await page.getByRole("button", { name: words("so", "client", "purpose.decline"), exact: true }).click();
  await tablet.takeBackInTheMiddle("so", "outcome.other.called-in");
  expect((await tablet.figures("shift")).counts).toMatchObject({ asked: 1, R: 1, O: 0 });
  expect((await tablet.figures("shift")).reasons).toEqual({ "no-reason-given": 1 });
});

test("an earlier mark is corrected, undone and removed; an answered contact can't be", async ({ page, server, tablet }) => {
  await enrol(tablet, server);
  await tablet.noThanks("no-time", "ar");
  await tablet.oneAnswers();
  await tablet.other("missed");
  await page.getByRole("button", { name: beginning(staff("tally.undo")) }).click();
  expect((await tablet.figures("shift")).counts).toMatchObject({ asked: 2, NC: 0 });
  await tablet.openMenu("marks");
  await expect(page.getByText(staff("marks.sealed"))).toBeVisible();
  await expect(page.getByRole("button", { name: staff("marks.correct"), exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: staff("marks.correct"), exact: true }).click();
  await page.getByRole("button", { name: staff("outcome.other.called-in"), exact: true }).click();
  await page.getByRole("button", { name: staff("close"), exact: true }).click();
  expect((await tablet.figures("shift")).counts).toMatchObject({ asked: 2, R: 0, O: 1 });
  await tablet.openMenu("marks");
  await page.getByRole("button", { name: staff("marks.correct"), exact: true }).click();
  await page.getByRole("button", { name: staff("marks.remove"), exact: true }).click();
  await page.getByRole("button", { name: staff("close"), exact: true }).click();
  expect((await tablet.figures("shift")).counts).toMatchObject({ asked: 1, answered: 1 });
});

test("a questionnaire with faults is refused with words that say what and where; a wrong passphrase loses nothing", async ({
  server,
  coordinator,
}) => {
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("rounds");
  await coordinator.page.getByRole("link", { name: coordinator.say("rounds.new"), exact: true }).click();
  const good = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/questionnaire-with-text.json"), "utf8")) as Faulty;
  const faults: [string, (document: Faulty) => void][] = [
    ["forward-reference", ({ items }) => Object.assign(items[1] ?? {}, { when: { answered: "visits" } })],
    ["missing-language", ({ items }) => delete items[1]?.text["so"]],
    ["duplicate-code", ({ items }) => Object.assign(items[1]?.options?.[1] ?? {}, { code: "yes" })],
    ["empty-label", ({ items }) => Object.assign(items[1]?.options?.[1]?.text ?? {}, { ar: " " })],
    ["malformed", ({ items }) => delete (items[1]?.options?.[0] as { text?: unknown } | undefined)?.text],
  ];
  for (const [finding, spoil] of faults) {
    const document = structuredClone(good);
    spoil(document);
    await coordinator.chooseOwnQuestionnaire(document);
    await expect(coordinator.page.locator(`[data-finding="${finding}"]`).first()).toBeVisible();
  }
  await coordinator.chooseOwnQuestionnaire(good);
  await expect(coordinator.page.getByTestId("findings")).toHaveCount(0);

  await coordinator.open("results");
  await coordinator.page.getByLabel(coordinator.say("unlock.passphrase"), { exact: true }).fill("inte den rätta frasen");
  await coordinator.page.getByRole("button", { name: coordinator.say("open.submit"), exact: true }).click();
  await expect(coordinator.page.getByText(coordinator.say("unlock.failed.wrong-passphrase.todo"))).toBeVisible();
  await coordinator.openAnswers();
});

type Faulty = { items: { text: Record<string, string>; options?: { code: string; text: Record<string, string> }[] }[] };

async function enrol(tablet: TabletDriver, server: ServerProcess): Promise<void> {
  await tablet.joinPractice(server.tabletAddress);
  await tablet.isReadyOffline();
  await tablet.startShift();
}
