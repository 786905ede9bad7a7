import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { browserWithProfile } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { compare, flattenDistribution, flattenIndicators, type Row, withHiddenRate } from "./compare.ts";
import type { DayScript } from "./day-script.ts";
import { askedByHalfDay, cellsInside, optionsOf, sharesOf } from "./inside.ts";
import { recount } from "./recount.ts";
import { visit } from "./visit.ts";

export type PlayedDay = {
  readonly rows: readonly Row[];
  readonly csv: string;
  /** What the server and the browser left on the disk; `forget` removes it. */
  readonly data: string;
  readonly profile: string;
  readonly tabletAddress: string;
  readonly forget: () => void;
};

/**
 * A whole day through the real screens in a real browser: enrolled and made ready with the network, which then goes
 * away before the first visitor; the server is down all morning; the browser is restarted at lunch. In the evening the
 * network is back, and tablet, server and console must show what the script expects.
 */
export async function playDay(day: DayScript, say: (text: string) => void): Promise<PlayedDay> {
  const folder = mkdtempSync(join(tmpdir(), "streck-day-"));
  const profile = join(folder, "profile");
  const server = await serverProcess(join(folder, "data"));
  const questionnaire = builtInQuestionnaire();
  let context: BrowserContext | null = null;
  try {
    await server.start();
    context = await browserWithProfile(profile);
    let tablet = await openTablet(context, questionnaire, `${day.date}T08:30:00`);
    await tablet.joinPractice(server.tabletAddress);
    await tablet.isReadyOffline();
    await tablet.startShift(day.assistant);
    await context.setOffline(true);
    await server.stop();

    let halfDay = "am";
    for (const [position, visitor] of day.visitors.entries()) {
      if (visitor.halfDay === "pm" && halfDay === "am") {
        halfDay = "pm";
        say(`lunch after ${position} visitors: the browser is restarted`);
        await context.close();
        context = await browserWithProfile(profile);
        await context.setOffline(true);
        tablet = await openTablet(context, questionnaire, `${day.date}T13:00:00`);
        await tablet.page.goto(server.tabletAddress);
        await tablet.unlock();
        await tablet.isAtTally();
        await server.start();
      }
      await visit(tablet, questionnaire, visitor);
      if ((position + 1) % 20 === 0) {
        say(`${position + 1} of ${day.visitors.length} visitors`);
      }
    }
    const rows = await readTablet(day, tablet, context, server);
    const { console: consoleRows, csv } = await readConsole(day, context, server);
    const forget = (): void => rmSync(folder, { recursive: true, force: true });
    return { rows: [...rows, ...consoleRows], csv, data: server.data, profile, tabletAddress: server.tabletAddress, forget };
  } finally {
    await context?.close();
    await server.stop();
  }
}

/** The browser's only page as a tablet, whose clock says `time` when it starts. */
export async function openTablet(
  context: BrowserContext,
  questionnaire: ReturnType<typeof builtInQuestionnaire>,
  time: string,
): Promise<TabletDriver> {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  await page.clock.install({ time });
  return tabletDriver(page, questionnaire);
}

/** Before the network is back, and after: the figures come from the tablet alone, then the site's from the server. */
async function readTablet(
  { expected }: DayScript,
  tablet: TabletDriver,
  context: BrowserContext,
  server: ServerProcess,
): Promise<Row[]> {
  const offline = await tablet.figures("day");
  const { responsesStored, ...counts } = expected.counts ?? {};
  await server.stop();
  await server.start();
  await context.setOffline(false);
  await tablet.sync();
  const round = await tablet.figures("round");
  return [
    ...compare("offline", "count", counts, offline.counts),
    ...compare("offline", "rate", withHiddenRate(expected), offline.rates),
    ...compare("offline", "reason", expected.refusalReasons, offline.reasons, true),
    ...compare("tablet", "count", counts, round.counts),
    ...compare("tablet", "rate", withHiddenRate(expected), round.rates),
    ...compare("tablet", "count", responsesStored === undefined ? undefined : { responsesStored }, {
      responsesStored: await tablet.received(),
    }),
    ...compare("server", "count", counts["asked"] === undefined ? undefined : { asked: counts["asked"] }, {
      asked: await tablet.siteAsked(),
    }),
  ];
}

async function readConsole(
  day: DayScript,
  context: BrowserContext,
  server: ServerProcess,
): Promise<{ console: Row[]; csv: string }> {
  const coordinator = consoleDriver(await context.newPage());
  await coordinator.enterPractice(server.consoleAddress);
  const field = await coordinator.figures();
  const served = await coordinator.serverFigures();
  await coordinator.openAnswers();
  const shown = await coordinator.results();
  const csv = await coordinator.exportOpened();
  const counted = recount(csv);
  const { expected } = day;
  const { responsesStored, ...counts } = expected.counts ?? {};
  const stored = responsesStored === undefined ? undefined : { responsesStored };
  return {
    csv,
    console: [
      ...compare("server", "count", counts, served.counts),
      ...compare("server", "count", stored, { responsesStored: served.answersReceived }),
      ...compare("server", "reason", expected.refusalReasons, served.reasons, true),
      ...compare("console", "count", counts, field.counts),
      ...compare("console", "rate", withHiddenRate(expected), field.rates),
      ...compare("console", "reason", expected.refusalReasons, shown.reasons, true),
      ...compare("console", "asked", askedByHalfDay(day), shown.halfDays, true),
      ...compare("console", "share", sharesOf(expected), shown.shares),
      ...compare("console", "language", cellsInside(expected.responsesByLanguage), shown.languages, true),
      ...compare(
        "console",
        "option",
        cellsInside(flattenDistribution(expected.distribution)),
        optionsOf(expected, shown.distribution),
        true,
      ),
      ...compare("export", "count", stored, { responsesStored: counted.rows }),
      ...compare("export", "indicator", flattenIndicators(expected.indicators), counted.indicators),
      ...compare("export", "distribution", flattenDistribution(expected.distribution), counted.distribution, true),
      ...compare("export", "language", expected.responsesByLanguage, counted.languages, true),
    ],
  };
}
