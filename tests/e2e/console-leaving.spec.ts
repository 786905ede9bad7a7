import { chromium, expect, type Page } from "@playwright/test";
import { COMPUTER, launchOptions } from "../support/browser.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { test as base } from "../support/fixtures.ts";

const test = base.extend<{ readonly page: Page }>({
  /** As people have it: with the cache that shows a page again as it was left; and with answers opened in it. */
  async page({ server }, give) {
    const browser = await chromium.launch({ ...launchOptions(), ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    const page = await (await browser.newContext(COMPUTER)).newPage();
    const coordinator = consoleDriver(page);
    await coordinator.enterPractice(server.consoleAddress);
    await coordinator.openAnswers();
    await give(page);
    await browser.close();
  },
});

test("who goes away and comes back is asked for the passphrase", async ({ page, server }) => {
  for (const elsewhere of ["about:blank", server.tabletAddress]) {
    await page.goto(elsewhere);
    await page.goBack({ waitUntil: "commit" });
    await expect(consoleDriver(page).button("open.submit")).toBeVisible();
    await expect(page.locator('[data-figure="opened"]')).toHaveCount(0);
    await expect(page.getByLabel(consoleDriver(page).say("unlock.passphrase"), { exact: true })).toHaveValue("");
    await consoleDriver(page).openAnswers();
  }
});

test("a page that the browser kept all the same is emptied when it goes and fresh when it comes back", async ({ page }) => {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  expect(await page.locator("#root").innerHTML()).toBe("");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect(consoleDriver(page).button("open.submit")).toBeVisible();
});

test("signing out in one tab empties the others; signing in as another opens them for that one", async ({ page, server }) => {
  const other = await page.context().newPage();
  const { button } = consoleDriver(other);
  await other.goto(server.consoleAddress);
  await button("nav.signOut").click();
  await expect(button("entry.practice.enter")).toBeVisible();
  await expect(consoleDriver(page).button("entry.practice.enter")).toBeVisible();
  await expect(page.locator('[data-figure="opened"]')).toHaveCount(0);
  await button("entry.practice.enter").click();
  await expect(consoleDriver(page).button("open.submit")).toBeVisible();
  await expect(page.locator('[data-figure="opened"]')).toHaveCount(0);
});

test("when the session has run out nothing stays open in any tab", async ({ page, server }) => {
  const other = await page.context().newPage();
  await other.goto(server.consoleAddress);
  const there = consoleDriver(other);
  await there.openAnswers();
  await page.context().clearCookies();
  await consoleDriver(page).open("field");
  await expect(page.getByRole("alert").first()).toContainText(there.say("problems.not-signed-in"));
  await expect(other.getByRole("alert").first()).toContainText(there.say("problems.not-signed-in"));
  await expect(other.locator('[data-figure="opened"]')).toHaveCount(0);
});
