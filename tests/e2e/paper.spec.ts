import { expect } from "@playwright/test";
import { newSheetNumber, sheetNumberText } from "../../src/domain/paper/sheet-number.ts";
import { randomBytes } from "../../src/sealing/random.ts";
import { expectAccessible } from "../support/accessible.ts";
import { test } from "../support/fixtures.ts";

test("a sheet of paper is entered by keyboard, across a reload, sealed on its way, and counted once among the results", async ({
  ownServer: server,
  coordinator,
}) => {
  const { page, say, button, open } = coordinator;
  const number = sheetNumberText(newSheetNumber(randomBytes));
  const sent: string[] = [];
  page.on("request", (request) => void (request.url().endsWith("/paper") && sent.push(request.postData() ?? "")));
  await coordinator.enterPractice(server.consoleAddress);
  await open("paper");
  await page.getByLabel(say("paper.number")).fill(number);
  await page.keyboard.press("Enter");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-state="answered"]')).toHaveCount(1);
  await page.reload();
  await expect(page.getByLabel(say("paper.number"))).toHaveValue(number);
  await expect(page.locator('[data-state="answered"]')).toHaveCount(1);
  await page.getByLabel(say("paper.number")).focus();
  await page.keyboard.press("Enter");
  for (
    let question = 0;
    question < 30 && (await button("paper.save").evaluate((one) => one !== document.activeElement));
    question++
  ) {
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
  }
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: number })).toBeVisible();
  await expect(page.locator("[data-paper]")).toContainText(say("paper.extra_one").replace("{{count, number}}", "1"));
  expect(sent).toHaveLength(1);
  expect(Object.keys(JSON.parse(JSON.parse(sent[0] ?? "{}").sealed))).toContain("ciphertext");
  expect(sent[0]).not.toContain(number.replaceAll(" ", ""));
  await expectAccessible(page);
  await open("batches");
  await expect(page.locator("[data-batch]")).toContainText(say("batches.paper"));
  await expect(page.getByTestId("paper-extra")).toBeVisible();
  await coordinator.openAnswers();
  await expect(page.locator('[data-figure="opened"]')).toContainText("1");
  await expect(page.locator('option[value="paper"]')).toHaveText(say("modes.paper"));
});
