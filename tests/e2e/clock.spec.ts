import { expect } from "@playwright/test";
import { enrolReply, testRound } from "../kiosk/support/test-round.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { putRecord } from "../support/faults.ts";
import { test } from "../support/fixtures.ts";
import { words } from "../support/words.ts";

const staff = (key: string): string => words("sv", "assistant", key);
const YEAR_MINUTES = 365 * 24 * 60;

test.use({ startsAt: "2026-09-14T08:30:00" });

test("a wrong clock or another day than the round's starts no shift, says what to do, and does as soon as it is mended", async ({
  page,
  server,
  tablet,
}) => {
  const start = page.getByRole("button", { name: staff("start.start"), exact: true });
  const again = page.getByRole("button", { name: staff("start.clock.again"), exact: true });
  const refusal = page.getByRole("alert");
  const reply = enrolReply(await testRound(builtInQuestionnaire()));
  await page.route("**/api/device/enrol", (route) => route.fulfill({ json: reply }));
  // No network from here on: what is said is what the tablet knows by itself.
  await page.route("**/api/device/sync", (route) => route.abort());
  await page.goto(server.tabletAddress);
  await tablet.joinByCode("7K3M Q9TX 2V5D");
  await expect(page.locator("[data-check=clock]")).toHaveAttribute("data-ready", "true");

  const now = await page.evaluate(() => Math.floor(Date.now() / 60_000));
  await putRecord(page, "clocks", { server: now, tablet: now - 26 * YEAR_MINUTES });
  await page.clock.setSystemTime("2000-09-20T08:30:00");
  await page.reload();
  await tablet.unlock();
  await expect(refusal).toContainText(staff("start.clock.title"));
  await expect(refusal).toContainText(staff("start.clock.fix"));
  await expect(start).toBeDisabled();
  await expect(page.locator("[data-check=clock]")).toHaveAttribute("data-ready", "false");

  // By the wall, 26 years have passed without a touch.
  await page.clock.setSystemTime("2026-11-15T08:30:00");
  await page.clock.fastForward(2000);
  await tablet.unlock();
  await expect(refusal).toContainText(staff("start.round.over"));
  await expect(start).toBeDisabled();

  await page.clock.setSystemTime("2026-09-14T09:00:00");
  // It looks by itself, too: whichever comes first.
  await Promise.race([again.click().catch(() => undefined), expect(refusal).toHaveCount(0)]);
  await expect(refusal).toHaveCount(0);
  await tablet.startShift();
  await tablet.noThanks("no-time", null);

  // The assistant went home without ending it.
  await page.clock.setSystemTime("2026-09-15T08:30:00");
  await page.clock.fastForward(2000);
  await tablet.unlock();
  await expect(page.locator('[data-left-open="2026-09-14"]')).toContainText(staff("start.leftOpen.title"));
  await tablet.startShift();
  expect((await tablet.figures("day")).counts["asked"]).toBe(0);
  expect((await tablet.figures("round")).counts["asked"]).toBe(1);
});
