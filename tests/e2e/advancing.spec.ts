import { expect } from "@playwright/test";
import { testRound, WAITING_ROOM } from "../kiosk/support/test-round.ts";
import { joinRound } from "../support/client-tour.ts";
import { test } from "../support/fixtures.ts";
import { words } from "../support/words.ts";

const client = (key: string): string => words("sv", "client", key);

test("in a round that says so a finger's choice leads on by itself, back is there as ever, and several answers wait for next", async ({
  page,
  server,
}) => {
  const tablet = await joinRound(page, server.tabletAddress, await testRound(WAITING_ROOM, { advances: true }));
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  const option = (item: string, place: number) => page.locator(`input[name=${item}]`).nth(place);
  await option("contact", 0).click();
  await expect(option("contact", 0)).toBeChecked();
  await page.clock.fastForward(2_000);
  await option("own-views", 0).waitFor();
  await tablet.button(client("item.back")).click();
  await expect(option("contact", 0)).toBeChecked();
  await option("contact", 1).focus();
  await page.keyboard.press("Space");
  await page.clock.fastForward(5_000);
  await expect(option("contact", 1)).toBeChecked();
  // The choice that stands, touched once more.
  await option("contact", 1).click();
  await page.clock.fastForward(2_000);
  await option("own-views", 1).click();
  await page.clock.fastForward(2_000);
  await option("channels", 0).click();
  await page.clock.fastForward(5_000);
  await expect(option("channels", 0)).toBeChecked();
  await tablet.button(client("item.next")).click();
  await page.getByLabel(client("item.write")).waitFor();
});
