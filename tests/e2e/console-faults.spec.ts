import { chromium, expect } from "@playwright/test";
import { makeSealingKeys } from "../../src/sealing/keys.ts";
import { expectAccessible } from "../support/accessible.ts";
import { COMPUTER, launchOptions } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { test } from "../support/fixtures.ts";
import { openByHand } from "../support/jwe-by-hand.ts";
import { sealedAnswer } from "../support/sealed-answer.ts";
import { serverProcess } from "../support/server-process.ts";
import { words } from "../support/words.ts";

test("over plain HTTP from another computer the page says what to do, and asks for nothing", async ({ folder }) => {
  const { args, ...options } = launchOptions();
  const browser = await chromium.launch({ ...options, args: [...args, "--host-resolver-rules=MAP streck.example 127.0.0.1"] });
  const page = await browser.newPage(COMPUTER);
  // It answers to no name but those it was told.
  const elsewhere = (address: string): string => address.replace("127.0.0.1", "streck.example");
  const named = await serverProcess(folder, [], ({ consoleAddress }) => ({
    STRECK_CONSOLE_URL: elsewhere(consoleAddress),
    STRECK_ALLOW_PRACTICE_ON_NETWORK: "1",
  }));
  await named.start();
  const local = new URL(named.consoleAddress);
  local.hostname = "localhost";
  await page.goto(elsewhere(named.consoleAddress));
  await expect(page.getByRole("alert")).toContainText(words("sv", "console", "notSecure.title"));
  await expect(page.getByRole("alert")).toContainText(local.origin);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(local.origin);
  await expect(consoleDriver(page).button("entry.practice.enter")).toBeVisible();
  await browser.close();
  await named.stop();
});

test("a language that no browser knows is shown by its code", async ({ server, coordinator }) => {
  const { page } = coordinator;
  const questionnaire = builtInQuestionnaire();
  const named = JSON.parse(JSON.stringify(questionnaire).replaceAll('"so"', '"so-lat"')) as typeof questionnaire;
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("rounds");
  await page.getByRole("link", { name: coordinator.say("rounds.new"), exact: true }).click();
  await coordinator.chooseOwnQuestionnaire(named);
  await page.locator("summary").click();
  await page.getByRole("button", { name: "so-lat", exact: true }).click();
  await expect(page.getByRole("table").last()).toContainText(named.items[0]?.text["so-lat"] ?? "no such text");
});

