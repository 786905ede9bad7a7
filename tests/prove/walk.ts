import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { compare, type Row } from "../day/compare.ts";
import { type DayScript, type Figure, readDayScript } from "../day/day-script.ts";
import { cellsInside } from "../day/inside.ts";
import { COMPUTER, launchOptions } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { type ConsoleDriver, consoleDriver, PASSPHRASE } from "../support/console-driver.ts";
import { serverProcess } from "../support/server-process.ts";
import { madeDay } from "./walk/made-day.ts";
import { playOffline, playOnline } from "./walk/play-sites.ts";
import { publishAll } from "./walk/published.ts";
import { readScreens } from "./walk/read-screens.ts";
import { FORMATS, readTables } from "./walk/read-tables.ts";
import { type Figures, recountTables } from "./walk/recount-tables.ts";
import { firstTransfer, makeExport, saved } from "./walk/save-files.ts";

/**
 * `npm run prove -- walk [--runs SITES] [--seed S]`: a whole round with the screens only, before, during and after. An empty
 * organisation makes its keys, its sites, its round and its codes; the scripted day is played at the first site without a network
 * and a made day at each of so many more; *the field*, *today*, *results* and the sheet are read; then every export is made,
 * counted again from its files alone, and must equal the screen.
 */
const SITES = Number(process.env["STRECK_RUNS"] ?? 10);
const SEED = Number(process.env["STRECK_SEED"] ?? 261_127);
const ROUND = "Hela vägen";
/** No name begins another. */
const nameOf = (at: number): string => `Väntrum ${String.fromCharCode(65 + at)}.`;

const folder = mkdtempSync(join(tmpdir(), "streck-walk-"));
const server = await serverProcess(join(folder, "data"));
const questionnaire = builtInQuestionnaire();
const scripted = { ...readDayScript(join(import.meta.dirname, "../fixtures/waiting-room-day.json")), site: nameOf(0) };
const days: readonly DayScript[] = [
  scripted,
  ...Array.from({ length: SITES }, (_, at) => madeDay(questionnaire, nameOf(at + 1), SEED + at)),
];
let failures = 0;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function hold(what: string, wrong: readonly string[]): void {
  failures += wrong.length;
  say(wrong.length === 0 ? `  holds: ${what}` : `  FAILS: ${what}\n${wrong.map((one) => `    ${one}`).join("\n")}`);
}

function equal(what: string, rows: readonly Row[]): void {
  const wrong = rows.filter(({ same }) => !same);
  hold(
    `${what}: ${rows.length} figures`,
    rows.length === 0
      ? ["there is no figure"]
      : wrong.map(({ figure, expected, found }) => `${figure}: ${String(expected)} expected, ${String(found)} found`),
  );
}

/** Of answers the screens hide what is too few; the recount hides it by the same rule, written down a second time. */
const OF_ANSWERS = ["language", "mode", "distribution"];

function equalsScreen(what: string, screen: Figures, found: Figures): void {
  const rows = Object.entries(screen).flatMap(([group, figures]) => {
    const counted = OF_ANSWERS.includes(group) ? cellsInside(found[group]) : found[group];
    // A table that lacks a whole group must not pass for one of zeros.
    return counted === undefined ? [] : compare(what, group, figures, counted, true);
  });
  hold(
    `${what} has every group of figures`,
    Object.keys(screen).filter((group) => found[group] === undefined || Object.keys(screen[group] ?? {}).length === 0),
  );
  equal(`${what} equals the screen`, rows);
}

async function before(coordinator: ConsoleDriver): Promise<readonly string[]> {
  const { page, open } = coordinator;
  await coordinator.setUp(server);
  await open("today");
  await page.getByText(coordinator.say("today.steps.proveKeys")).waitFor();
  const keys = await coordinator.makeKeys();
  await coordinator.proveKeys(keys);
  for (const { site } of days) {
    await coordinator.addSite(site);
  }
  await coordinator.makeRound(
    ROUND,
    days.map(({ site }) => site),
  );
  await coordinator.publish();
  const codes: string[] = [];
  for (const { site } of days) {
    codes.push((await coordinator.enrolmentCode(site)).code);
  }
  return codes;
}

