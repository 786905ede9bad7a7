import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Visitor } from "../day/day-script.ts";
import { visit } from "../day/visit.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import {
  answeredOnPath,
  joinForPath,
  keptResponses,
  PATH_LANGUAGES,
  PATH_VOICES,
  pathRound,
  playPath,
  roundWithoutServer,
} from "../support/client-path.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { EVERY_KIND } from "../support/every-kind.ts";
import { plantSpeech } from "../support/fake-speech.ts";
import { test as base } from "../support/fixtures.ts";
import { tabletDriver } from "../support/tablet-driver.ts";
import { openScreen, openWebKit, type WebKit } from "../support/webkit/browser.ts";
import { withoutNewer } from "../support/webkit/without-newer.ts";
import { words } from "../support/words.ts";

const questionnaire = builtInQuestionnaire();
const ALL_FIRST_OPTIONS = Object.fromEntries(
  questionnaire.items.flatMap((item) => ("options" in item ? [[item.id, item.options[0]?.code ?? ""]] : [])),
);
const COUNTS = { asked: 9, answered: 5, nonResponse: 4, I: 4, P: 1, R: 3, O: 1, NC: 1, UO: 0, NE: 0 };

/** Every ending that a browser takes part in, in every language. */
const VISITORS: readonly Omit<Visitor, "n" | "halfDay">[] = [
  { outcome: "complete", language: "sv", answers: ALL_FIRST_OPTIONS },
  { outcome: "complete", language: "ar", answers: ALL_FIRST_OPTIONS },
  { outcome: "complete", language: "so", mode: "read-by-assistant", answers: ALL_FIRST_OPTIONS },
  { outcome: "partial", language: "ar", answers: Object.fromEntries(Object.entries(ALL_FIRST_OPTIONS).slice(0, 5)) },
  { outcome: "refusal", by: "stated", language: "so", reason: "no-time" },
  { outcome: "refusal", by: "observed", language: "ar", reason: "not-anonymous" },
  { outcome: "break-off", language: "sv", answersBefore: 1, end: "erases" },
  { outcome: "other", reason: "called-in" },
  { outcome: "missed" },
];

type Start = (profile: string, script?: string) => Promise<WebKit>;

const test = base.extend<{ readonly start: Start }>({
  /** Starts a WebKit on a profile below the test's folder, which may be one that another was killed on. */
  async start({ folder }, give) {
    const screen = await openScreen();
    const started: WebKit[] = [];
    await give(async (profile, script) => {
      const browser = await openWebKit(screen, join(folder, profile), script);
      started.push(browser);
      return browser;
    });
    await Promise.all(started.map((browser) => browser.kill()));
    screen.close();
  },
});

test("a day in three languages without a network, with a tablet that falls after the thanks, counted on tablet and console", async ({
  start,
  ownServer: server,
}) => {
  let browser = await start("tablet");
  let tablet = tabletDriver(browser.page, questionnaire);
  await tablet.joinPractice(server.tabletAddress);
  await tablet.isReadyOffline();
  await tablet.startShift("A");
  await server.stop();

  for (const [position, visitor] of VISITORS.entries()) {
    await visit(tablet, questionnaire, { ...visitor, n: position + 1, halfDay: "am" });
    if (position === 0) {
      // The next one has been thanked when the tablet falls; it is lifted up where there is no network.
      await tablet.handOver();
      await tablet.chooseLanguage("ar");
      await tablet.begin("ar");
      await tablet.answer("ar", "contact", ALL_FIRST_OPTIONS["contact"] ?? "");
      await tablet.stop("ar");
      await tablet.send("ar");
      await browser.kill();
      browser = await start("tablet");
      tablet = tabletDriver(browser.page, questionnaire);
      await tablet.page.goto(server.tabletAddress);
      await tablet.hasEnded("ar", "sent");
      await tablet.takeBack("ar");
    }
  }
  const offline = await tablet.figures("day");
  expect(offline.counts).toMatchObject(COUNTS);
  expect(offline.reasons).toMatchObject({ "no-time": 1, "not-anonymous": 1 });
  await server.start();
  await tablet.sync();
  expect(await tablet.received()).toBe(5);
  expect(await tablet.siteAsked()).toBe(COUNTS.asked);

  const coordinator = consoleDriver((await start("console")).page);
  await coordinator.enterPractice(server.consoleAddress);
  expect((await coordinator.figures()).counts).toMatchObject(COUNTS);
  await coordinator.openAnswers();
  expect(await coordinator.page.locator('[data-figure="opened"]').textContent()).toContain("5");
});

