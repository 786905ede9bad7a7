import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { tabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

const TABLET_LANGUAGES = ["sv", "en", "ar", "so"] as const;
/** As on an iPad that lies on its side, with a home indicator, a status bar, and rounder corners than any has. */
const INSETS = { top: 24, right: 30, bottom: 34, left: 30 };

const folder = mkdtempSync(join(tmpdir(), "streck-frames-"));
let server: ServerProcess;

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  server = await serverProcess(join(folder, "data"));
  await server.start();
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a browser that is too old says so, in every language, and blames nobody else", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  await context.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...asked: [string, string?]): boolean =>
      !asked.some((text) => text?.includes("dvh")) && supports(...(asked as [string]));
  });
  await saysThatItIsTooOld(await context.newPage(), "tooOld.text");
  await context.close();
});

test("without JavaScript, too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await saysThatItIsTooOld(await context.newPage(), "tooOld.noScript");
  await context.close();
});

test("an app that starts takes the place of these words, before anyone has seen them", async ({ page }) => {
  for (const [address, heading] of [
    [server.tabletAddress, words("sv", "assistant", "enrol.title")],
    [server.consoleAddress, words("sv", "console", "app.name")],
  ] as const) {
    let letStart = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      letStart = resolve;
    });
    await page.route("**/assets/*.js", async (route) => {
      await started;
      await route.continue();
    });
    await page.goto(address, { waitUntil: "commit" });
    await page.locator(".not-started").waitFor({ state: "attached" });
    expect(await page.locator(".not-started").isVisible()).toBe(false);
    letStart();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.locator(".not-started")).toHaveCount(0);
  }
});

test("nothing to read or to touch lies under a status bar, a home indicator or a round corner", async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setSafeAreaInsetsOverride", { insets: INSETS });
  const tablet = tabletDriver(page, builtInQuestionnaire());
  await tablet.joinPractice(server.tabletAddress);
  await isClear(page, "start of the day");
  await tablet.startShift();
  await isClear(page, "tally");
  await tablet.handOver();
  await isClear(page, "languages");
  await tablet.chooseLanguage("so");
  await isClear(page, "purpose");
  await tablet.begin("so");
  await isClear(page, "item");
  await tablet.openPin("so");
  await isClear(page, "pin");

  await devTools.send("Emulation.setSafeAreaInsetsOverride", { insets: INSETS });
  await consoleDriver(page).enterPractice(server.consoleAddress);
  await isClear(page, "the field");
});

async function saysThatItIsTooOld(page: Page, key: string): Promise<void> {
  await page.goto(server.tabletAddress);
  for (const language of TABLET_LANGUAGES) {
    await expect(page.locator("p", { hasText: words(language, "assistant", key) })).toBeVisible();
  }
  await page.goto(server.consoleAddress);
  for (const language of ["sv", "en"]) {
    await expect(page.locator("p", { hasText: words(language, "console", key) })).toBeVisible();
  }
}

/** At both ends of the page: what is in sight is inside the safe area, and the page fills the screen and no more than it needs. */
async function isClear(page: Page, screen: string): Promise<void> {
  for (const end of ["top", "bottom"] as const) {
    const outside = await page.evaluate(
      ({ insets, toBottom }) => {
        scrollTo(0, toBottom ? document.documentElement.scrollHeight : 0);
        const inside = {
          left: insets.left,
          right: innerWidth - insets.right,
          top: insets.top,
          bottom: innerHeight - insets.bottom,
        };
        // As much of it as the regions that it scrolls in let through.
        const inSight = (one: Element): DOMRect => {
          let { left, right, top, bottom } = one.getBoundingClientRect();
          for (let around = one.parentElement; around !== null; around = around.parentElement) {
            if (getComputedStyle(around).overflowY !== "visible" && around !== document.body) {
              const clip = around.getBoundingClientRect();
              [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
              [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
            }
          }
          return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        };
        const shown = [...document.querySelectorAll("button, a, input:not([type=radio]), h1, h2, p, li, td, svg")];
        return shown
          .filter((one) => one.checkVisibility())
          .map((one) => ({ box: inSight(one), text: one.textContent?.trim().slice(0, 40) ?? "" }))
          .filter(({ box }) => box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight)
          .filter(
            ({ box }) =>
              box.left < inside.left - 0.5 ||
              box.right > inside.right + 0.5 ||
              (box.top < inside.top - 0.5 && scrollY === 0) ||
              (box.bottom > inside.bottom + 0.5 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight),
          )
          .map(({ text }) => text);
      },
      { insets: INSETS, toBottom: end === "bottom" },
    );
    expect(outside, `${screen}, ${end}`).toEqual([]);
  }
}
