import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { DayScript } from "../../day/day-script.ts";
import { openTablet } from "../../day/play-day.ts";
import { visit } from "../../day/visit.ts";
import { agreeOnTime } from "../../support/agreed-clock.ts";
import { browserWithProfile } from "../../support/browser.ts";
import type { ServerProcess } from "../../support/server-process.ts";
import type { TabletDriver } from "../../support/tablet-driver.ts";

type At = { readonly server: ServerProcess; readonly folder: string; readonly questionnaire: QuestionnaireDocument };

/** A site's day on a tablet of its own, in touch with the server all day. */
export async function playOnline(day: DayScript, code: string, at: At): Promise<void> {
  const context = await browserFor(day, at);
  try {
    const tablet = await connect(context, day, code, at);
    for (const visitor of day.visitors) {
      await visit(tablet, at.questionnaire, visitor);
    }
    await tablet.sync();
  } finally {
    await context.close();
  }
}

/** The same with no network and no server from the first visitor to the last, and the browser restarted at lunch. */
export async function playOffline(day: DayScript, code: string, at: At): Promise<void> {
  let context = await browserFor(day, at);
  try {
    let tablet = await connect(context, day, code, at);
    await context.setOffline(true);
    await at.server.stop();
    let halfDay = "am";
    for (const visitor of day.visitors) {
      if (visitor.halfDay !== halfDay) {
        halfDay = visitor.halfDay;
        await context.close();
        context = await browserFor(day, at);
        await context.setOffline(true);
        tablet = await openTablet(context, at.questionnaire, `${day.date}T13:00:00`);
        await tablet.page.goto(at.server.tabletAddress);
        await tablet.unlock();
        await tablet.isAtTally();
      }
      await visit(tablet, at.questionnaire, visitor);
    }
    await at.server.start();
    await context.setOffline(false);
    await tablet.sync();
  } finally {
    await context.close();
  }
}

async function browserFor({ site }: DayScript, { folder }: At): Promise<BrowserContext> {
  const context = await browserWithProfile(join(folder, site));
  await agreeOnTime(context);
  return context;
}

async function connect(
  context: BrowserContext,
  day: DayScript,
  code: string,
  { server, questionnaire }: At,
): Promise<TabletDriver> {
  const tablet = await openTablet(context, questionnaire, `${day.date}T08:30:00`);
  await tablet.page.goto(server.tabletAddress);
  await tablet.joinByCode(code);
  await tablet.isReadyOffline();
  await tablet.startShift(day.assistant);
  return tablet;
}
