import type { Page } from "@playwright/test";
import type { Language } from "../../src/kernel/language.ts";
import { enrolFragment } from "../../src/protocol/device/enrol-code.ts";
import { enrolReply, testRound } from "../kiosk/support/test-round.ts";
import { agreeOnTime } from "../support/agreed-clock.ts";
import { asThumbprint } from "../support/brands.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { breakStorage, mendStorage, spoilRelease, storeNewerRelease } from "../support/faults.ts";
import { PIN, tabletDriver } from "../support/tablet-driver.ts";
import { beginning, words } from "../support/words.ts";

export type See = (screen: string, side: "client" | "assistant") => Promise<void>;

/** Every screen of the tablet in one language, in the order that a day would show them. */
export async function tourTablet(page: Page, address: string, language: Language, see: See): Promise<void> {
  const questionnaire = builtInQuestionnaire();
  const tablet = tabletDriver(page, questionnaire, language);
  const staff = (key: string): string => words(language, "assistant", key);
  const client = (key: string): string => words(language, "client", key);
  const tap = (name: string | RegExp): Promise<void> =>
    page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).click();
  const option = (item: number, position: number): Promise<void> => {
    const asked = questionnaire.items[item];
    const label = asked !== undefined && "options" in asked ? (asked.options[position]?.text[language] ?? "") : "";
    return page.getByRole("radio", { name: label, exact: true }).click();
  };

  await agreeOnTime(page.context());
  await page.clock.install({ time: "2026-09-14T08:30:00" });
  await page.goto(address);
  await page.locator(`button[lang="${language}"]`).click();
  await page.getByRole("button", { name: staff("enrol.practiceJoin") }).waitFor();
  await see("01-enrolment", "assistant");
  await tap(staff("enrol.practiceJoin"));
  await page.getByRole("button", { name: staff("enrol.confirm") }).waitFor();
  await see("02-enrolment-confirm", "assistant");
  await tap(staff("enrol.confirm"));
  await page.getByRole("heading", { name: staff("pin.newTitle") }).waitFor();
  await see("03-new-pin", "assistant");
  for (let time = 0; time < 2; time++) {
    for (const digit of PIN) {
      await tap(digit);
    }
    await tap(staff("pin.enter"));
    await page.getByRole("heading", { name: time === 0 ? staff("pin.repeatTitle") : staff("start.title") }).waitFor();
  }
  await tablet.isReadyOffline();
  await see("04-start-of-day", "assistant");
  await tablet.startShift();
  await see("05-tally-empty", "assistant");

  await tap(beginning(staff("tally.no")));
  await see("06-no", "assistant");
  await tap(staff("reason.no-time"));
  await tap(beginning(staff("tally.other")));
  await see("07-other", "assistant");
  await tap(staff("outcome.other.called-in"));
  await tablet.other("missed");
  await tablet.noThanks("not-anonymous", language);
  await tablet.noThanks(null, null);

  await tablet.handOver();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await see("10-language", "client");
  await tablet.chooseLanguage(language);
  await see("11-purpose", "client");
  await tap(client("purpose.more"));
  await see("11-purpose-rest", "client");
  await tap(client("language.statement"));
  await page.getByRole("heading", { name: client("statement.title") }).waitFor();
  await see("11-statement", "client");
  await tap(client("statement.report"));
  await see("11-statement-faults", "client");
  await tap(client("statement.faults.reading"));
  await page.locator("textarea").waitFor();
  await see("11-statement-fault-written", "client");
  await tap(client("statement.send"));
  await page.getByRole("heading", { name: client("statement.savedTitle") }).waitFor();
  await see("11-statement-reported", "client");
  await tap(client("statement.back"));
  await tap(client("purpose.decline"));
  await see("12-reasons", "client");
  await tap(client("reasons.back"));
  await tap(client("purpose.start"));
  await see("13-item", "client");
  await option(0, 1);
  await see("14-item-chosen", "client");
  await tap(client("language.change"));
  await see("15-language-switch", "client");
  await tablet.chooseLanguage(language);
  // Some languages have one word for an ordinary size and for ordinary colours.
  const set = async (name: string): Promise<void> => {
    const sizes = page.getByRole("group", { name: client("comfort.text"), exact: true });
    await sizes.getByRole("radio", { name: client(`comfort.${name}`), exact: true }).click();
  };
  await tap(client("textSize"));
  await set("largest");
  await see("16-comfort", "client");
  await tap(client("comfort.done"));
  await see("16-item-largest-text", "client");
  await tap(client("textSize"));
  await set("normal");
  await tap(client("comfort.done"));
  await page.clock.fastForward(61_000);
  await page.getByRole("button", { name: client("idle.stay") }).waitFor();
  await see("17-idle", "client");
  await tap(client("idle.stay"));
  for (let item = 0; item < 7; item++) {
    await option(item, 0);
    await tap(client("item.next"));
    await page.getByRole("heading", { name: questionnaire.items[item + 1]?.text[language] ?? "" }).waitFor();
    if (item === 5) {
      await see("18-item-six-options", "client");
    }
  }
  await see("19-item-last", "client");
  await tablet.skip(language);
  await see("20-confirm", "client");
  await breakStorage(page);
  await tap(beginning(client("confirm.send")));
  await page.getByText(client("fault.text"), { exact: true }).waitFor();
  await see("21-fault", "client");
  await mendStorage(page);
  await tap(client("fault.retry"));
  await tablet.hasEnded(language, "sent");
  await see("22-thanks", "client");
  await tablet.openPin(language);
  await page.getByRole("heading", { name: staff("pin.title") }).waitFor();
  await see("23-pin", "assistant");
  for (let wrong = 0; wrong < 5; wrong++) {
    for (const digit of "0000") {
      await tap(digit);
    }
    await tap(staff("pin.enter"));
    await page.getByText(beginning(staff(wrong < 4 ? "pin.wrong" : "pin.locked"))).waitFor();
  }
  await see("24-pin-locked", "assistant");
  await page.clock.fastForward(40_000);
  await page.getByRole("button", { name: client("staff") }).waitFor();
  await tablet.takeBack(language);

  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.begin(language);
  await tablet.stop(language);
  await see("25-confirm-nothing", "client");
  await tablet.erase(language);
  await see("26-nothing-kept", "client");
  await tablet.takeBack(language);

  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.begin(language);
  await option(0, 0);
  await tablet.stop(language);
  await tablet.erase(language);
  await see("26-erased", "client");
  await tablet.takeBack(language);

  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.decline(language, "no-time");
  await tablet.hasEnded(language, "declined");
  await see("27-declined", "client");
  await tablet.takeBack(language);

  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.begin(language);
  await tablet.walkAway(language);
  await see("28-walked-away", "client");
  await tablet.takeBack(language);

  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await page.reload();
  await page.getByText(client("interrupted.text")).waitFor();
  await see("29-interrupted", "client");
  await tablet.openPin(language);
  for (const digit of PIN) {
    await tap(digit);
  }
  await tap(staff("pin.enter"));
  await page.getByRole("heading", { name: staff("takeBack.title") }).waitFor();
  await see("30-take-back", "assistant");
  await tap(staff("outcome.other.unable"));
  await tablet.isAtTally();

  await see("31-tally", "assistant");
  for (const view of ["languages", "reasons", "all"]) {
    await tap(staff(`figures.${view}`));
    await see(`32-figures-${view}`, "assistant");
  }
  await tap(staff("tally.menu"));
  await see("33-menu", "assistant");
  await tap(staff("menu.marks"));
  await see("34-marks", "assistant");
  await page
    .getByRole("button", { name: staff("marks.correct") })
    .first()
    .click();
  await see("35-correction", "assistant");
  await tap(staff("close"));
  await tablet.openMenu("script");
  await see("36-script", "assistant");
  await tap(staff("close"));
  await tablet.openMenu("about");
  await see("37-about", "assistant");
  await tap(staff("close"));
  await tablet.openMenu("end");
  await see("38-end-of-shift", "assistant");
  await tap(staff("end.confirm"));
  await page.getByRole("heading", { name: staff("lock.title") }).waitFor();
  await see("38-locked", "assistant");
  await tap(staff("pin.forgotten"));
  await page.getByText(staff("pin.forgottenText")).waitFor();
  await see("38-pin-forgotten", "assistant");
  await tap(staff("back"));
  await tablet.unlock();
  await page.getByRole("button", { name: staff("start.start") }).waitFor();

  await tourOtherRound(page, address, language, see);
  const second = await page.context().newPage();
  await second.goto(address);
  await second.getByRole("heading", { name: words("sv", "assistant", "otherTab.title") }).waitFor({ timeout: 10_000 });
  await second.close();
  await spoilRelease(page);
  // With a network the tablet would fetch a good one by itself.
  await page.context().setOffline(true);
  await page.reload();
  await tablet.unlock();
  await page.getByRole("heading", { name: staff("unverifiable.title") }).waitFor();
  await see("39-unverifiable-release", "assistant");
  await storeNewerRelease(page);
  await page.reload();
  await tablet.unlock();
  await page.getByRole("heading", { name: staff("needsUpdate.title") }).waitFor();
  await see("39-needs-update", "assistant");
  await page.context().setOffline(false);
}

