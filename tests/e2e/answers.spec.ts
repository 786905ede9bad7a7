import { expect, type Locator, type Page } from "@playwright/test";
import type { Language } from "../../src/kernel/language.ts";
import { joinLongRound } from "../support/client-tour.ts";
import { test } from "../support/fixtures.ts";
import type { TabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

/** What a client writes and chooses, how she does it, and what becomes of it when she does something else. */
const client = (key: string): string => words("sv", "client", key);
const nextOf = (page: Page): Locator => page.getByRole("button", { name: client("item.next"), exact: true });

test.use({ viewport: { width: 1180, height: 820 } });

/** On the item with this id, in Swedish. */
async function comesTo(
  tablet: TabletDriver,
  item: "information" | "scale" | "number" | "text",
  language: Language = "sv",
): Promise<void> {
  const { page } = tablet;
  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.begin(language);
  const before = { information: 0, scale: 1, number: 4, text: 5 }[item];
  for (let skipped = 0; skipped < before; skipped++) {
    await page
      .getByRole("button", { name: words(language, "client", skipped === 0 ? "item.next" : "item.skip"), exact: true })
      .click();
    await page.getByRole("img", { name: filled(language, skipped + 2) }).waitFor();
  }
}

function filled(language: Language, position: number): string {
  return words(language, "client", "item.progress").replace("{{position}}", `${position}`).replace("{{total}}", "6");
}

test("a number is what was typed, nothing else is taken and why is said, and it never stands beside another answer", async ({
  page,
  server,
}) => {
  const tablet = await joinLongRound(page, server.tabletAddress);
  await comesTo(tablet, "number");
  const field = page.getByRole("textbox");
  const reason = page.locator("#about-written");
  const range = (key: string): string => client(key).replace("{{minimum}}", "1").replace("{{maximum}}", "3000");
  await nextOf(page).click({ force: true });
  await expect(page.getByText(client("item.missing.number"))).toBeVisible();
  await field.fill("2,5");
  await expect(reason).toHaveText(client("item.notWhole"));
  await expect(field).toHaveValue("");
  await expect(nextOf(page)).toHaveAttribute("aria-disabled", "true");
  await field.pressSequentially("30012");
  await expect(reason).toHaveText(range("item.outOfRange"));
  await expect(field).toHaveValue("300");
  await field.fill("٧");
  await expect(reason).toHaveText(range("item.number"));
  await expect(field).toHaveValue("7");
  await expect(nextOf(page)).toHaveAttribute("aria-disabled", "false");
  await field.hover();
  await page.mouse.wheel(0, 300);
  await expect(field).toHaveValue("7");
  await page.getByRole("checkbox").first().click();
  await expect(field).toHaveValue("");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await page.getByRole("checkbox").first().click();
  await expect(field).toHaveValue("7");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await nextOf(page).click();
  await page.locator("textarea").waitFor();
});

test("a stray tap wipes no text, and a text that is too long says so", async ({ page, server }) => {
  const tablet = await joinLongRound(page, server.tabletAddress);
  await comesTo(tablet, "text");
  const field = page.locator("textarea");
  await field.fill("Jag vill att någon ringer.");
  await page.getByRole("checkbox").first().click();
  await expect(field).toHaveValue("");
  await expect(page.getByRole("status").filter({ hasText: "Det du skrev" })).toBeVisible();
  // There and back again, and in another language: it is still hers.
  await tablet.button(client("item.back")).click();
  await page.locator("input[type=text]").waitFor();
  await tablet.skip("sv");
  await page.getByRole("checkbox", { checked: true }).click();
  await expect(field).toHaveValue("Jag vill att någon ringer.");
  await page.getByRole("checkbox").first().click();
  await field.click();
  await expect(field).toHaveValue("Jag vill att någon ringer.");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);

  await field.fill("a".repeat(60));
  await expect(page.getByText(client("item.full"))).toBeVisible();
  await expect(page.getByRole("meter", { name: client("item.room") })).toHaveAttribute("aria-valuenow", "0");
  await field.fill(`${"a".repeat(59)}😀 and more`);
  await expect(page.getByText(client("item.cut"))).toBeVisible();
  await expect(field).toHaveValue("a".repeat(59));
  await field.fill(" \n ");
  await expect(nextOf(page)).toHaveAttribute("aria-disabled", "true");
});

