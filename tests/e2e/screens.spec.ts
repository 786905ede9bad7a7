import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, type ViewportSize } from "@playwright/test";
import { localeOf } from "../../src/i18n/locales.ts";
import type { Language } from "../../src/kernel/language.ts";
import { tourConsole } from "../screenshots/console-tour.ts";
import { CONSOLE_LANGUAGES, CONSOLE_SIZES, TABLET_LANGUAGES, TABLET_SIZES } from "../screenshots/sizes.ts";
import { type See, tourTablet } from "../screenshots/tablet-tour.ts";
import { test } from "../support/fixtures.ts";

const FEWEST_TABLET_SCREENS = 38;
const FEWEST_CONSOLE_SCREENS = 26;
/** WCAG 2.5.5 asks for 44; the client's side promises more. */
const CLIENT_TARGET = 64;
/** In px, at the size of text that she begins with. */
const CLIENT_TEXT = 24;
/** WCAG 1.4.6: contrast of 7:1 where 4.5:1 is the usual. */
const STRICTER = { "color-contrast-enhanced": { enabled: true } };
/** What follows a new size is set some frames after it. */
const soft = expect.configure({ soft: true, timeout: 10_000 });

const WHOLE = process.env["STRECK_WHOLE"] !== undefined;
const IN_BOTH_DIRECTIONS: readonly Language[] = ["sv", "ar"];

type Size = { readonly name: string; readonly viewport: ViewportSize };

for (const [position, language] of TABLET_LANGUAGES.entries()) {
  // What axe sees hardly hangs on the format or the words: staff's screens in one language of each direction, each in one format.
  // The client's are looked at in seen.spec; in `npm run prove -- screens` all are, in all.
  const forAxe = (name: string, side: Parameters<See>[1]): boolean =>
    WHOLE ||
    (side === "assistant" &&
      IN_BOTH_DIRECTIONS.includes(language) &&
      name === TABLET_SIZES[position % TABLET_SIZES.length]?.name);
  test(`every tablet screen in ${language}, in both formats: accessible, in its language and direction, nothing cut off`, async ({
    page,
    exampleServer: server,
  }) => {
    const elsewhere = requestsElsewhere(page, server.tabletAddress);
    const errors = errorsOf(page);
    let seen = 0;
    await tourTablet(page, server.tabletAddress, language, async (screen, side) => {
      seen += 1;
      expect.soft(await page.locator("html").getAttribute("dir"), screen).toBe(localeOf(language).direction);
      expect.soft(await page.locator("html").getAttribute("lang"), screen).toBe(language);
      expect.soft(await bareKeys(page), screen).toEqual([]);
      await inEverySize(page, TABLET_SIZES, screen, async (there, name) => {
        if (forAxe(name, side)) {
          await expectAccessible(page, there, side === "client" ? STRICTER : {});
        }
        await soft.poll(() => sidewaysOverflow(page), there).toBeLessThanOrEqual(0);
        if (/-(tally|figures)/.test(screen)) {
          await soft.poll(() => downwardOverflow(page), there).toBeLessThanOrEqual(0);
        }
        if (side === "client") {
          expect.soft(await smallTargets(page), there).toEqual([]);
          expect.soft(await smallTexts(page), there).toEqual([]);
        }
      });
    });
    expect(seen).toBeGreaterThanOrEqual(FEWEST_TABLET_SCREENS);
    expect(elsewhere).toEqual([]);
    expect(errors).toEqual([]);
  });
}

for (const [position, language] of CONSOLE_LANGUAGES.entries()) {
  // Axe looks at the wide ones in one language and at the narrow ones in the other.
  test(`every console screen in ${language}, wide and narrow: accessible, nothing cut off`, async ({
    exampleServer: server,
    coordinator,
  }) => {
    const { page } = coordinator;
    const elsewhere = requestsElsewhere(page, server.consoleAddress);
    let seen = 0;
    await tourConsole(page, server.consoleAddress, language, async (screen) => {
      seen += 1;
      expect.soft(await page.locator("html").getAttribute("lang"), screen).toBe(language);
      expect.soft(await bareKeys(page), screen).toEqual([]);
      await inEverySize(page, CONSOLE_SIZES, screen, async (there, name) => {
        if (WHOLE || name === CONSOLE_SIZES[position % CONSOLE_SIZES.length]?.name) {
          await expectAccessible(page, there);
        }
        await soft.poll(() => sidewaysOverflow(page), there).toBeLessThanOrEqual(0);
      });
    });
    expect(seen).toBeGreaterThanOrEqual(FEWEST_CONSOLE_SCREENS);
    expect(elsewhere).toEqual([]);
  });
}

/** The screen as it stands, in each size; it stays in the last one. */
async function inEverySize(
  page: Page,
  sizes: readonly Size[],
  screen: string,
  check: (there: string, size: string) => Promise<void>,
): Promise<void> {
  for (const { name, viewport } of sizes) {
    await page.setViewportSize(viewport);
    await check(`${screen}, ${name}`, name);
  }
}

async function expectAccessible(page: Page, screen: string, rules = {}): Promise<void> {
  // No frames here, so the old mode sees the same and needs no second page; and only what is wrong is asked for.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"], rules })
    .analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join(" | ")}`,
  );
  expect.soft(found, screen).toEqual([]);
}

/** Keys of the locale files that stand on the screen instead of words. */
function bareKeys(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (document.body.innerText.match(/\b[a-zA-Z]+(?:\.[a-zA-Z][\w-]*)+\b/g) ?? []).filter(
      (found) => !/^\d|\.(json|csv|db|md|xlsx|sav|zip)$|^[fe]m\.[A-Z]$|^sha|^digg\.se$/.test(found),
    ),
  );
}

function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The buttons that an assistant taps by habit stand still: the tally never scrolls as a whole. */
function downwardOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
}

function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    (least) =>
      [...document.querySelectorAll("button, label")]
        .map((element) => ({
          name: element.textContent || (element.getAttribute("aria-label") ?? ""),
          box: element.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
        .map(({ name, box }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`),
    CLIENT_TARGET,
  );
}

function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? "").trim();
      const size = Number.parseFloat(getComputedStyle(node.parentElement ?? document.body).fontSize);
      if (text !== "" && size < least && node.parentElement?.checkVisibility() === true) {
        found.push(`${text.slice(0, 40)} ${size} px`);
      }
    }
    return found;
  }, CLIENT_TEXT);
}

function requestsElsewhere(page: Page, address: string): string[] {
  const elsewhere: string[] = [];
  page.context().on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith("data:") && !url.startsWith("blob:")) {
      elsewhere.push(url);
    }
  });
  return elsewhere;
}

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  return errors;
}
