import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { test } from "../support/fixtures.ts";

test("one button fills practice with a made-up round, and every screen of the console has something to show", async ({
  ownServer: server,
  coordinator,
}) => {
  const { page, say, button, open } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await expect(button("example.make")).toBeVisible();
  await expectAccessible(page);
  await button("example.make").click();
  await expect(page.locator("progress")).toBeVisible();
  await expect(page.locator('[data-figure="asked"]')).toHaveText("672");
  await expect(page.getByText(say("app.practiceBanner"))).toBeVisible();
  await expect(page.getByText("Exempel: ekonomiskt bistånd").first()).toBeVisible();
  await expect(button("example.make")).toHaveCount(0);
  await expect(page.locator('[data-breakdown="site"]')).toHaveCount(3);
  await expectAccessible(page);
  await open("batches");
  await expect(page.getByTestId("reconciliation")).toContainText("404 svar förväntas, 400 mottagna");
  await coordinator.openAnswers();
  await expect(page.locator('[data-figure="opened"]')).toContainText("400");
  // Each indicator twice: of everybody, and with and without help.
  await expect(page.locator("[data-indicator-bar]")).toHaveCount(14);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText("Exempel: ekonomiskt bistånd").first()).toBeVisible();
  for (const screen of ["field", "batches", "results", "export"] as const) {
    await open(screen);
    await expect(page.getByTestId("internal"), screen).toBeVisible();
  }
  for (const screen of ["rounds", "sites", "tablets", "keys"] as const) {
    await open(screen);
    await expect(page.getByRole("heading", { level: 1 }), screen).toBeVisible();
    await expect(page.getByTestId("internal"), screen).toHaveCount(0);
  }
});
