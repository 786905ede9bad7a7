import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { launchOptions } from "../support/browser.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";

let server: ServerProcess;
let folder: string;
let browser: Browser;
let context: BrowserContext;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "streck-leaving-"));
  server = await serverProcess(join(folder, "data"));
  await server.start();
  // As people have it: with the cache that shows a page again as it was left.
  browser = await chromium.launch({ ...launchOptions(), ignoreDefaultArgs: ["--disable-back-forward-cache"] });
});

test.afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.beforeEach(async () => {
  context = await browser.newContext({ locale: "sv-SE" });
});

test.afterEach(() => context.close());

test("who goes away and comes back is asked for the passphrase", async () => {
  const page = await openedPage();
  for (const elsewhere of ["about:blank", server.tabletAddress]) {
    await page.goto(elsewhere);
    await page.goBack({ waitUntil: "commit" });
    await expect(consoleDriver(page).button("open.submit")).toBeVisible();
    await expect(page.locator('[data-figure="opened"]')).toHaveCount(0);
    await expect(page.getByLabel(consoleDriver(page).say("unlock.passphrase"), { exact: true })).toHaveValue("");
    await consoleDriver(page).openAnswers();
  }
});

test("a page that the browser kept all the same is emptied when it goes and fresh when it comes back", async () => {
  const page = await openedPage();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  expect(await page.locator("#root").innerHTML()).toBe("");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect(consoleDriver(page).button("open.submit")).toBeVisible();
});

test("signing out in one tab empties the others; signing in as another opens them for that one", async () => {
  const page = await openedPage();
  const other = await context.newPage();
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

test("when the session has run out nothing stays open in any tab", async () => {
  const page = await openedPage();
  const other = await context.newPage();
  await other.goto(server.consoleAddress);
  const there = consoleDriver(other);
  await there.openAnswers();
  await context.clearCookies();
  await consoleDriver(page).open("field");
  await expect(page.getByRole("alert").first()).toContainText(there.say("problems.not-signed-in"));
  await expect(other.getByRole("alert").first()).toContainText(there.say("problems.not-signed-in"));
  await expect(other.locator('[data-figure="opened"]')).toHaveCount(0);
});

async function openedPage(): Promise<Page> {
  const page = await context.newPage();
  const coordinator = consoleDriver(page);
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.openAnswers();
  return page;
}