async function during(coordinator: ConsoleDriver, codes: readonly string[]): Promise<void> {
  for (const [at, day] of days.entries()) {
    await (at === 0 ? playOffline : playOnline)(day, codes[at] ?? "", { server, folder, questionnaire });
    say(`${day.site} ${day.visitors.length} visitors`);
  }
  const expected = sumOfCounts();
  const { counts } = await coordinator.figures();
  equal("the field shows what was played", compare("field", "count", expected, counts));
  await coordinator.open("today");
  await coordinator.page.locator('[data-figure="answered"]').waitFor();
  const shown = async (figure: string): Promise<Figure> =>
    Number(await coordinator.page.locator(`[data-figure="${figure}"]`).textContent());
  const today = { asked: await shown("asked"), answered: await shown("answered") };
  equal(
    "today shows the same",
    compare("today", "count", { asked: counts["asked"] ?? null, answered: counts["answered"] ?? null }, today),
  );
}

function sumOfCounts(): Record<string, number> {
  const letters = ["I", "P", "R", "O", "NC", "UO", "NE"];
  return Object.fromEntries(
    letters.map((letter) => [letter, days.reduce((sum, { expected }) => sum + Number(expected.counts?.[letter] ?? 0), 0)]),
  );
}

async function after(coordinator: ConsoleDriver): Promise<void> {
  await coordinator.openAnswers(PASSPHRASE);
  const screen = await readScreens(coordinator);
  const stored = days.reduce((sum, { expected }) => sum + Number(expected.counts?.["responsesStored"] ?? 0), 0);
  equal("results has opened what was sent", compare("results", "answers", { answers: stored }, screen["opened"] ?? {}));
  for (const format of FORMATS) {
    const { files, wrong } = await makeExport(coordinator, format);
    hold(`${format}: ${files.length} files, each as its hash on the screen and in the manifest`, wrong);
    equalsScreen(format, screen, recountTables(await readTables(format, files)));
  }
  const some = await makeExport(coordinator, "csv", true);
  const answersOf = firstTransfer(coordinator).locator("xpath=ancestor::label");
  const count = Number(/(\d+) svar/.exec((await answersOf.textContent()) ?? "")?.[1] ?? Number.NaN);
  const rows = (await readTables("csv", some.files)).get("answers")?.length ?? 0;
  hold("a single transfer: its files as the manifest says", some.wrong);
  equal("a single transfer has as many answers as the screen says", compare("transfer", "answers", { count }, { count: rows }));
  const sealed = await saved(coordinator, "sealed", () => coordinator.button("export.sealed.button").click());
  const lines = sealed.bytes.toString("utf8").trimEnd().split("\n").length;
  equal("the sealed answers are as many", compare("sealed", "answers", screen["opened"], { answers: lines }));
  const published = await publishAll(coordinator);
  say(`published: ${published.map(({ table }) => table).join(", ")}`);
  for (const { table, screen: shown, files } of published) {
    for (const [format, found] of Object.entries(files)) {
      equal(`published ${table} as ${format} equals the screen`, compare(format, table, shown, found, true));
    }
  }
}

async function walk(browser: Browser): Promise<void> {
  const context = await browser.newContext(COMPUTER);
  const coordinator = consoleDriver(await context.newPage());
  coordinator.page.setDefaultTimeout(120_000);
  const codes = await before(coordinator);
  say(`before: ${days.length} sites, a round and as many codes`);
  await during(coordinator, codes);
  await after(coordinator);
}

const browser = await chromium.launch(launchOptions());
try {
  await server.start();
  await walk(browser);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
say(failures === 0 ? "the whole way holds" : `${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
