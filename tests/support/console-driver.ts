import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { builtInQuestionnaire } from "./built-in-questionnaire.ts";
import type { ServerProcess } from "./server-process.ts";
import { words } from "./words.ts";

export const PASSWORD = "ett ganska långt lösenord";
export const PASSPHRASE = "nio gröna båtar seglar sakta hemåt";

/** The hands and eyes of a coordinator, on the Swedish console. */
export type ConsoleDriver = ReturnType<typeof consoleDriver>;

export function consoleDriver(page: Page) {
  const say = (key: string): string => words("sv", "console", key);
  const button = (key: string) => page.getByRole("button", { name: say(key), exact: true });
  const open = async (
    place:
      | "today"
      | "keys"
      | "sites"
      | "rounds"
      | "tablets"
      | "print"
      | "field"
      | "paper"
      | "faultReports"
      | "statement"
      | "batches"
      | "results"
      | "sheet"
      | "nonResponse"
      | "feedback"
      | "export",
  ): Promise<void> => {
    await page
      .getByRole("link", { name: say(`nav.${place}`), exact: true })
      .first()
      .click();
    await page.getByRole("heading", { level: 1 }).waitFor();
  };
  const downloaded = async (work: () => Promise<void>): Promise<Download> => {
    const [download] = await Promise.all([page.waitForEvent("download"), work()]);
    return download;
  };
  const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), "utf8");

  /** The text of each found element, or of its cell, named by its attributes and then by one of its row. */
  const cellsOf = async (
    rows: string,
    attributes: readonly string[],
    cell: string | null,
    ofRow?: string,
  ): Promise<Record<string, number | null>> => {
    const pairs = await page
      .locator(rows)
      .evaluateAll(
        (found, { names, within, row }) =>
          found.map((one) => [
            [
              ...names.map((name) => one.getAttribute(name)),
              ...(row === null ? [] : [one.closest(`[${row}]`)?.getAttribute(row)]),
            ].join(" "),
            (within === null ? one : one.querySelector(within))?.textContent ?? "",
          ]),
        { names: [...attributes], within: cell, row: ofRow ?? null },
      );
    return numbers(pairs);
  };

  /** The key file that was saved last: what a coordinator has on her computer. */
  let keyFileText: string | null = null;
  /** Fills in one of the forms that ask for the key: the file too, where the server keeps no copy. */
  const unlock = async (submit: string, passphrase: string): Promise<void> => {
    const form = page.locator("form").filter({ has: button(submit) });
    await form.getByLabel(say("unlock.passphrase"), { exact: true }).fill(passphrase);
    const input = form.locator('input[type="file"]');
    if (keyFileText !== null && (await input.count()) > 0) {
      await input.setInputFiles(asFile(keyFileText));
    }
    await button(submit).click();
  };

  const driver = {
    page,
    say,
    button,
    open,
    downloaded,
    textOf,
    cellsOf,

    async enterPractice(address: string): Promise<void> {
      await page.goto(address);
      await button("entry.practice.enter").click();
      await page.locator('[data-figure="asked"]').waitFor();
    },

    /** The first organisation, with the code from the server's terminal; leaves the console signed in. */
    async setUp({ consoleAddress, setUpCode }: ServerProcess): Promise<void> {
      await page.goto(consoleAddress);
      const form = page.locator("form").filter({ has: page.getByLabel(say("entry.setUp.code")) });
      await form.getByLabel(say("entry.setUp.code")).fill(setUpCode());
      await form.getByLabel(say("entry.setUp.organisation")).fill("Provkommunen");
      await form.getByLabel(say("entry.userName")).fill("samordnare");
      await form.getByLabel(say("entry.password"), { exact: true }).fill(PASSWORD);
      await form.getByLabel(say("entry.setUp.passwordAgain")).fill(PASSWORD);
      await button("entry.setUp.submit").click();
      await page.getByRole("link", { name: say("nav.keys"), exact: true }).waitFor();
    },

    async signIn(address: string): Promise<void> {
      await page.goto(address);
      await page.getByLabel(say("entry.userName")).fill("samordnare");
      await page.getByLabel(say("entry.password"), { exact: true }).fill(PASSWORD);
      await button("entry.signIn.submit").click();
      await page.getByRole("link", { name: say("nav.keys"), exact: true }).waitFor();
    },

    unlock,

    /** Makes the keys; returns the file that was downloaded and the code for paper. They are not tried yet. */
    async makeKeys(): Promise<SavedKeys> {
      await open("keys");
      const made = await driver.saveNewKeys(PASSPHRASE);
      await button("keys.test.submit").waitFor();
      return made;
    },

    /** From a passphrase of her own to both halves saved, and on. */
    async saveNewKeys(passphrase: string): Promise<SavedKeys> {
      await button("keys.make.own").click();
      await page.getByLabel(say("keys.make.passphrase"), { exact: true }).fill(passphrase);
      await page.getByLabel(say("keys.make.again")).fill(passphrase);
      await button("keys.make.submit").click();
      const saved = await driver.saveBoth();
      await button("keys.save.proceed").click();
      return saved;
    },

    /** Downloads the file and reads the sheet. */
    async saveBoth(): Promise<SavedKeys> {
      const keyFile = await (await downloaded(() => button("keys.save.download").click())).path();
      keyFileText = readFileSync(keyFile, "utf8");
      const recoveryCode = ((await page.getByTestId("recovery-code").textContent()) ?? "").trim();
      const onPaper = (await page.getByTestId("key-words").textContent()) ?? "";
      await page.getByLabel(say("keys.save.codeKept")).check();
      return { keyFile, recoveryCode, words: onPaper };
    },

    /** Tries the file and the paper, as one must before anything is published. */
    async proveKeys({ keyFile, recoveryCode }: SavedKeys, passphrase = PASSPHRASE): Promise<void> {
      await driver.tryKeyFile(keyFile, passphrase);
      await page.getByText(say("keys.test.worked")).waitFor();
      await driver.tryRecoveryCode(recoveryCode);
      await page.getByText(say("keys.ready")).waitFor();
    },

    async tryRecoveryCode(code: string): Promise<void> {
      await open("keys");
      await page.getByLabel(say("unlock.recoveryCode"), { exact: true }).fill(code);
      await button("keys.testRecovery.submit").click();
    },

    async tryKeyFile(keyFile: string, passphrase = PASSPHRASE): Promise<void> {
      await open("keys");
      const form = page.locator("form").filter({ has: button("keys.test.submit") });
      await form.locator('input[type="file"]').setInputFiles(asFile(readFileSync(keyFile, "utf8")));
      await form.getByLabel(say("unlock.passphrase"), { exact: true }).fill(passphrase);
      await button("keys.test.submit").click();
    },

    async addSite(name: string): Promise<void> {
      await open("sites");
      await page.getByLabel(say("sites.name")).fill(name);
      await button("sites.submit").click();
      await page.getByRole("cell", { name }).or(page.getByRole("rowheader", { name })).waitFor();
    },

    /** A new round at these sites, on whatever day the test runs or plays; with a questionnaire of its own when one is given. Leaves its page open. */
    async makeRound(name: string, sites: string | readonly string[], questionnaire?: unknown): Promise<void> {
      await open("rounds");
      await page.getByRole("link", { name: say("rounds.new"), exact: true }).click();
      await page.getByLabel(say("rounds.name")).fill(name);
      for (const site of [sites].flat()) {
        await page.getByLabel(site).check();
      }
      await page.getByLabel(say("rounds.starts")).fill("2020-01-01");
      await page.getByLabel(say("rounds.ends")).fill("2099-12-31");
      await (questionnaire === undefined ? driver.chooseBuiltIn() : driver.chooseOwnQuestionnaire(questionnaire));
      await button("rounds.make").click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
    },

    /** The questionnaire on financial assistance. */
    async chooseBuiltIn(): Promise<void> {
      await page.getByLabel(builtInQuestionnaire().title["sv"] ?? "").check();
    },

    async chooseOwnQuestionnaire(questionnaire: unknown): Promise<void> {
      await page.getByLabel(say("rounds.ownFile")).check();
      const buffer = Buffer.from(JSON.stringify(questionnaire));
      await page.getByLabel(say("rounds.file")).setInputFiles({ name: "enkat.json", mimeType: "application/json", buffer });
    },

    async publish(passphrase = PASSPHRASE): Promise<void> {
      await unlock("publish.submit", passphrase);
      await page.getByText(say("published.about")).waitFor();
    },

    /** A code for a tablet of this site, or of the first one in the list. */
    async enrolmentCode(site?: string): Promise<{ code: string; words: string }> {
      // From another page, so that the code that stands there is never the one before.
      await open("sites");
      await open("tablets");
      if (site !== undefined) {
        await page
          .locator("form")
          .filter({ has: button("enrol.make") })
          .getByLabel(say("common.site"))
          .selectOption(site);
      }
      await button("enrol.make").click();
      const code = (await page.getByTestId("enrol-code").textContent()) ?? "";
      return { code, words: (await page.getByTestId("key-words").first().textContent()) ?? "" };
    },

    /** Every figure on *Fältet just nu*, as it stands on the screen. */
    async figures(): Promise<ConsoleFigures> {
      await open("field");
      await page.locator('[data-figure="asked"]').waitFor();
      const figures = await page
        .locator("[data-figure]")
        .evaluateAll((found) => found.map((one) => [one.getAttribute("data-figure") ?? "", one.textContent ?? ""]));
      const percents = await page
        .locator("[data-rate]")
        .evaluateAll((rows) =>
          rows.map((row) => [row.getAttribute("data-rate") ?? "", row.querySelector('[data-cell="percent"]')?.textContent ?? ""]),
        );
      const counts = figures.filter(([name]) =>
        ["asked", "answered", "nonResponse", "I", "P", "R", "O", "NC", "UO", "NE"].includes(name ?? ""),
      );
      return { counts: numbers(counts), rates: numbers(percents) };
    },

    /** What the server itself counts, asked with the coordinator's session. */
    async serverFigures(): Promise<{ counts: Record<string, number>; reasons: Record<string, number>; answersReceived: number }> {
      const reply = await page.evaluate(async () => {
        const { rounds } = await (await fetch("/api/rounds")).json();
        return (await fetch(`/api/rounds/${rounds[0].id}/fieldwork`)).json();
      });
      const counts: Record<string, number> = { I: 0, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 };
      for (const group of reply.groups as { counts: Record<string, number> }[]) {
        for (const letter of Object.keys(counts)) {
          counts[letter] = (counts[letter] ?? 0) + (group.counts[letter] ?? 0);
        }
      }
      const { I = 0, P = 0, R = 0, O = 0 } = counts;
      const reasons = (reply.reasons as { reason: string; count: number }[]).map(({ reason, count }) => [reason, count] as const);
      return {
        counts: { ...counts, asked: I + P + R + O, answered: I + P, nonResponse: R + O },
        reasons: Object.fromEntries(reasons),
        answersReceived: Number(reply.answers.received),
      };
    },

    /** Opens the answers with the practice key, or with the passphrase given. */
    async openAnswers(passphrase?: string): Promise<void> {
      await open("results");
      if (passphrase === undefined) {
        await button("unlock.usePractice").click();
        await button("open.submit").click();
      } else {
        await unlock("open.submit", passphrase);
      }
      await page.locator('[data-figure="opened"]').waitFor();
    },

    /** What *Results* shows of opened answers, and *the field* of reasons and half-days; a hidden figure is null. */
    async results(): Promise<ConsoleResults> {
      await open("field");
      await page.locator('[data-figure="asked"]').waitFor();
      const reasons = await cellsOf("[data-reason]", ["data-reason"], '[data-cell="count"]');
      const halfDays = await cellsOf('[data-breakdown="half-day"]', ["data-group"], '[data-cell="asked"]');
      await open("results");
      await page.locator("[data-option]").first().waitFor();
      return {
        reasons,
        halfDays,
        languages: await cellsOf('[data-count-of="language"]', ["data-group"], '[data-cell="count"]'),
        modes: await cellsOf('[data-count-of="help-mode"]', ["data-group"], '[data-cell="count"]'),
        shares: await cellsOf("[data-indicator] [data-group]", ["data-group"], null, "data-indicator"),
        distribution: await cellsOf("[data-option]", ["data-item", "data-option"], '[data-cell="count"]'),
      };
    },

    async exportAnswers(passphrase?: string): Promise<string> {
      await driver.openAnswers(passphrase);
      return driver.exportOpened();
    },

    async exportOpened(): Promise<string> {
      await open("export");
      // Its hint is a part of its name, and another format's hint speaks of CSV, too.
      await page.getByRole("radio", { name: new RegExp(`^${say("export.formats.csv.label")}`) }).check();
      await button("export.make").click();
      return driver.exportedFile("answers");
    },

    /** One of the files that were made, as text. */
    async exportedFile(kind: string): Promise<string> {
      return textOf(await downloaded(() => page.locator(`[data-file="${kind}"]`).getByRole("button").click()));
    },
  };
  return driver;
}

/** What a coordinator has in her hands: the file's path, the code on the sheet, and the four words beside it. */
export type SavedKeys = { readonly keyFile: string; readonly recoveryCode: string; readonly words: string };

function asFile(text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: "streck-nyckel.json", mimeType: "application/json", buffer: Buffer.from(text) };
}

export type ConsoleFigures = {
  readonly counts: Readonly<Record<string, number | null>>;
  readonly rates: Readonly<Record<string, number | null>>;
};

export type ConsoleResults = Readonly<
  Record<"reasons" | "halfDays" | "languages" | "modes" | "shares" | "distribution", Readonly<Record<string, number | null>>>
>;

/** Swedish figures as numbers: `65,0 %` is 65; `..` and `–` are none. */
function numbers(pairs: readonly (readonly string[])[]): Record<string, number | null> {
  return Object.fromEntries(
    pairs.map(([name = "", text = ""]) => {
      const digits = text.replace(/[\s\u00a0\u202f%]/g, "").replace(",", ".");
      return [name, /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null];
    }),
  );
}
