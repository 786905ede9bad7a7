import { join } from "node:path";
import { expect } from "@playwright/test";
import Database from "better-sqlite3";
import type { Thumbprint } from "../../src/kernel/hashes.ts";
import { enrolFragment, normaliseEnrolCode } from "../../src/protocol/device/enrol-code.ts";
import { agreeOnTime } from "../support/agreed-clock.ts";
import { asThumbprint } from "../support/brands.ts";
import type { ConsoleDriver } from "../support/console-driver.ts";
import { breakStorage, mendStorage } from "../support/faults.ts";
import { test } from "../support/fixtures.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { words } from "../support/words.ts";

const SYNC = "**/api/device/sync";
const staff = (key: string): string => words("sv", "assistant", key);

test.use({ startsAt: "2026-09-14T08:30:00" });

test.beforeEach(({ context }) => agreeOnTime(context));

test("a tablet that has practised joins a real round: not before all is sent, and without its copies", async ({
  page,
  ownServer: server,
  tablet,
  coordinator,
}) => {
  const button = (key: string) => tablet.button(staff(key));
  const { code, words: keyWords } = await publishedRound(server, coordinator);
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  await tablet.oneAnswers();
  await tablet.noThanks("no-time", null);
  await page.route(SYNC, (route) => route.abort());
  await tablet.oneAnswers();
  await tablet.endShift();

  await button("start.otherRound").click();
  await tablet.typePin("1111");
  await expect(page.getByText(staff("pin.wrong"))).toBeVisible();
  await expect(page.getByLabel(staff("enrol.code"))).toHaveCount(0);
  await tablet.typePin();
  await button("enrol.practiceJoin").waitFor();
  await page.getByLabel(staff("enrol.code")).fill(code);
  await button("enrol.join").click();
  await expect(page.getByText(keyWords)).toBeVisible();
  await expect(page.getByRole("alert")).toContainText(staff("enrol.failed.unsent"));
  await expect(button("enrol.confirm")).toBeDisabled();

  await page.unroute(SYNC);
  await button("state.sync").click();
  await expect(page.getByText(staff("enrol.copiesGo"))).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  // What was received is lost once more, and nobody says so: the last to have it must ask before it lets go.
  await server.stop();
  expect(inDatabase(server, "select count(*) as n from sealed_answer")).toEqual([{ n: 2 }]);
  inDatabase(server, "delete from sealed_answer");
  await server.start();
  await breakStorage(page);
  await button("enrol.confirm").click();
  await expect(page.getByRole("alert")).toHaveText(staff("tally.storageFailed.full"));
  await mendStorage(page);
  await button("enrol.confirm").click();
  await button("start.start").waitFor();
  await expect(page.getByText("Väntrum B")).toBeVisible();
  await expect(page.getByText(staff("practice"))).toHaveCount(0);
  expect(await tablet.received()).toBe(0);

  await page.reload();
  await tablet.unlock();
  await tablet.startShift();
  expect((await tablet.figures("round")).counts).toMatchObject({ asked: 0, NC: 0 });
  await tablet.oneAnswers();
  await tablet.sync();
  expect(await tablet.received()).toBe(1);
  expect((await coordinator.serverFigures()).answersReceived).toBe(1);
  await server.stop();
  const kept = inDatabase(
    server,
    `select organisation.practice, count(*) as n, sum(quarantined) as odd from sealed_answer
    join organisation on organisation.id = sealed_answer.organisation_id group by practice order by practice`,
  );
  expect(kept).toEqual([
    { practice: 0, n: 1, odd: 0 },
    { practice: 1, n: 2, odd: 0 },
  ]);
});

test("a link scanned on a tablet that has a round: at once at the start, behind the PIN; not in a shift, but after it", async ({
  page,
  server,
  tablet,
  coordinator,
}) => {
  const button = (key: string) => tablet.button(staff(key));
  await coordinator.enterPractice(server.consoleAddress);
  const kid = await coordinator.page.evaluate(
    async () => ((await (await fetch("/api/keys")).json()) as { keys: { signing: { kid: Thumbprint } } }).keys.signing.kid,
  );
  const { code } = await coordinator.enrolmentCode();
  const link = `${server.tabletAddress}/${enrolFragment(code, kid)}`;
  await tablet.joinPractice(server.tabletAddress);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: staff("pin.title") })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await button("back").click();
  await tablet.startShift();
  await tablet.noThanks(null, null);

  await page.goto(link);
  await expect(page.getByRole("alert")).toContainText(staff("tally.scanned"));
  await button("close").click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByRole("alert")).toContainText(staff("tally.scanned"));
  await tablet.openMenu("end");
  await button("end.confirm").click();
  await tablet.unlock();
  await expect(page.getByLabel(staff("enrol.code"))).toHaveValue(normaliseEnrolCode(code));
  await button("enrol.join").click();
  await expect(page.getByText(staff("enrol.copiesStay"))).toBeVisible();
  await button("enrol.confirm").click();
  // The code is used, and opens nothing any more.
  await tablet.startShift();
  expect((await tablet.figures("round")).counts).toMatchObject({ asked: 1 });
});

test("a link scanned while a client has the tablet changes nothing for her", async ({ page, server, tablet }) => {
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  await tablet.handOver();
  await tablet.chooseLanguage("so");
  await tablet.begin("so");
  await tablet.answer("so", "contact", "very-easy");
  await page.goto(`${server.tabletAddress}/${enrolFragment("0123456789AB", asThumbprint("x".repeat(43)))}`);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await tablet.stop("so");
  await tablet.send("so");
  await tablet.takeBack("so");
});

/** A real organisation beside the practice one, with a round at one site, and a code for a tablet. */
async function publishedRound(server: ServerProcess, coordinator: ConsoleDriver): Promise<{ code: string; words: string }> {
  await coordinator.setUp(server);
  await coordinator.proveKeys(await coordinator.makeKeys());
  await coordinator.addSite("Väntrum B");
  await coordinator.makeRound("Höstens omgång", "Väntrum B");
  await coordinator.publish();
  return coordinator.enrolmentCode();
}

/** The server stands still meanwhile. */
function inDatabase(server: ServerProcess, sql: string): unknown[] {
  const database = new Database(join(server.data, "streck.db"));
  try {
    const statement = database.prepare(sql);
    return statement.reader ? statement.all() : [statement.run()];
  } finally {
    database.close();
  }
}