test("the field stays in sight above a raised keyboard, and all of the screen comes back after it", async ({ page, server }) => {
  await page.addInitScript(() => {
    const view = Object.assign(new EventTarget(), {
      width: innerWidth,
      height: innerHeight,
      offsetTop: 0,
      offsetLeft: 0,
      scale: 1,
    });
    Object.defineProperty(globalThis, "visualViewport", { value: view });
  });
  const tablet = await joinLongRound(page, server.tabletAddress);
  await comesTo(tablet, "text");
  const field = page.locator("textarea");
  for (const [width, height, left] of [
    [1180, 820, 420],
    [820, 1180, 780],
    [1024, 768, 380],
    [960, 600, 330],
  ] as const) {
    await page.setViewportSize({ width, height });
    await field.focus();
    await raise(page, left, 0);
    await expect.poll(() => hiddenOf(field, 0, left)).toBeLessThanOrEqual(0);
    // Some tablets move the page up as well.
    await raise(page, left, 60);
    await expect.poll(() => hiddenOf(field, 60, 60 + left)).toBeLessThanOrEqual(0);
    await expect(nextOf(page)).toBeVisible();
    await raise(page, height, 0);
    await expect.poll(async () => (await nextOf(page).boundingBox())?.y ?? 0).toBeGreaterThan(height - 140);
  }
});

async function raise(page: Page, height: number, offsetTop: number): Promise<void> {
  await page.evaluate(
    (seen) => {
      Object.assign(globalThis.visualViewport ?? {}, seen);
      globalThis.visualViewport?.dispatchEvent(new Event("resize"));
    },
    { height, offsetTop },
  );
}

/** How much of it lies outside what can be seen, in pixels. */
async function hiddenOf(field: Locator, top: number, bottom: number): Promise<number> {
  const box = await field.boundingBox();
  return box === null ? Number.POSITIVE_INFINITY : Math.max(top - box.y, box.y + box.height - bottom);
}

test("a screen reader's hands are signs of life, and a window that comes back is none", async ({ page, server }) => {
  const tablet = await joinLongRound(page, server.tabletAddress);
  await comesTo(tablet, "scale");
  const stay = tablet.button(client("idle.stay"));
  for (const act of ["click", "focusin", "scroll"] as const) {
    await page.clock.fastForward(45_000);
    await page.evaluate((kind) => {
      const radio = document.querySelector<HTMLInputElement>("input[type=radio]");
      if (kind === "click") {
        radio?.click();
      } else if (kind === "focusin") {
        radio?.dispatchEvent(new FocusEvent("focusin", { bubbles: true, relatedTarget: document.body }));
      } else {
        document.querySelector("[data-scroll-region]")?.dispatchEvent(new Event("scroll"));
      }
    }, act);
    await page.clock.fastForward(45_000);
    await expect(stay, act).toHaveCount(0);
    await page.getByRole("radio").first().press("ArrowDown");
  }
  await page.clock.fastForward(45_000);
  await page.evaluate(() => document.querySelector("input")?.dispatchEvent(new FocusEvent("focusin", { bubbles: true })));
  await page.clock.fastForward(16_000);
  await expect(stay).toBeVisible();
});

test("words stand as they were written: lines, long words, other scripts; and nothing translates or reloads the page", async ({
  page,
  server,
}) => {
  const tablet = await joinLongRound(page, server.tabletAddress);
  await expect(page.locator("html")).toHaveAttribute("translate", "no");
  const pulled = await page.evaluate(() =>
    [document.documentElement, document.body].map((one) => getComputedStyle(one).overscrollBehavior),
  );
  expect(pulled).toEqual(["none", "none"]);
  await comesTo(tablet, "information", "ar");
  const question = page.locator("main p:has(bdi)").first();
  await expect(question.locator("bdi")).toHaveCSS("white-space", "pre-line");
  await expect(question).toContainText("\u206608-123 45 67\u2069");
  // So narrow that no line can hold the longest word.
  await page.setViewportSize({ width: 480, height: 820 });
  const beside = await question.evaluate((heading) => heading.scrollWidth - heading.clientWidth);
  expect(beside).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1180, height: 820 });
  const order = await question.evaluate((heading) => {
    const text = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const start = text.data.indexOf("08-123");
    const at = (position: number): number => {
      const range = document.createRange();
      range.setStart(text, position);
      range.setEnd(text, position + 1);
      return range.getBoundingClientRect().left;
    };
    return [at(start), at(start + 7), at(start + 10)];
  });
  expect(order).toEqual([...order].sort((a, b) => a - b));
  await page.getByRole("button", { name: words("ar", "client", "item.next"), exact: true }).click();
  await page.getByRole("radio").first().waitFor();
  await tablet.skip("ar");
  await page.locator("input[name=single]").first().waitFor();
  await tablet.skip("ar");
  await expect(page.locator("label", { hasText: "SMS (Android)!" }).locator("bdi")).toHaveAttribute("dir", "ltr");
  await expect(page.locator("label").first().locator("bdi")).toHaveAttribute("dir", "rtl");
});
