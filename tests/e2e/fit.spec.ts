import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { TABLET_LANGUAGES } from "../screenshots/sizes.ts";
import { joinLongRound, tourClient } from "../support/client-tour.ts";
import { measureEverywhere } from "../support/measure-screen.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { beginning, words } from "../support/words.ts";

const FEWEST_SCREENS = 24;

let server: ServerProcess;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "streck-fit-"));
  server = await serverProcess(join(folder, "data"));
  await server.start();
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

for (const language of TABLET_LANGUAGES) {
  test(`every client screen in ${language}, at nine sizes and three of its text: nothing hidden without a sign, nothing cut`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: "sv-SE", hasTouch: true });
    const page = await context.newPage();
    let seen = 0;
    await tourClient(page, server.tabletAddress, language, async (screen) => {
      seen += 1;
      expect.soft(await measureEverywhere(page, screen), screen).toEqual([]);
    });
    expect(seen).toBeGreaterThanOrEqual(FEWEST_SCREENS);
    await context.close();
  });
}

/** Runs in the page: figures of a long round in place of the few that are there, and as many strokes as are ever drawn. */
function growFigures(): void {
  for (const cell of document.querySelectorAll("td")) {
    const holder = cell.querySelector("b") ?? cell;
    holder.textContent = (cell.textContent ?? "").includes("%") ? "100 %" : (holder.textContent ?? "") === "" ? "" : "4\u00a0567";
  }
  const first = document.querySelector("[data-strokes] span");
  for (let group = 0; group < 40; group++) {
    first?.after(first.cloneNode(true));
  }
}

for (const language of ["sv", "ar", "so", "en"]) {
  test(`every staff screen in ${language}, at nine sizes: nothing hidden without a sign, nothing cut, figures up to thousands apart`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: "sv-SE", hasTouch: true });
    const page = await context.newPage();
    const staff = (key: string): string => words(language, "assistant", key);
    const tap = (name: string | RegExp): Promise<void> =>
      page
        .getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) })
        .first()
        .click();
    const see = async (screen: string, prepare?: () => void): Promise<void> => {
      const measured = await measureEverywhere(page, screen, { textSizes: [100], ...(prepare === undefined ? {} : { prepare }) });
      expect.soft(measured, screen).toEqual([]);
    };
    const tablet = await joinLongRound(page, server.tabletAddress, language);
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
    expect(cells.filter((cell) => !/^[\d\s\u00a0]+$|^[\d\s\u00a0\u200e\u200f\u061c%٪]+$/.test(cell))).toEqual([]);
    expect(cells).toHaveLength(4 * (await page.locator("[data-language]").count()));
    for (const cell of cells) {
      expect(cell.trim().split(/[\s\u00a0]+(?=\d)/), "one figure in one cell").toHaveLength(1);
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
    await context.close();
  });
}
