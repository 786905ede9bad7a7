import type { Page } from "@playwright/test";
import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";
import { enrolReply, type TestRound, testRound } from "../kiosk/support/test-round.ts";
import { breakStorage, mendStorage } from "./faults.ts";
import { LONG_QUESTIONNAIRE } from "./long-questionnaire.ts";
import { type TabletDriver, tabletDriver } from "./tablet-driver.ts";
import { beginning, words } from "./words.ts";

export type SeeScreen = (screen: string) => Promise<void>;

/** A tablet in a shift of the round with the long questionnaire, on the tally. */
export async function joinLongRound(page: Page, address: string, staffLanguage: Language = "sv"): Promise<TabletDriver> {
  return joinRound(page, address, await testRound(LONG_QUESTIONNAIRE), staffLanguage);
}

/** The same of another round. */
export async function joinRound(
  page: Page,
  address: string,
  round: TestRound,
  staffLanguage: Language = "sv",
): Promise<TabletDriver> {
  // The page's own frames, from before its clock is the test's: what is measured must have been laid out.
  await page.addInitScript(() => {
    Object.assign(globalThis, { realFrames: globalThis.requestAnimationFrame.bind(globalThis) });
  });
  await page.clock.install({ time: "2026-09-14T08:30:00" });
  const reply = enrolReply(round);
  await page.route("**/api/device/enrol", (route) => route.fulfill({ json: reply }));
  await page.route("**/api/device/sync", (route) => route.abort());
  await page.goto(address);
  const tablet = tabletDriver(page, round.release.questionnaire, staffLanguage);
  await page.locator(`button[lang="${staffLanguage}"]`).click();
  await tablet.joinByCode("7K3M Q9TX 2V5D");
  await tablet.startShift();
  return tablet;
}

/** Every screen of the client's in one language, each once, with a questionnaire that has everything and much of it. */
export async function tourClient(
  page: Page,
  address: string,
  language: Language,
  see: SeeScreen,
  questionnaire: QuestionnaireDocument = LONG_QUESTIONNAIRE,
): Promise<void> {
  const tablet = await joinRound(page, address, await testRound(questionnaire));
  const client = (key: string): string => words(language, "client", key);
  const tap = (name: string | RegExp): Promise<void> =>
    page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).click();
  const handOver = async (): Promise<void> => {
    await tablet.handOver();
    await tablet.chooseLanguage(language);
  };

  await tablet.handOver();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await see("language");
  await tablet.chooseLanguage(language);
  await see("purpose");
  await tap(client("textSize"));
  await page.getByRole("dialog").waitFor();
  await see("comfort");
  await tap(client("comfort.done"));
  await tap(client("purpose.more"));
  await see("purpose, the rest");
  await tap(client("language.statement"));
  await page.getByRole("heading", { name: client("statement.title") }).waitFor();
  await see("statement");
  await tap(client("statement.report"));
  await see("faults");
  await tap(client("statement.faults.hearing"));
  await page.locator("textarea").fill("x".repeat(80));
  await see("fault, written");
  await tap(client("statement.send"));
  await page.getByRole("heading", { name: client("statement.savedTitle") }).waitFor();
  await see("fault, reported");
  await tap(client("statement.back"));
  await tap(client("purpose.decline"));
  await see("reasons");
  await tap(client("reasons.no-time"));
  await tablet.hasEnded(language, "declined");
  await see("declined");
  await tablet.takeBack(language);

  await handOver();
  await tablet.begin(language);
  await see("information");
  await tap(client("item.next"));
  await page.getByRole("radio").first().waitFor();
  await see("scale");
  await page.getByRole("radio").first().click();
  await see("scale, chosen");
  await tap(client("item.next"));
  await page.locator("input[name=single]").first().waitFor();
  await page.getByRole("button", { name: client("item.next"), exact: true }).click({ force: true });
  await see("single, and why not next");
  await tablet.skip(language);
  await page.locator("input[name=multiple]").first().waitFor();
  await see("multiple");
  await tablet.skip(language);
  const field = page.getByRole("textbox");
  await field.fill("28");
  await field.fill("2,5");
  await see("number, not whole");
  await field.fill("5000");
  await see("number, out of range");
  await page.getByRole("checkbox").first().click();
  await see("number, set aside");
  await tap(client("item.next"));
  await page.locator("textarea").fill("x".repeat(80));
  await see("text, cut");
  await page.getByRole("checkbox").first().click();
  await see("text, set aside");
  await tap(client("language.change"));
  await see("language switch");
  await tablet.chooseLanguage(language);
  await page.clock.fastForward(61_000);
  await page.getByRole("button", { name: client("idle.stay") }).waitFor();
  await see("idle question");
  await tap(client("idle.stay"));
  await tap(client("item.next"));
  await see("confirm");
  await breakStorage(page);
  await tap(beginning(client("confirm.send")));
  await page.getByText(client("fault.text"), { exact: true }).waitFor();
  await see("fault");
  await mendStorage(page);
  await tap(client("fault.retry"));
  await tablet.hasEnded(language, "sent");
  await see("sent");
  await tablet.takeBack(language);

  await handOver();
  await tablet.begin(language);
  await tablet.stop(language);
  await see("confirm, nothing answered");
  await tablet.erase(language);
  await see("nothing kept");
  await tablet.takeBack(language);

  await handOver();
  await tablet.begin(language);
  await tap(client("item.next"));
  await page.getByRole("radio").first().click();
  await tablet.stop(language);
  await tablet.erase(language);
  await see("erased");
  await tablet.takeBack(language);

  await handOver();
  await tablet.begin(language);
  await tablet.walkAway(language);
  await see("walked away");
  await tablet.takeBack(language);

  await handOver();
  await tablet.begin(language);
  await tap(client("item.next"));
  await page.getByRole("radio").first().click();
  await tablet.stop(language);
  // A seal that never comes: the moment between "send" and "thank you", for as long as it takes to look at it.
  await page.evaluate(() => {
    crypto.subtle.encrypt = () => new Promise<never>(() => undefined);
  });
  await tap(beginning(client("confirm.send")));
  await page.getByRole("heading", { name: client("confirm.saving") }).waitFor();
  await see("saving");
  await page.reload();
  await page.getByText(client("interrupted.text")).waitFor();
  await see("interrupted");
}
