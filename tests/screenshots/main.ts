import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "../support/browser.ts";
import { serverProcess } from "../support/server-process.ts";
import { tourConsole } from "./console-tour.ts";
import { CONSOLE_LANGUAGES, CONSOLE_SIZES, TABLET_LANGUAGES, TABLET_SIZES } from "./sizes.ts";
import { tourTablet } from "./tablet-tour.ts";

/** `npm run screenshots [-- tablet|console]`: every screen as a picture in `screenshots/`, which git ignores; with the example in practice. */
const [only] = process.argv.slice(2);
const folder = join(import.meta.dirname, "../../screenshots");
const temporary = mkdtempSync(join(tmpdir(), "streck-screenshots-"));
const server = await serverProcess(join(temporary, "data"), ["--example"]);
await server.start();
const browser = await chromium.launch(launchOptions());
try {
  for (const language of only === "console" ? [] : TABLET_LANGUAGES) {
    for (const { name, viewport } of TABLET_SIZES) {
      const context = await browser.newContext({ viewport, locale: "sv-SE", hasTouch: true });
      const page = await context.newPage();
      const into = join(folder, "tablet", `${language}-${name}`);
      mkdirSync(into, { recursive: true });
      await tourTablet(page, server.tabletAddress, language, async (screen) => {
        await page.screenshot({ path: join(into, `${screen}.png`) });
      });
      await context.close();
      process.stdout.write(`tablet ${language} ${name}\n`);
    }
  }
  for (const language of only === "tablet" ? [] : CONSOLE_LANGUAGES) {
    for (const { name, viewport } of CONSOLE_SIZES) {
      const context = await browser.newContext({ viewport, locale: "sv-SE" });
      const page = await context.newPage();
      const into = join(folder, "console", `${language}-${name}`);
      mkdirSync(into, { recursive: true });
      await tourConsole(page, server.consoleAddress, language, async (screen) => {
        await page.screenshot({ path: join(into, `${screen}.png`), fullPage: true });
      });
      await context.close();
      process.stdout.write(`console ${language} ${name}\n`);
    }
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(temporary, { recursive: true, force: true });
}
