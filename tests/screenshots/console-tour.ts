import type { Page } from "@playwright/test";
import type { Language } from "../../src/kernel/language.ts";
import { words } from "../support/words.ts";

/** Each place with what is there once it has loaded; the example is in practice. */
const PLACES = [
  ["keys", '[data-testid="key-words"]'],
  ["sites", "table"],
  ["rounds", "table"],
  ["tablets", "[data-device]"],
  ["print", "[data-sheet]"],
  ["field", "[data-breakdown]"],
  ["batches", "[data-batch]"],
] as const;

/** Every screen of the console in one language, in the practice organisation. */
export async function tourConsole(
  page: Page,
  address: string,
  language: Language,
  see: (screen: string) => Promise<void>,
): Promise<void> {
  const say = (key: string): string => words(language, "console", key);
  const tap = (key: string): Promise<void> => page.getByRole("button", { name: say(key), exact: true }).click();
  const open = async (place: string): Promise<void> => {
    await page
      .getByRole("link", { name: say(`nav.${place}`), exact: true })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: say(`nav.${place}`) }).waitFor();
    await page.waitForLoadState("networkidle");
  };

  await page.goto(address);
  await page.locator(`button[lang="${language}"]`).click();
  await page.getByRole("button", { name: say("entry.practice.enter"), exact: true }).waitFor();
  await see("01-entry");
  await tap("entry.practice.enter");
  await page.locator('[data-figure="asked"]').waitFor();
  await see("01-today");
  for (const [position, [place, loaded]] of PLACES.entries()) {
    await open(place);
    await page.locator(loaded).first().waitFor();
    await see(`${String(position + 2).padStart(2, "0")}-${place}`);
  }
  await open("feedback");
  await page.locator("[data-sheet]").waitFor();
  await see("08-feedback");
  await page.getByRole("button", { name: say("feedback.readers.waitingRoom"), exact: true }).click();
  await page.locator("[data-poster]").first().waitFor();
  await see("08-feedback-waiting-room");
  await open("faultReports");
  await see("09-fault-reports");
  await open("statement");
  await see("09-statement");
  await open("questionnaires");
  await see("10-questionnaires");
  await tap("editor.makeCopy");
  await page.getByTestId("gate").waitFor();
  await see("10-questionnaire-editor");
  await page.getByRole("button", { name: say("editor.whole"), exact: true }).click();
  await see("10-questionnaire-whole");
  await open("rounds");
  await page.getByRole("link", { name: say("rounds.new"), exact: true }).click();
  await page.getByRole("button", { name: say("rounds.make"), exact: true }).waitFor();
  await see("10-new-round");
  await open("rounds");
  await page.getByRole("table").getByRole("link").last().click();
  await page.getByRole("heading", { name: say("rounds.preview") }).waitFor();
  await see("11-round");
  await page.getByRole("link", { name: say("recordings.open"), exact: true }).click();
  await page.locator("tr[data-place]").first().waitFor();
  await see("11-round-voices");
  await page.getByRole("link", { name: say("studio.open").replace("{{language}}", ""), exact: false }).click();
  await page.getByTestId("studio-position").waitFor();
  await see("11-studio");
  await open("tablets");
  await tap("enrol.make");
  await page.getByTestId("enrol-code").waitFor();
  await see("12-enrolment-code");
  await open("export");
  await see("13-export-locked");
  await open("results");
  await page.getByRole("button", { name: say("open.submit"), exact: true }).waitFor();
  await see("14-results-locked");
  await page.getByLabel(say("unlock.passphrase"), { exact: true }).fill("inte den rätta");
  await tap("open.submit");
  await page.getByRole("alert").waitFor({ timeout: 30_000 });
  await see("15-wrong-passphrase");
  await tap("unlock.usePractice");
  await tap("open.submit");
  await page.locator('[data-figure="opened"]').waitFor({ timeout: 30_000 });
  await see("16-results");
  await open("sheet");
  await page.locator("[data-sheet]").first().waitFor();
  await see("16-sheet");
  await open("nonResponse");
  await page.locator("main article, main figure, main table").first().waitFor();
  await see("16-non-response");
  await open("export");
  await page.getByRole("button", { name: say("export.make"), exact: true }).click();
  await page.locator('[data-file="workbook"]').waitFor();
  await see("17-export");
}