test("a file that was mended is read again, and what is wrong or good to know stands beside it", async ({
  server,
  coordinator,
}) => {
  const { page, say } = coordinator;
  const questionnaire = builtInQuestionnaire();
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("rounds");
  await page.getByRole("link", { name: say("rounds.new"), exact: true }).click();
  const field = page.getByLabel(say("rounds.file"));
  await coordinator.chooseOwnQuestionnaire({ ...questionnaire, languages: ["fi"] });
  await expect(page.locator('[data-finding="no-tablet-language"]')).toBeVisible();
  await expect(page.locator('[data-finding="language-no-screens"]')).toBeVisible();
  await expect(page.getByText(say("common.chosenFile").replace("{{name}}", "enkat.json"))).toBeVisible();
  // What a browser says nothing of is a file that it still holds.
  expect(await field.evaluate((input: HTMLInputElement) => input.files?.length)).toBe(0);
  await expectAccessible(page);
  const [first, ...others] = questionnaire.items;
  await coordinator.chooseOwnQuestionnaire({ ...questionnaire, items: [{ ...first, id: "Q-1" }, ...others] });
  await expect(page.getByTestId("findings")).toHaveCount(0);
  await expect(page.locator('[data-finding="spss-hyphen"]')).toBeVisible();
  await page.locator("summary").click();
  await expect(page.getByTestId("tablet-languages")).toContainText("Svenska, Arabiska, Somaliska");
  await coordinator.open("results");
  await page.getByLabel(say("unlock.sources.file.label")).check();
  const keyFile = page.getByLabel(say("unlock.file"), { exact: true });
  await keyFile.setInputFiles({ name: "nyckel.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  expect(await keyFile.evaluate((input: HTMLInputElement) => input.files?.length)).toBe(0);
  await expect(page.getByText(say("common.chosenFile").replace("{{name}}", "nyckel.json"))).toBeVisible();
});

test("a screen that can't be drawn leaves words and a way on, and no empty page", async ({ server, coordinator }) => {
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await page.evaluate(() => {
    Intl.DateTimeFormat.prototype.formatRange = () => {
      throw new RangeError("no such thing");
    };
  });
  await coordinator.page.getByRole("link", { name: say("nav.rounds"), exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(say("fault.title"));
  await expectAccessible(page);
  await button("fault.reload").click();
  await expect(page.getByRole("heading", { level: 1, name: say("nav.rounds") })).toBeVisible();
});

test("how many answered and of how many is never missing without a word", async ({ server, coordinator }) => {
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("results");
  await button("unlock.usePractice").click();
  await expect(button("open.submit")).toBeVisible();
  await page.route("**/fieldwork", (route) => route.abort());
  await button("open.submit").click();
  await expect(page.locator('[data-figure="opened"]')).toBeVisible();
  await expect(page.getByRole("alert")).toContainText(say("problems.unreachable"));
  await page.unrouteAll();
  await button("common.tryAgain").click();
  await expect(page.locator('[data-figure="respondents"]')).toBeVisible();
  await expect(page.locator('[data-figure="responseRate"]')).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("the sealed answers are handed out as they are, without a key, and open one line at a time with nothing of ours", async ({
  ownServer: server,
  coordinator,
}) => {
  const pair = await makeSealingKeys();
  const answers = await Promise.all([1, 2, 3].map((number) => sealedAnswer(number, pair)));
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("export");
  await button("export.sealed.button").click();
  await expect(page.getByText(say("batches.none"))).toBeVisible();
  // Two pages, as of a round that has more answers than one reply holds.
  await page.route("**/sealed-answers*", (route) => {
    const first = new URL(route.request().url()).searchParams.get("after") === null;
    return route.fulfill({ json: { answers: first ? answers.slice(0, 2) : answers.slice(2), next: first ? "after" : null } });
  });
  const file = await coordinator.downloaded(() => button("export.sealed.button").click());
  expect(file.suggestedFilename()).toBe("ovningsomgang-sealed.ndjson");
  const lines = (await coordinator.textOf(file)).split("\n");
  expect(lines).toEqual([...answers.map(({ sealed }) => sealed), ""]);
  const opened = lines.slice(0, -1).map((line) => JSON.parse(openByHand(line, pair.kid, pair.privateKey)) as { id: string });
  expect(opened.map(({ id }) => id)).toEqual(answers.map(({ id }) => id));
});

test("a screen whose file does not come says so, and comes once it can", async ({ server, coordinator }) => {
  const { page, say } = coordinator;
  await page.route("**/assets/field-screen-*.js", (route) => route.abort());
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("field");
  await expect(page.getByRole("heading", { level: 1, name: say("later.title") })).toBeFocused();
  await expect(page.getByRole("alert")).toContainText(say("later.text"));
  await expectAccessible(page);
  await page.unrouteAll();
  await coordinator.button("common.tryAgain").click();
  await expect(page.getByRole("heading", { level: 1, name: say("nav.field") })).toBeFocused();

  // So do the words of another language, and meanwhile all is said in the one that is there.
  await page.route("**/assets/console-*.js", (route) => route.abort());
  const english = page.getByRole("button", { name: "English" });
  await english.click();
  await expect(page.getByRole("alert")).toContainText(say("later.text"));
  await page.unrouteAll();
  await english.click();
  await expect(page.getByRole("heading", { level: 1, name: words("en", "console", "nav.field") })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
