import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { TABLET_LANGUAGES } from "../screenshots/sizes.ts";
import { tourClient } from "../support/client-tour.ts";
import { measureEverywhere } from "../support/measure-screen.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";

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
