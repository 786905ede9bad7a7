import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { test } from "../support/fixtures.ts";

test.use({ viewport: { width: 1024, height: 768 } });

/** The smallest and the largest tablet that clients are shown, lying and upright. */
const SIZES = [
  [1024, 768],
  [768, 1024],
  [1366, 1024],
  [1024, 1366],
] as const;

test("what was said and what is done stands under the languages until it is taken back, also without a network", async ({
  exampleServer: server,
  coordinator,
  tablet,
  page,
  context,
}) => {
  const { say, button, open } = coordinator;
  /** Nothing on the assistant's side says that it has been asked. */
  const hear = async (): Promise<void> => {
    await Promise.all([page.waitForResponse(/\/api\/device\/told/), tablet.sync()]);
  };
  await coordinator.enterPractice(server.consoleAddress);
  const { code } = await coordinator.enrolmentCode();
  await page.goto(server.tabletAddress);
  await tablet.joinByCode(code);
  await tablet.startShift();
  await tablet.handOver();
  await expect(page.getByRole("button", { name: "Svenska" })).toBeVisible();
  await expect(page.locator("[data-told]")).toHaveCount(0);
  await tablet.takeBackInTheMiddle("sv", "outcome.other.called-in");

  await open("feedback");
  await button("feedback.readers.waitingRoom").click();
  await button("unlock.usePractice").click();
  await coordinator.page.getByRole("button", { name: say("feedback.tell.submit").split("{{")[0] ?? "", exact: false }).click();
  await expect(button("feedback.tell.takeBack")).toBeVisible();
  await expectAccessible(coordinator.page);

  await hear();
  await context.setOffline(true);
  await page.reload();
  await tablet.unlock();
  await tablet.handOver();
  const told = page.locator("[data-told]");
  await expect(told).toContainText("av 10 har svårt att nå sin handläggare.");
  await expect(told.locator('[lang="ar"]').last()).toHaveAttribute("dir", "rtl");
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => page.locator("[data-scroll-region]").evaluate((part) => part.scrollHeight - part.clientHeight), {
        message: `${width} × ${height}`,
      })
      .toBeLessThanOrEqual(1);
    await expectAccessible(page);
  }
  await context.setOffline(false);
  await tablet.takeBackInTheMiddle("sv", "outcome.other.called-in");

  await button("feedback.tell.takeBack").click();
  await button("feedback.tell.takeBackNow").click();
  await expect(coordinator.page.getByText(say("feedback.tell.takenBack"))).toBeVisible();
  await hear();
  await tablet.handOver();
  await expect(page.getByRole("button", { name: "Svenska" })).toBeVisible();
  await expect(told).toHaveCount(0);
});
