import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { RoundSettings } from "../../src/domain/round/settings.ts";
import { enrolReply, testRound } from "../kiosk/support/test-round.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { test } from "../support/fixtures.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

const PICTOGRAMS = join(import.meta.dirname, "../../pictograms/questions");
const linesOf = (name: string): string[] =>
  [...readFileSync(join(PICTOGRAMS, `${name}.svg`), "utf8").matchAll(/ d="([^"]+)"/g)].map(([, line]) => line ?? "");

const drawnIn = (picture: Locator): Promise<string[]> =>
  picture.locator("path").evaluateAll((paths) => paths.map((path) => path.getAttribute("d") ?? ""));
const tap = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
const ofQuestion = (page: Page): Locator => page.locator("div:has(> h1) > svg");
const ofOptions = (page: Page): Locator => page.locator("label:has(input) > svg");

/** A tablet in a shift of a round with the built-in questionnaire, and in front of a client. */
async function handedOver(page: Page, address: string, settings: Partial<RoundSettings> = {}): Promise<TabletDriver> {
  await page.clock.install({ time: "2026-09-14T08:30:00" });
  const questionnaire = builtInQuestionnaire();
  const reply = enrolReply(await testRound(questionnaire, settings));
  await page.route("**/api/device/enrol", (route) => route.fulfill({ json: reply }));
  await page.route("**/api/device/sync", (route) => route.abort());
  await page.goto(address);
  const tablet = tabletDriver(page, questionnaire);
  await page.locator('button[lang="sv"]').click();
  await tablet.joinByCode("7K3M Q9TX 2V5D");
  await tablet.isReadyOffline();
  await tablet.startShift();
  await page.context().setOffline(true);
  await tablet.handOver();
  return tablet;
}

test("without a network a client sees a picture with each question and each answer, turned only where it points somewhere", async ({
  page,
  server,
}) => {
  const tablet = await handedOver(page, server.tabletAddress);
  await tablet.chooseLanguage("ar");
  await tablet.begin("ar");
  await expect.poll(() => drawnIn(ofQuestion(page))).toEqual(linesOf("reach"));
  await expect(ofOptions(page)).toHaveCount(5);
  expect(await drawnIn(ofOptions(page).first())).toEqual(linesOf("door-open"));
  expect(await drawnIn(ofOptions(page).nth(3))).toEqual(linesOf("door-shut"));
  const turned = (picture: Locator): Promise<boolean> =>
    picture.evaluate((svg) => getComputedStyle(svg).transform.startsWith("matrix(-1"));
  expect(await turned(ofOptions(page).first())).toBe(false);
  for (const item of builtInQuestionnaire().items.slice(1, 7)) {
    await tap(page, words("ar", "client", "item.skip"));
    await page.getByRole("heading", { level: 1, name: item.text["ar"] ?? "" }).waitFor();
  }
  expect(await drawnIn(ofOptions(page).first())).toEqual(linesOf("better-much"));
  expect(await turned(ofOptions(page).first())).toBe(true);
});

test("in a round of words alone no question and no answer has a picture", async ({ page, server }) => {
  const tablet = await handedOver(page, server.tabletAddress, { pictures: false });
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  for (const [position, item] of builtInQuestionnaire().items.entries()) {
    await page.getByRole("heading", { level: 1, name: item.text["sv"] ?? "" }).waitFor();
    await expect(ofQuestion(page)).toHaveCount(0);
    await expect(ofOptions(page)).toHaveCount(0);
    if (position < 7) {
      await tap(page, words("sv", "client", "item.skip"));
    }
  }
});