/** From the start screen and back to it: a link that is scanned in a shift, and the ways out of a round. */
async function tourOtherRound(page: Page, address: string, language: Language, see: See): Promise<void> {
  const tablet = tabletDriver(page, builtInQuestionnaire(), language);
  const staff = (key: string): string => words(language, "assistant", key);
  const tap = (key: string): Promise<void> => page.getByRole("button", { name: staff(key), exact: true }).click();

  await tablet.startShift();
  await page.goto(`${address}/${enrolFragment("7K3MQ9TX2V5D", asThumbprint("x".repeat(43)))}`);
  await page.getByText(staff("tally.scanned")).waitFor();
  await see("40-scanned-in-a-shift", "assistant");
  await page.route("**/api/device/sync", (route) => route.abort());
  await tablet.noThanks(null, null);
  await tablet.openMenu("end");
  await tap("end.confirm");
  await tablet.unlock();
  await page.getByRole("button", { name: staff("enrol.practiceJoin") }).waitFor();
  await see("42-other-round", "assistant");
  await tap("enrol.join");
  await page.getByText(staff("enrol.failed.unsent")).waitFor();
  await see("43-other-round-send-first", "assistant");
  await tap("enrol.practiceJoin");
  await page.getByText(staff("enrol.copiesStay")).waitFor();
  await see("44-other-round-confirm", "assistant");
  await tap("cancel");

  const elsewhere = enrolReply(await testRound());
  await page.route("**/api/device/enrol", (route) => route.fulfill({ json: elsewhere }));
  await page.getByLabel(staff("enrol.code")).fill("7K3M Q9TX 2V5E");
  await tap("enrol.join");
  await page.getByText(staff("enrol.failed.unsent")).waitFor();
  await see("45-other-organisation-send-first", "assistant");
  await page.unrouteAll();
  await tap("state.sync");
  await page.getByText(staff("enrol.copiesGo")).waitFor();
  await see("46-other-organisation-confirm", "assistant");
  await tap("back");
  await page.getByRole("button", { name: staff("start.otherRound") }).scrollIntoViewIfNeeded();
  await see("47-start-of-day-end", "assistant");
}
