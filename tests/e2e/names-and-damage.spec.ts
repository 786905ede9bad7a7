import { join } from "node:path";
import { expect } from "@playwright/test";
import Database from "better-sqlite3";
import { test } from "../support/fixtures.ts";

test("a tablet gets a name on itself and another one in the console; rows that are damaged are named, too", async ({
  ownServer: server,
  coordinator,
  tablet,
}) => {
  const { staff } = tablet;
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("tablets");
  await page.getByLabel(say("enrol.name")).fill("Köket");
  await button("enrol.make").click();
  const first = (await page.getByTestId("enrol-code").textContent()) ?? "";

  const ask = async (code: string, name: string): Promise<void> => {
    await tablet.page.goto(server.tabletAddress);
    await tablet.page.getByLabel(staff("enrol.code")).fill(code);
    await tablet.page.getByLabel(staff("enrol.name")).fill(name);
    await tablet.button(staff("enrol.join")).click();
  };
  await ask(first, "");
  await expect(tablet.page.getByRole("definition").filter({ hasText: "Köket" })).toBeVisible();

  await button("enrol.makeAnother").click();
  const shown = page.getByTestId("enrol-code");
  await expect(shown).not.toHaveText(first);
  const code = (await shown.textContent()) ?? "";
  await ask(code, "KÖKET\u00ad");
  await expect(tablet.page.getByText(staff("enrol.failed.name-taken"))).toBeVisible();
  await ask(code, "Disken");
  await expect(tablet.page.getByRole("definition").filter({ hasText: "Disken" })).toBeVisible();

  await button("common.refresh").click();
  const rows = page.locator("[data-device]");
  await expect(rows.filter({ hasText: /^Disken \([0-9A-F]{4}\)/ })).toHaveCount(1);
  await expect(rows.filter({ hasText: /^Köket \([0-9A-F]{4}\)/ })).toHaveCount(1);
  await page.getByRole("button", { name: /Byt namn på Disken/ }).click();
  const field = page.getByLabel(say("devices.name"), { exact: true });
  await expect(field).toBeFocused();
  await field.fill("köket");
  await button("devices.saveName").click();
  await expect(page.getByText(say("devices.taken"))).toBeVisible();
  await field.fill("Väntrummet");
  await button("devices.saveName").click();
  await expect(rows.filter({ hasText: /^Väntrummet \(/ })).toHaveCount(1);

  const database = new Database(join(server.data, "streck.db"));
  database.exec("update device set pending = -1 where name = 'Köket'");
  database
    .prepare(
      `insert into round (organisation_id, id, name, name_key, starts, ends, settings, questionnaire)
       select organisation_id, ?, 'Våren', 'våren', starts, ends, settings, '{' from round`,
    )
    .run("cd".repeat(16));
  database.close();
  await coordinator.open("field");
  await page.locator('[data-figure="asked"]').waitFor();
  await expect(page.getByTestId("damaged-devices")).toHaveText(/^Köket \(/);
  await coordinator.open("rounds");
  await expect(page.getByTestId("damaged-rounds")).toHaveText("Våren (CDCD)");
  await expect(page.getByRole("link", { name: "Övningsomgång" })).toBeVisible();
});
