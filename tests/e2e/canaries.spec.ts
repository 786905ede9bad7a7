import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import { readQuestionnaire } from "../../src/protocol/questionnaire-document.ts";
import { parseCsv } from "../day/recount.ts";
import { PASSPHRASE } from "../support/console-driver.ts";
import { profileIn, testOnDisk as test } from "../support/fixtures.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { tracesOf } from "../support/traces.ts";
import { words } from "../support/words.ts";

const fixture: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/questionnaire-with-text.json"), "utf8"));
const LANGUAGES = ["sv", "ar", "so"] as const;
/** As many as `npm run prove -- canaries --runs N` says; every fourth erases. Texts are shown from ten up. */
const VISITORS = process.env["STRECK_WHOLE"] === undefined ? 14 : Number(process.env["STRECK_RUNS"]);
const SENT = VISITORS - Math.floor(VISITORS / 4);

test(`an organisation is set up, and what ${VISITORS} visitors write is found nowhere but in the coordinator's export`, async ({
  context,
  page,
  folder,
  ownServer: server,
  coordinator,
}) => {
  await coordinator.setUp(server);
  const saved = await coordinator.makeKeys();
  await coordinator.addSite("Väntrum B");
  await coordinator.makeRound("Höstens omgång", "Väntrum B", fixture);
  await expect(coordinator.page.getByText(coordinator.say("publish.untested"))).toBeVisible();
  await coordinator.tryKeyFile(saved.keyFile, "fel lösenfras helt och hållet");
  await expect(coordinator.page.getByText(coordinator.say("unlock.failed.wrong-passphrase.title"))).toBeVisible();
  await coordinator.proveKeys(saved);
  await coordinator.open("rounds");
  await coordinator.page.getByRole("link", { name: "Höstens omgång" }).click();
  await coordinator.publish();
  const enrolment = await coordinator.enrolmentCode();

  const read = readQuestionnaire(fixture);
  if (!read.ok) {
    throw new Error("the fixture is not a questionnaire");
  }
  const tablet = tabletDriver(page, read.value);
  await page.goto(server.tabletAddress);
  await page.getByLabel(words("sv", "assistant", "enrol.code")).fill(enrolment.code);
  await page.getByRole("button", { name: words("sv", "assistant", "enrol.join"), exact: true }).click();
  await expect(page.getByText(enrolment.words)).toBeVisible();
  await tablet.confirmAndChoosePin();
  await tablet.isReadyOffline();
  await tablet.startShift();

  const canaries: string[] = [];
  for (let visitor = 0; visitor < VISITORS; visitor++) {
    const language = LANGUAGES[visitor % LANGUAGES.length] ?? "sv";
    const canary = `${["kanariefågel", "عصفور الكناري", "shimbirta kanari"][visitor % 3]} ${visitor}${"abcdefghij".charAt(visitor % 10)}${1000 + visitor * 7}`;
    canaries.push(canary);
    await tablet.handOver();
    await tablet.chooseLanguage(language);
    await tablet.begin(language);
    await page.getByRole("button", { name: words(language, "client", "item.next"), exact: true }).click();
    if (visitor === 0) {
      await answersEveryKind(page, tablet);
    } else {
      await tablet.answer(language, "helped", "no");
      await tablet.skip(language);
    }
    await tablet.write(language, canary);
    // Every fourth thinks better of it: what was typed and erased must leave no trace either.
    await (visitor % 4 === 3 ? tablet.erase(language) : tablet.send(language));
    await tablet.takeBack(language);
  }
  await tablet.sync();
  expect(await tablet.received()).toBe(SENT);
  await context.close();

  const csv = await coordinator.exportAnswers(PASSPHRASE);
  const exported = parseCsv(csv);
  expect(exported).toHaveLength(SENT);
  const helped = exported.filter((row) => row["helped"] === "yes");
  expect(helped).toHaveLength(1);
  expect(helped[0]).toMatchObject({ "with-what.money": "0", "with-what.advice": "0", "with-what.nothing": "1", visits: "7" });
  expect(
    exported
      .filter((row) => row["helped"] === "no")
      .every((row) => row["with-what.money"] === "not_applicable" && row["visits"] === ""),
  ).toBe(true);
  const texts = await coordinator.exportedFile("texts");
  for (const [visitor, canary] of canaries.entries()) {
    expect(texts.includes(canary), canary).toBe(visitor % 4 !== 3);
  }
  await server.stop();

  // The coordinator sits at another computer: only the server's folder and the tablet's profile are searched.
  expect(tracesOf(canaries, folder)).toEqual([]);
  // The same search finds the same texts where they do stand, in every form that it looks for.
  writeFileSync(join(server.data, "planted-utf16"), Buffer.from(`..${canaries[0]}..`, "utf16le"));
  writeFileSync(join(server.data, "planted-base64"), Buffer.from(`.${canaries[1]}.`).toString("base64"));
  writeFileSync(join(profileIn(folder), "planted-gzip"), Buffer.concat([Buffer.from("xx"), gzipSync(`--${canaries[2]}--`)]));
  expect(tracesOf(canaries, folder)).toHaveLength(3);
});

/** A choice, several of which the last stands alone, and a number that is first impossible. */
async function answersEveryKind(page: Page, tablet: TabletDriver): Promise<void> {
  const next = page.getByRole("button", { name: words("sv", "client", "item.next"), exact: true });
  await tablet.answer("sv", "helped", "yes");
  await page.getByRole("checkbox", { name: "Pengar" }).click();
  await page.getByRole("checkbox", { name: "Råd" }).click();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Inget" }).click();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await next.click();
  await page.getByRole("textbox").fill("700");
  await expect(next).toBeDisabled();
  await page.getByRole("textbox").fill("7");
  await next.click();
}