test("every kind of question in every language, listened to, chosen, sealed and kept, while there is no network", async ({
  start,
  ownServer: server,
}) => {
  const round = await pathRound();
  const { page } = await start(
    "tablet",
    `(${plantSpeech.toString()})(${JSON.stringify(PATH_VOICES)});${roundWithoutServer(round)}`,
  );
  const tablet = tabletDriver(page, EVERY_KIND);
  await joinForPath(tablet, server.tabletAddress);
  await server.stop();
  await tablet.startShift();
  for (const language of PATH_LANGUAGES) {
    await playPath(tablet, language);
  }
  const kept = await keptResponses(page, round);
  expect(kept).toHaveLength(PATH_LANGUAGES.length);
  expect(kept).toEqual(expect.arrayContaining(PATH_LANGUAGES.map(answeredOnPath)));
});

test("both apps work in a browser that has nothing newer than iPadOS 15.4", async ({ start, ownServer: server }) => {
  const browser = await start("tablet", withoutNewer());
  const tablet = tabletDriver(browser.page, questionnaire);
  await tablet.joinPractice(server.tabletAddress);
  await tablet.isReadyOffline();
  await tablet.startShift();
  await visit(tablet, questionnaire, { outcome: "complete", language: "so", answers: ALL_FIRST_OPTIONS, n: 1, halfDay: "am" });
  await tablet.sync();
  expect(await tablet.received()).toBe(1);

  const coordinator = consoleDriver((await start("console", withoutNewer())).page);
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.openAnswers();
  expect(await coordinator.page.locator('[data-figure="opened"]').textContent()).toContain("1");
});

test("Arabic words keep together and on their line, and nobody is told to install what is installed", async ({
  start,
  server,
}) => {
  const { page, driver } = await start("tablet");
  const tablet = tabletDriver(page, questionnaire, "ar");
  await page.goto(server.tabletAddress);
  await page.locator('button[lang="ar"]').click();
  await page.getByRole("button", { name: words("ar", "assistant", "enrol.practiceJoin"), exact: true }).click();
  await tablet.confirmAndChoosePin();
  // This WebKit has no word on storage at all, and was not started from a home screen.
  await page.locator('[data-check=persistent] [data-fix="persistentFix"]').waitFor();
  await tablet.startShift();
  await tablet.noThanks("no-time", "ar");
  await tablet.noThanks("not-anonymous", "so");
  for (const view of ["outcomes", "languages", "reasons", "all"]) {
    await page.getByRole("button", { name: words("ar", "assistant", `figures.${view}`), exact: true }).click();
    expect(await driver.run(wordsCutApart.toString(), []), view).toEqual([]);
  }
  expect(await driver.run(lowestInk.toString(), ["شيء لديّ شيء"])).toBe(await driver.run(lowestInk.toString(), ["شيء لدي شيء"]));

  const fromHomeScreen = `Object.defineProperty(Navigator.prototype, "standalone", { get: () => true });`;
  const installed = tabletDriver((await start("installed", fromHomeScreen)).page, questionnaire);
  await installed.joinPractice(server.tabletAddress);
  await installed.page.locator('[data-check=persistent] [data-fix="persistentInstalled"]').waitFor();
});

/** In the page: Arabic texts on one line that are not as wide as they are when nothing is done to them. */
function wordsCutApart(): string[] {
  const leaves = [...document.querySelectorAll("th, td, button, p, span, bdi")].filter(
    (one) => one.childElementCount === 0 && /[\u0620-\u064a]{3}/.test(one.textContent ?? ""),
  );
  return leaves
    .filter((leaf) => {
      const range = document.createRange();
      range.selectNodeContents(leaf);
      const free = document.createElement("span");
      free.textContent = leaf.textContent;
      const { fontFamily, fontSize, fontWeight, direction } = getComputedStyle(leaf);
      const plain = {
        fontFamily,
        fontSize,
        fontWeight,
        direction,
        letterSpacing: "0",
        whiteSpace: "nowrap",
        position: "absolute",
      };
      Object.assign(free.style, plain);
      document.body.append(free);
      const [set, unset] = [range.getBoundingClientRect(), free.getBoundingClientRect()];
      free.remove();
      return set.height > 0 && set.height < 1.6 * unset.height && Math.abs(set.width - unset.width) > 1;
    })
    .map((leaf) => leaf.textContent ?? "");
}

/** In the page: how far below its line a text reaches, in the page's own font; without a mark nothing hangs lower than with it. */
async function lowestInk(text: string): Promise<number> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 600, height: 200 });
  const context = canvas.getContext("2d");
  if (context === null) {
    throw new Error("no canvas");
  }
  context.font = `350 40px ${getComputedStyle(document.body).fontFamily}`;
  await document.fonts.load(context.font, text);
  context.direction = "rtl";
  context.fillText(text, 590, 100);
  const { data } = context.getImageData(0, 0, 600, 200);
  const last = data.findLastIndex((value, index) => index % 4 === 3 && value > 60);
  return Math.floor(last / 4 / 600) - 100;
}
