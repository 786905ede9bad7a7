import type { Locator, Page } from "@playwright/test";
import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";
import { beginning, words } from "./words.ts";

/** None that is refused as guessable. */
export const PIN = "8305";

/** The hands and eyes of an assistant and her clients: everything here goes through what stands on the screen. */
export type TabletDriver = ReturnType<typeof tabletDriver>;

export function tabletDriver(page: Page, questionnaire: QuestionnaireDocument, staffLanguage: Language = "sv") {
  const staff = (key: string): string => words(staffLanguage, "assistant", key);
  const button = (name: string | RegExp): Locator =>
    page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) });
  const tap = (name: string | RegExp): Promise<void> => button(name).click();
  const tapStarting = (text: string): Promise<void> => button(beginning(text)).first().click();

  const typePin = async (pin = PIN): Promise<void> => {
    for (const digit of pin) {
      await tap(digit);
    }
    await tap(staff("pin.enter"));
  };

  const driver = {
    page,
    /** The assistant's words in her language. */
    staff,
    button,

    async joinPractice(address: string): Promise<void> {
      await page.goto(address);
      await tap(staff("enrol.practiceJoin"));
      await driver.confirmAndChoosePin();
    },

    async joinByCode(code: string): Promise<void> {
      await page.getByLabel(staff("enrol.code")).fill(code);
      await tap(staff("enrol.join"));
      await driver.confirmAndChoosePin();
    },

    async confirmAndChoosePin(): Promise<void> {
      await tap(staff("enrol.confirm"));
      await typePin();
      await button(staff("pin.enter")).waitFor();
      await page.getByRole("heading", { name: staff("pin.repeatTitle") }).waitFor();
      await typePin();
      await button(staff("start.start")).waitFor();
    },

    typePin,

    /** From the lock over the assistant's side, as after a reload, to what it covers. */
    async unlock(): Promise<void> {
      await page.getByRole("heading", { name: staff("lock.title"), exact: true }).waitFor();
      await typePin();
      await page.getByRole("heading", { name: staff("lock.title"), exact: true }).waitFor({ state: "detached" });
    },

    /** From the start screen, behind the PIN, to where another round's code is written. */
    async toOtherRound(): Promise<void> {
      await tap(staff("start.otherRound"));
      await typePin();
      await page.getByLabel(staff("enrol.code")).waitFor();
    },

    /** Ready to work without a network: the readiness check on the screen says so. */
    async isReadyOffline(): Promise<void> {
      await page.locator("[data-check=offline][data-ready=true]").waitFor();
    },

    async startShift(label = ""): Promise<void> {
      if (label !== "") {
        await page.getByLabel(staff("start.label")).fill(label);
      }
      await tap(staff("start.start"));
      await driver.isAtTally();
    },

    isAtTally: (): Promise<void> => button(beginning(staff("tally.yes"))).waitFor(),

    async handOver(mode = "self"): Promise<void> {
      if (mode !== "self") {
        await tap(staff(`tally.modes.${mode}`));
      }
      await tapStarting(staff("tally.yes"));
    },

    async chooseLanguage(language: Language): Promise<void> {
      await page.locator(`button:has(small:text-is("${words(language, "client", "language.greeting")}"))`).click();
    },

    begin: (language: Language): Promise<void> => tap(words(language, "client", "purpose.start")),

    async decline(language: Language, reason: string | null): Promise<void> {
      await tap(words(language, "client", "purpose.decline"));
      await tap(words(language, "client", reason === null ? "reasons.none" : `reasons.${reason}`));
    },

    /** Chooses an option of the item on the screen and goes on. */
    async answer(language: Language, itemId: string, option: string): Promise<void> {
      const item = questionnaire.items.find(({ id }) => id === itemId);
      const label =
        item !== undefined && "options" in item ? item.options.find(({ code }) => code === option)?.text[language] : undefined;
      if (label === undefined) {
        throw new Error(`the questionnaire has no ${itemId} / ${option} in ${language}`);
      }
      await page.getByRole("radio", { name: label, exact: true }).click();
      await tap(words(language, "client", "item.next"));
    },

    async write(language: Language, text: string): Promise<void> {
      await page.getByLabel(words(language, "client", "item.write")).fill(text);
      await tap(words(language, "client", "item.next"));
    },

    skip: (language: Language): Promise<void> => tap(words(language, "client", "item.skip")),
    stop: (language: Language): Promise<void> => tap(words(language, "client", "item.stop")),

    async send(language: Language): Promise<void> {
      await tapStarting(words(language, "client", "confirm.send"));
      await driver.hasEnded(language, "sent");
    },

    /** Erases, or finishes where nothing was answered. */
    async erase(language: Language): Promise<void> {
      const erase = button(beginning(words(language, "client", "confirm.erase")));
      const finish = button(beginning(words(language, "client", "confirm.finish")));
      await erase.or(finish).first().waitFor();
      const nothing = await finish.isVisible();
      await (nothing ? finish : erase).click();
      await driver.hasEnded(language, nothing ? "nothing-kept" : "erased");
    },

    async walkAway(language: Language): Promise<void> {
      await page.clock.fastForward(61_000);
      await button(words(language, "client", "idle.stay")).waitFor();
      await page.clock.fastForward(31_000);
      await driver.hasEnded(language, "walked-away");
    },

    hasEnded: (language: Language, ending: string): Promise<void> =>
      page
        .getByText(words(language, "client", `ended.${ending}`), { exact: true })
        .first()
        .waitFor(),

    /** Five taps on the mark, then the PIN. `language` is what the screen is in. */
    async openPin(language: Language): Promise<void> {
      const corner = button(words(language, "client", "staff"));
      for (let count = 0; count < 5; count++) {
        await corner.click();
      }
      // On a busy machine five clicks of a robot can be slower than five taps of a hand; then a few more complete five.
      const pad = page.getByRole("heading", { name: staff("pin.title") });
      for (let more = 0; more < 10 && !(await appears(pad)); more++) {
        await corner.click();
      }
    },

    async takeBack(language: Language): Promise<void> {
      await driver.openPin(language);
      await typePin();
      await driver.isAtTally();
    },

    async takeBackInTheMiddle(language: Language, outcome: string): Promise<void> {
      await driver.openPin(language);
      await typePin();
      await tap(staff(outcome));
      await driver.isAtTally();
    },

    /** One visitor, from the tally and back to it, who answers the first item in Swedish and sends that. */
    async oneAnswers(): Promise<void> {
      await driver.handOver();
      await driver.chooseLanguage("sv");
      await driver.begin("sv");
      await driver.answer("sv", "contact", "very-easy");
      await driver.stop("sv");
      await driver.send("sv");
      await driver.takeBack("sv");
    },

    async noThanks(reason: string | null, language: Language | null): Promise<void> {
      await tapStarting(staff("tally.no"));
      if (language !== null) {
        await page.locator(`button[lang="${language}"]`).click();
      }
      await tap(staff(reason === null ? "no.leave" : `reason.${reason}`));
      await driver.isAtTally();
    },

    /** Any tile of the sheet *Other*, by its key under `outcome`. */
    async other(outcome: string, language: Language | null = null): Promise<void> {
      await tapStarting(staff("tally.other"));
      if (language !== null) {
        await page.locator(`button[lang="${language}"]`).click();
      }
      await tap(staff(`outcome.${outcome}`));
      await driver.isAtTally();
    },

    async figures(scope: "shift" | "day" | "round"): Promise<TabletFigures> {
      await tap(staff(`figures.${scope}`));
      await tap(staff("figures.reasons"));
      const reasons = await valuesOf(page.locator("[data-reason]"), "data-reason");
      await tap(staff("figures.all"));
      const dispositions = (await page.locator("[data-dispositions]").getAttribute("data-dispositions")) ?? "";
      return {
        counts: { ...(await valuesOf(page.locator("[data-count]"), "data-count")), ...readPairs(dispositions) },
        rates: await valuesOf(page.locator("[data-rate]"), "data-rate"),
        reasons,
      };
    },

    async sync(): Promise<void> {
      await tap(staff("state.sync"));
      await page.locator('[data-figure="saved-here"][data-value="0"]').waitFor();
      await page.locator('[data-figure="marks-pending"][data-value="0"]').waitFor({ state: "attached" });
    },

    async received(): Promise<number> {
      return Number(await page.locator('[data-figure="received"]').getAttribute("data-value"));
    },

    /** How many the whole site has asked, as the server said at the last contact. */
    async siteAsked(): Promise<number> {
      const [before = ""] = words(staffLanguage, "assistant", "state.site").split("{{");
      const shown = page.getByText(before.trim());
      const match = /(\d+)\D*$/.exec((await shown.textContent()) ?? "");
      return Number(match?.[1] ?? Number.NaN);
    },

    async openMenu(entry: "marks" | "script" | "about" | "end"): Promise<void> {
      await tap(staff("tally.menu"));
      await tap(staff(`menu.${entry}`));
    },

    async endShift(): Promise<void> {
      await driver.openMenu("end");
      await tap(staff("end.confirm"));
      await driver.unlock();
      await button(staff("start.start")).waitFor();
    },
  };
  return driver;
}

export type TabletFigures = {
  readonly counts: Readonly<Record<string, number | null>>;
  readonly rates: Readonly<Record<string, number | null>>;
  readonly reasons: Readonly<Record<string, number | null>>;
};

async function appears(shown: Locator): Promise<boolean> {
  return shown.waitFor({ timeout: 700 }).then(
    () => true,
    () => false,
  );
}

async function valuesOf(rows: Locator, name: string): Promise<Record<string, number | null>> {
  const pairs = await rows.evaluateAll(
    (found, key) => found.map((row) => [row.getAttribute(key) ?? "", row.getAttribute("data-value") ?? ""] as const),
    name,
  );
  return Object.fromEntries(pairs.map(([key, value]) => [key, value === "" ? null : Number(value)]));
}

function readPairs(text: string): Record<string, number> {
  return Object.fromEntries(
    text
      .split(" ")
      .filter(Boolean)
      .map((pair) => [pair.split("=")[0] ?? "", Number(pair.split("=")[1])]),
  );
}
