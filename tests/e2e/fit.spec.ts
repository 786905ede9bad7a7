import { expect } from "@playwright/test";
import { ASSISTANT_LANGUAGES } from "../../src/i18n/locales.ts";
import type { Language } from "../../src/kernel/language.ts";
import { TABLET_LANGUAGES } from "../screenshots/sizes.ts";
import { joinLongRound, tourClient } from "../support/client-tour.ts";
import { test } from "../support/fixtures.ts";
import { LARGEST, LEAST_ROOM, measureEverywhere, NORMAL, SIZES, SMALLEST_PHONE, TEXT_SIZES } from "../support/measure-screen.ts";
import { beginning } from "../support/words.ts";

const FEWEST_SCREENS = 30;
/**
 * Where there is least room and the text is largest it fails first: those in every language, and every size in the language with
 * the longest words and in one from right to left. `npm run prove -- fit` tries every size in every language.
 */
const EVERY = process.env["STRECK_WHOLE"] !== undefined;
const WHOLE: readonly Language[] = EVERY ? TABLET_LANGUAGES : ["so", "ar"];
const sizesIn = (language: Language) => (WHOLE.includes(language) ? SIZES : LEAST_ROOM);
const clientSizesIn = (language: Language) => (WHOLE.includes(language) ? [SMALLEST_PHONE, ...SIZES] : LEAST_ROOM);

for (const language of TABLET_LANGUAGES) {
  const sizes = clientSizesIn(language);
  const textSizes = EVERY ? TEXT_SIZES : WHOLE.includes(language) ? [NORMAL, LARGEST] : [LARGEST];
  test(`every client screen in ${language}, at ${sizes.length} sizes and ${textSizes.length} of its text: nothing hidden without a sign, nothing cut`, async ({
    page,
    server,
  }) => {
    let seen = 0;
    await tourClient(page, server.tabletAddress, language, async (screen) => {
      seen += 1;
      expect.soft(await measureEverywhere(page, screen, { sizes, textSizes }), screen).toEqual([]);
    });
    expect(seen).toBeGreaterThanOrEqual(FEWEST_SCREENS);
  });
}

/** Runs in the page: figures of a long round in place of the few that are there, and as many strokes as are ever drawn. */
function growFigures(): void {
  for (const cell of document.querySelectorAll("td")) {
    const holder = cell.querySelector("b") ?? cell;
    holder.textContent = /[%٪]/.test(cell.textContent ?? "") ? "100 %" : (holder.textContent ?? "") === "" ? "" : "4\u00a0567";
  }
  const first = document.querySelector("[data-strokes] span");
  for (let group = 0; group < 40; group++) {
    first?.after(first.cloneNode(true));
  }
}

for (const language of ASSISTANT_LANGUAGES) {
  const sizes = sizesIn(language);
  test(`every staff screen in ${language}, at ${sizes.length} sizes: nothing hidden without a sign, nothing cut, figures up to thousands apart`, async ({
    page,
    server,
  }) => {
    const see = async (screen: string, prepare?: () => void): Promise<void> => {
      const measured = await measureEverywhere(page, screen, {
        sizes,
        textSizes: [100],
        ...(prepare === undefined ? {} : { prepare }),
      });
      expect.soft(measured, screen).toEqual([]);
    };
    const tablet = await joinLongRound(page, server.tabletAddress, language);
    const { staff } = tablet;
    const tap = (name: string | RegExp): Promise<void> => tablet.button(name).first().click();
    await tap(beginning(staff("tally.no")));
    await page.getByRole("heading", { name: staff("no.title") }).waitFor();
    await see("no");
    await tap(staff("reason.hard-to-read"));
    await tablet.isAtTally();
    await tablet.noThanks("affects-decision", "ar");
    await tablet.noThanks("does-not-understand", "so");
    await tap(beginning(staff("tally.other")));
    await page.getByRole("heading", { name: staff("other.title") }).waitFor();
    await see("other");
    await tap(staff("back"));
    for (const view of ["outcomes", "languages", "reasons", "all"] as const) {
      await tap(staff(`figures.${view}`));
      await see(`tally, ${view}`, growFigures);
    }
    await tap(staff("figures.languages"));
    const cells = await page.locator("[data-language] td").allTextContents();
    expect(cells.filter((cell) => !/^[\p{Nd}\s\u00a0]+$|^[\p{Nd}\s\u00a0\u200e\u200f\u061c%٪]+$/u.test(cell))).toEqual([]);
    expect(cells).toHaveLength(4 * (await page.locator("[data-language]").count()));
    for (const cell of cells) {
      expect(cell.trim().split(/[\s\u00a0]+(?=\p{Nd})/u), "one figure in one cell").toHaveLength(1);
    }
    for (const entry of ["marks", "script", "about", "end"] as const) {
      await tablet.openMenu(entry);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await see(entry);
      if (entry === "marks") {
        await tap(staff("marks.correct"));
        await page.getByRole("heading", { name: staff("marks.correctTitle") }).waitFor();
        await see("correction");
      }
      await tap(staff(entry === "end" ? "end.keepOn" : "close"));
    }
    await tap(staff("tally.menu"));
    await see("menu");
  });
}
