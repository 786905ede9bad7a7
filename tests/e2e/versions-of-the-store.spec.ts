import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import native2 from "../fixtures/stores/native-2.json" with { type: "json" };
import { browserWithProfile } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { makeDatabase } from "../support/stored-database.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { beginning, words } from "../support/words.ts";

/** Two pages with different versions of the tablet's database: each ends in a clear screen, none hangs, none is reloaded. */
const staff = (key: string): string => words("sv", "assistant", key);
const client = (key: string): string => words("sv", "client", key);

let folder: string;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;
/** Another window on the same origin, with none of the app in it. */
let other: Page;
let tablet: TabletDriver;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "streck-versions-"));
  server = await serverProcess(join(folder, "data"));
  await server.start();
  context = await browserWithProfile(join(folder, "profile"));
  page = context.pages()[0] ?? (await context.newPage());
  other = await context.newPage();
  await other.goto(`${server.tabletAddress}/health`);
  tablet = tabletDriver(page, builtInQuestionnaire());
});

test.afterEach(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const heading = (name: string) => page.getByRole("heading", { name, exact: true });

async function work(): Promise<void> {
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  await tablet.noThanks("no-time", null);
  await page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));
}

/** As the first page of a newer app does; it must not have to wait for us. */
function openAsNewer(): Promise<string> {
  return other.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open("streck", 990);
        opening.onblocked = () => resolve("blocked");
        opening.onsuccess = () => {
          Object.assign(globalThis, { newer: opening.result });
          resolve("open");
        };
      }),
  );
}

const isTheSamePage = (): Promise<boolean> => page.evaluate(() => "isTheSamePage" in globalThis);

test("a newer app opens while the assistant works: she is told at once, nothing counts that is not stored, a new start says it", async () => {
  await work();
  expect(await openAsNewer()).toBe("open");
  await expect(page.getByText(staff("tally.storageFailed.newer"))).toBeVisible();
  const asked = page.locator("[data-figure=asked]");
  await expect(asked).toHaveAttribute("data-value", "1");
  // The stroke that can't be stored is taken back, and its sheet with it.
  await tablet
    .button(beginning(staff("tally.no")))
    .first()
    .click();
  await tablet.isAtTally();
  await expect(page.getByText(staff("tally.storageFailed.newer"))).toBeVisible();
  await expect(asked).toHaveAttribute("data-value", "1");
  expect(await isTheSamePage()).toBe(true);

  await page.reload();
  await expect(heading(staff("newerData.title"))).toBeVisible();
  await other.evaluate(() => (globalThis as unknown as { newer: IDBDatabase }).newer.close());
});

test("a newer app opens while a client answers: her page goes on, and thanks her for nothing that is not stored", async () => {
  await work();
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  await page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));
  expect(await openAsNewer()).toBe("open");
  await tablet.answer("sv", "contact", "very-easy");
  await expect(page.getByText(staff("tally.storageFailed.newer"))).toBeHidden();
  await tablet.stop("sv");
  await page.getByRole("button", { name: beginning(client("confirm.send")) }).click();
  await expect(heading(client("fault.title"))).toBeVisible();
  await page.getByRole("button", { name: client("fault.retry") }).click();
  await expect(heading(client("fault.title"))).toBeVisible();
  expect(await isTheSamePage()).toBe(true);
});

test("an older window holds on to an older database: that is said, and once it is closed all that was stored is there", async () => {
  await other.evaluate(`(${String(makeDatabase)})("streck", ${JSON.stringify(native2.before)})`);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("streck");
        opening.onsuccess = () => resolve(void Object.assign(globalThis, { older: opening.result }));
      }),
  );
  await page.goto(server.tabletAddress);
  await expect(heading(staff("otherWindow.title"))).toBeVisible();
  await other.close();
  await page.reload();
  // A hand-over was under way when that database was last used.
  await expect(heading(client("interrupted.title"))).toBeVisible();
});
