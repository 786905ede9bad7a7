import { readFileSync } from "node:fs";
import { expect, type Locator } from "@playwright/test";
import type { Thumbprint } from "../../src/kernel/hashes.ts";
import { expectAccessible } from "../support/accessible.ts";
import { type ConsoleDriver, PASSPHRASE, PASSWORD } from "../support/console-driver.ts";
import { test } from "../support/fixtures.ts";

test("signing out without the server locks the opened answers and says that one is still signed in", async ({
  server,
  coordinator,
}) => {
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.openAnswers();
  await page.route("**/api/session", (route) => route.abort());
  await button("nav.signOut").click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(say("nav.stillSignedIn"));
  await expect(alert).toContainText(say("problems.unreachable"));
  await expect(button("open.submit")).toBeVisible();
  await expect(page.locator('[data-figure="opened"]')).toHaveCount(0);
  await expectAccessible(page);
  await page.unrouteAll();
  await button("nav.signOut").click();
  await expect(button("entry.practice.enter")).toBeVisible();
});

test("going in and out says so when the page can't hear who sits here, and goes on from there", async ({
  server,
  coordinator,
}) => {
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await page.route("**/api/state", (route) => route.abort());
  await button("nav.signOut").click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(say("problems.unreachable"));
  await page.unrouteAll();
  await button("common.tryAgain").click();
  await expect(button("entry.practice.enter")).toBeVisible();

  await page.route("**/api/state", (route) => route.abort());
  await button("entry.practice.enter").click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(say("problems.unreachable"));
  await page.unrouteAll();
  await button("common.tryAgain").click();
  await expect(page.locator('[data-figure="asked"]')).toBeVisible();
});

test("a screen that refreshes itself goes on by itself once one has entered practice again", async ({ server, coordinator }) => {
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await page.context().clearCookies();
  await button("common.refresh").first().click();
  await expect(page.getByRole("alert")).toContainText(say("problems.not-signed-in"));
  await expect(page.locator('[data-figure="asked"]')).toBeVisible();
  await button("common.signInAgain").click();
  const dialog = page.getByRole("dialog", { name: say("entry.again.title") });
  await dialog.getByRole("button", { name: say("common.cancel"), exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(button("common.signInAgain")).toBeFocused();
  await button("common.signInAgain").click();
  await dialog.getByRole("button", { name: say("entry.practice.enter"), exact: true }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('[data-figure="asked"]')).toBeVisible();
});

test("whoever is signed out in the middle signs in over the screen: made keys and a typed round are still there", async ({
  ownServer: server,
  coordinator,
}) => {
  const { page, say, button } = coordinator;
  await coordinator.setUp(server);
  await coordinator.open("keys");
  await page.context().clearCookies();
  const { keyFile, recoveryCode } = await coordinator.saveNewKeys(PASSPHRASE);
  await expect(page.getByText(say("problems.not-signed-in"))).toBeVisible();
  await signInAgain(coordinator, async (dialog) => {
    await expectAccessible(page);
    await dialog.getByLabel(say("entry.password"), { exact: true }).fill("inte det rätta lösenordet");
    await dialog.getByRole("button", { name: say("entry.signIn.submit"), exact: true }).click();
    await expect(dialog.getByText(say("problems.wrong-credentials"))).toBeVisible();
  });
  await expect(page.getByText(say("common.signedInAgain"))).toBeVisible();
  await expect(page.getByTestId("recovery-code")).toHaveText(recoveryCode);
  await button("keys.save.proceed").click();
  await coordinator.tryKeyFile(keyFile);
  await expect(page.getByText(say("keys.test.worked"))).toBeVisible();
  const { kid } = JSON.parse(readFileSync(keyFile, "utf8")) as { kid: Thumbprint };
  const kept = await page.evaluate(async () => (await (await fetch("/api/keys")).json()).keys.coordinator.kid as unknown);
  expect(kept).toBe(kid);

  await coordinator.addSite("Väntrum A");
  await coordinator.open("rounds");
  await page.getByRole("link", { name: say("rounds.new"), exact: true }).click();
  await page.getByLabel(say("rounds.name")).fill("Halvskriven omgång");
  await page.getByLabel("Väntrum A").check();
  await page.getByLabel(say("rounds.starts")).fill("2026-09-14");
  await page.getByLabel(say("rounds.ends")).fill("2026-09-25");
  await coordinator.chooseBuiltIn();
  await page.context().clearCookies();
  await button("rounds.make").click();
  await signInAgain(coordinator);
  await expect(page.getByLabel(say("rounds.name"))).toHaveValue("Halvskriven omgång");
  await button("rounds.make").click();
  await expect(page.getByRole("heading", { level: 1, name: "Halvskriven omgång" })).toBeVisible();

  await page.context().clearCookies();
  await coordinator.open("sites");
  await signInAgain(coordinator);
  await expect(page.getByRole("rowheader", { name: "Väntrum A" })).toBeVisible();
});

/** Over the screen that says that one is not signed in any more; `before` may try something else first. */
async function signInAgain({ page, say, button }: ConsoleDriver, before?: (dialog: Locator) => Promise<void>): Promise<void> {
  await button("common.signInAgain").click();
  const dialog = page.getByRole("dialog", { name: say("entry.again.title") });
  await expect(dialog.getByLabel(say("entry.userName"))).toHaveValue("samordnare");
  await before?.(dialog);
  await dialog.getByLabel(say("entry.password"), { exact: true }).fill(PASSWORD);
  await dialog.getByRole("button", { name: say("entry.signIn.submit"), exact: true }).click();
  await expect(dialog).toHaveCount(0);
}
