import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { unwrapKeys } from "../../src/sealing/key-file.ts";
import { expectAccessible } from "../support/accessible.ts";
import { PASSPHRASE } from "../support/console-driver.ts";
import { test } from "../support/fixtures.ts";
import { oldKeyFile } from "../support/old-key-file.ts";

test("chance makes the passphrase, one's own must hold, the server keeps a copy only when asked, and an old file is made anew", async ({
  ownServer: server,
  coordinator,
}) => {
  const { page, say, button } = coordinator;
  const kept = (): Promise<unknown> => page.evaluate(async () => (await (await fetch("/api/keys")).json()).keys.keyFile);
  const tooEasy = page.getByText(say("tooEasy.strength").split("{{")[0] ?? "", { exact: false });

  await page.clock.install();
  await page.goto(server.consoleAddress);
  const setUp = page.locator("form").filter({ has: button("entry.setUp.submit") });
  await setUp.getByLabel(say("entry.setUp.code")).fill(server.setUpCode());
  await setUp.getByLabel(say("entry.setUp.organisation")).fill("Provkommunen");
  await setUp.getByLabel(say("entry.userName")).fill("samordnare");
  await setUp.getByLabel(say("entry.password"), { exact: true }).fill("sommarsommar14");
  await setUp.getByLabel(say("entry.setUp.passwordAgain")).fill("sommarsommar14");
  await button("entry.setUp.submit").click();
  await expect(page.getByText(say("tooEasy.repeated"))).toBeVisible();
  await coordinator.setUp(server);

  await coordinator.open("keys");
  const passphrase = (await page.getByTestId("made-passphrase").textContent()) ?? "";
  expect(passphrase).toMatch(/^[a-z]{5}(-[a-z]{5}){4}$/);
  await button("keys.make.submit").click();
  await expect(page.getByText(say("keys.make.notKept"))).toBeVisible();
  await expectAccessible(page);
  await button("keys.make.own").click();
  for (const [typed, weakness] of [
    ["12345678901234", "common"],
    ["passwordpassword", "repeated"],
    ["sommarsommar14", "repeated"],
  ] as const) {
    await page.getByLabel(say("keys.make.passphrase"), { exact: true }).fill(typed);
    await page.getByLabel(say("keys.make.again")).fill(typed);
    await button("keys.make.submit").click();
    await expect(page.getByText(say(`tooEasy.${weakness}`))).toBeVisible();
    await expect(tooEasy).toBeVisible();
  }
  await expectAccessible(page);
  await button("keys.own.back").click();
  const made = (await page.getByTestId("made-passphrase").textContent()) ?? "";
  await page.getByLabel(say("keys.make.kept")).check();
  await button("keys.make.submit").click();
  const saved = await coordinator.saveBoth();
  const opened = await unwrapKeys(JSON.parse(readFileSync(saved.keyFile, "utf8")), made);
  if (!opened.ok || opened.value.anchors === null) {
    throw new Error("the saved file does not open with the passphrase that was shown");
  }
  const { anchors } = opened.value;
  expect(saved.words).toBe(anchors.words);
  const sheet = (await page.locator("body").innerText()).replaceAll(/\s/g, "");
  for (const { kid } of [anchors.signer, ...anchors.recipients]) {
    expect(sheet).toContain(kid);
  }
  await expectAccessible(page);
  await button("keys.save.proceed").click();
  await coordinator.proveKeys(saved, made);
  expect(await kept()).toBeNull();

  // Asked for, the server takes a copy, and gives it up again.
  await button("keys.copy.put").click();
  await coordinator.unlock("keys.copy.putNow", made);
  await expect(page.getByText(say("keys.copy.there"))).toBeVisible();
  expect(await kept()).toMatchObject({ format: "streck-key/2" });
  await button("keys.copy.take").click();
  await button("keys.copy.takeNow").click();
  await expect(page.getByText(say("keys.copy.none"))).toBeVisible();
  expect(await kept()).toBeNull();

  // A file as the first version wrote it: it signs nothing until the paper has said who else may open answers.
  const old = Buffer.from(JSON.stringify(await oldKeyFile(opened.value, made)));
  const choose = (submit: string) =>
    page
      .locator("form")
      .filter({ has: button(submit) })
      .locator('input[type="file"]')
      .setInputFiles({ name: "gammal.json", mimeType: "application/json", buffer: old });
  await coordinator.addSite("Väntrum A");
  await coordinator.makeRound("Första omgången", "Väntrum A");
  await choose("publish.submit");
  await page.getByLabel(say("unlock.passphrase"), { exact: true }).fill(made);
  await button("publish.submit").click();
  await expect(page.getByText(say("unlock.failed.no-anchors.title"))).toBeVisible();
  await expectAccessible(page);
  await coordinator.open("keys");
  await button("keys.renew.start").click();
  const openBoth = async (): Promise<void> => {
    await choose("common.continue");
    await page.getByLabel(say("unlock.passphrase"), { exact: true }).fill(made);
    await button("common.continue").click();
    await page.getByLabel(say("unlock.recoveryCode"), { exact: true }).fill(saved.recoveryCode);
    await button("common.continue").click();
    await expect(page.getByTestId("made-passphrase")).toBeVisible();
  };
  await openBoth();
  // Left alone for half an hour, it begins again: the keys are open for nobody who comes by.
  await page.clock.fastForward(31 * 60_000);
  await expect(page.getByText(say("keys.renew.fileTitle"))).toBeVisible();
  await expect(page.getByTestId("made-passphrase")).toHaveCount(0);
  await openBoth();
  await button("keys.make.own").click();
  await page.getByLabel(say("keys.make.passphrase"), { exact: true }).fill(PASSPHRASE);
  await page.getByLabel(say("keys.make.again")).fill(PASSPHRASE);
  await button("keys.renew.submit").click();
  const renewed = await coordinator.saveBoth();
  expect(renewed).toMatchObject({ recoveryCode: saved.recoveryCode, words: saved.words });
  await button("keys.save.proceed").click();
  await expect(page.getByText(say("keys.ready"))).toBeVisible();
  await coordinator.open("rounds");
  await page.getByRole("link", { name: "Första omgången", exact: true }).click();
  await coordinator.publish(PASSPHRASE);
  await expect(page.getByTestId("key-words")).toHaveText(saved.words);
});
