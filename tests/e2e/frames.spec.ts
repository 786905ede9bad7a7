import { expect, type Page } from "@playwright/test";
import { ASSISTANT_LANGUAGES } from "../../src/i18n/locales.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { test } from "../support/fixtures.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { words } from "../support/words.ts";

/** As on an iPad that lies on its side, with a home indicator, a status bar, and rounder corners than any has. */
const INSETS = { top: 24, right: 30, bottom: 34, left: 30 };

test("a browser that is too old says so, in every language, and blames nobody else", async ({ page, server }) => {
  await page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...asked: [string, string?]): boolean =>
      !asked.some((text) => text?.includes("dvh")) && supports(...(asked as [string]));
  });
  await saysThatItIsTooOld(page, server, "tooOld.text");
});

test.describe("a browser without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("says so, too", ({ page, server }) => saysThatItIsTooOld(page, server, "tooOld.noScript"));
});

test("an app that starts takes the place of these words, before anyone has seen them", async ({ page, server }) => {
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
    // Nothing is painted before the style sheets are there, and no frame comes.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await page.locator(".not-started").isVisible()).toBe(false);
    // Not even laid out: four languages of it, and their letters, are dear on a slow tablet.
    expect(
      await page.locator(".not-started p").evaluateAll((texts) => texts.map((text) => text.checkVisibility())),
    ).not.toContain(true);
    letStart();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.locator(".not-started")).toHaveCount(0);
  }
});

test("nothing to read or to touch lies under a status bar, a home indicator or a round corner", async ({
  page,
  server,
  tablet,
}) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setSafeAreaInsetsOverride", { insets: INSETS });
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

async function saysThatItIsTooOld(page: Page, server: ServerProcess, key: string): Promise<void> {
  await page.goto(server.tabletAddress);
  for (const language of ASSISTANT_LANGUAGES) {
    await expect(page.locator("p", { hasText: words(language, "assistant", key) })).toBeVisible();
  }
  await page.goto(server.consoleAddress);
  for (const language of ["sv", "en"] as const) {
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
