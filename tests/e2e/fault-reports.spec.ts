import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { test } from "../support/fixtures.ts";
import { words } from "../support/words.ts";

/** Somebody can't use the tablet and says so; it comes to the coordinator, once, and says nothing of who it was. */
const arabic = (key: string): string => words("ar", "client", key);
const HOSTILE = 'لا أسمع شيئًا <img src=x onerror="document.title=1"> {{count}} ';

test("a client reports in Arabic without a network; after a reload and with one the coordinator sees it, once", async ({
  tablet,
  page,
  context,
  coordinator,
  ownServer,
}) => {
  const tap = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
  await tablet.joinPractice(ownServer.tabletAddress);
  await tablet.isReadyOffline();
  await tablet.startShift();
  await context.setOffline(true);

  await tablet.handOver();
  await tablet.chooseLanguage("ar");
  await tap(arabic("purpose.more"));
  await tap(arabic("language.statement"));
  await page.getByRole("heading", { name: arabic("statement.title") }).waitFor();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectAccessible(page);
  await tap(arabic("statement.report"));
  await page.getByRole("heading", { name: arabic("statement.which") }).waitFor();
  await expectAccessible(page);
  await tap(arabic("statement.faults.hearing"));
  await page.locator("textarea").fill(HOSTILE);
  await expectAccessible(page);
  await tap(arabic("statement.send"));
  await page.getByRole("heading", { name: arabic("statement.savedTitle") }).waitFor();
  await expect(page.getByText("لا أسمع")).toHaveCount(0);
  await expectAccessible(page);
  await tap(arabic("statement.back"));
  // The next who opens it finds nothing of what was written.
  await tap(arabic("purpose.more"));
  await tap(arabic("language.statement"));
  await tap(arabic("statement.report"));
  await tap(arabic("statement.faults.hearing"));
  await expect(page.locator("textarea")).toHaveValue("");

  await page.reload();
  await page.getByText(words("sv", "client", "interrupted.text")).waitFor();
  await expect(page.getByText("لا أسمع")).toHaveCount(0);
  await context.setOffline(false);
  await tablet.takeBackInTheMiddle("sv", "outcome.other.called-in");
  await tablet.sync();
  await tablet.sync();

  await coordinator.enterPractice(ownServer.consoleAddress);
  await coordinator.open("faultReports");
  const row = coordinator.page.locator('[data-report="hearing"]');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(coordinator.say("faultReports.locked"));
  await expectAccessible(coordinator.page);
  await coordinator.button("unlock.usePractice").click();
  await coordinator.button("faultReports.open").click();
  await expect(row.locator('[data-cell="text"]')).toHaveText(HOSTILE.trim());
  await expect(row.locator("img")).toHaveCount(0);
  await expectAccessible(coordinator.page);
  await row.getByRole("button").click();
  await expect(row).toHaveAttribute("data-handled", "true");
  // What was opened is gone with the screen; that it was seen to stays.
  await coordinator.open("statement");
  await expectAccessible(coordinator.page);
  await coordinator.open("faultReports");
  await expect(row).toContainText(coordinator.say("faultReports.locked"));
  await expect(row).toHaveAttribute("data-handled", "true");
});

test("whoever can't choose a language yet, and the staff, come to the same statement", async ({ tablet, page, server }) => {
  const swedish = (key: string): string => words("sv", "client", key);
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  await tablet.openMenu("about");
  await tablet.button(tablet.staff("about.statement")).click();
  await page.getByRole("heading", { name: swedish("statement.title") }).waitFor();
  await tablet.button(swedish("statement.report")).click();
  await tablet.button(swedish("statement.faults.tapping")).click();
  await tablet.button(swedish("statement.send")).click();
  await page.getByRole("heading", { name: swedish("statement.savedTitle") }).waitFor();
  await tablet.button(swedish("statement.back")).click();
  await tablet.button(tablet.staff("close")).click();

  await tablet.handOver();
  await page.getByRole("button", { name: arabic("language.statement") }).click();
  await page.getByRole("heading", { name: swedish("statement.title") }).waitFor();
  await page.getByRole("button", { name: "العربية", exact: true }).click();
  await page.getByRole("heading", { name: arabic("statement.title") }).waitFor();
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await page.getByRole("button", { name: arabic("statement.back"), exact: true }).click();
  // She has chosen no language by it.
  await tablet.chooseLanguage("so");
  await page.getByRole("heading", { name: words("so", "client", "purpose.title") }).waitFor();
});
