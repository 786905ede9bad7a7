import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { enrolFragment } from "../../src/protocol/device/enrol.ts";
import { expectAccessible } from "../support/accessible.ts";
import { agreeOnTime } from "../support/agreed-clock.ts";
import { browserWithProfile } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { consoleDriver, PASSPHRASE, type SavedKeys } from "../support/console-driver.ts";
import { type Host, host as makeHost } from "../support/host-keys.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

const SITE = "Väntrum A";
const PUBLISHED = "Höstens omgång";
const NEXT = "Vårens omgång";
const staff = (key: string): string => words("sv", "assistant", key);

type Driver = ReturnType<typeof consoleDriver>;

let folder: string;
let server: ServerProcess;
let host: Host;
let saved: SavedKeys;
let coordinator: Driver;
let context: BrowserContext;
let page: Page;
let tablet: TabletDriver;
/** From before the attack: a printed code for another tablet. */
let printedCode: string;

test.describe.configure({ mode: "serial" });

/** One organisation with a published round, a tablet in a shift, and a second round that waits to be published. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  folder = mkdtempSync(join(tmpdir(), "streck-host-"));
  server = await serverProcess(join(folder, "data"));
  await server.start();
  host = await makeHost();
  coordinator = consoleDriver(await (await browser.newContext({ locale: "sv-SE" })).newPage());
  coordinator.page.setDefaultTimeout(30_000);
  await coordinator.setUp(server.consoleAddress, /code ([0-9A-Z-]{14})/.exec(server.printed())?.[1] ?? "");
  saved = await coordinator.makeKeys();
  await coordinator.proveKeys(saved);
  await coordinator.addSite(SITE);
  await coordinator.makeRound(PUBLISHED, SITE);
  await coordinator.publish();
  const { code, words: shown } = await coordinator.enrolmentCode();
  expect(shown).toBe(saved.words);
  await coordinator.open("sites");
  printedCode = (await coordinator.enrolmentCode()).code;
  await coordinator.makeRound(NEXT, SITE);

  context = await browserWithProfile(join(folder, "profile"));
  page = context.pages()[0] ?? (await context.newPage());
  await agreeOnTime(context);
  await page.clock.install({ time: "2026-09-14T08:30:00" });
  await agreeOnTime(context);
  page.setDefaultTimeout(30_000);
  tablet = tabletDriver(page, builtInQuestionnaire());
  await page.goto(server.tabletAddress);
  await page.getByLabel(staff("enrol.code")).fill(code);
  await button(page, "enrol.join").click();
  await expect(page.getByText(saved.words)).toBeVisible();
  await tablet.confirmAndChoosePin();
  await tablet.startShift();
});

test.afterAll(async () => {
  await context?.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a swapped recovery key, said to be proved: nothing is signed for it, on a known computer or a new one", async ({
  browser,
}) => {
  await attacked({ recovery: host.row(host.sealing) }, async () => {
    await expectStopped(coordinator, "recipients-changed");
    await expectAccessible(coordinator.page);
    const elsewhere = await otherComputer(browser);
    await expectRefusedByKeyFile(elsewhere);
    await elsewhere.page.context().close();
  });
  expect(releaseOf(NEXT)).toBeNull();
});

test("a swapped signer: the console stops, makes no code for a tablet and opens nothing", async ({ browser }) => {
  await attacked({ signing: host.row(host.signing) }, async () => {
    await expectStopped(coordinator, "signer-changed");
    await stopsAt(coordinator, "tablets", "signer-changed");
    await expect(coordinator.button("enrol.make")).toHaveCount(0);
    await stopsAt(coordinator, "results", "signer-changed");
    await expect(coordinator.button("open.submit")).toHaveCount(0);
    await stopsAt(coordinator, "keys", "signer-changed");
    await coordinator.tryKeyFile(saved.keyFile);
    await expect(coordinator.page.getByText(coordinator.say("unlock.failed.keys-differ.title"))).toBeVisible();
    // A computer that never saw the keys believes the server's signer, but then the published round is not signed by it.
    const elsewhere = await otherComputer(browser);
    await expectRefusedByKeyFile(elsewhere);
    await stopsAt(elsewhere, "tablets", "release-not-ours");
    await elsewhere.page.context().close();
  });
  expect(releaseOf(NEXT)).toBeNull();
});

test("a release replaced after publication: the console stops, the tablet stops and seals nothing for the host", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const forged = await host.forged(releaseOf(PUBLISHED) ?? "");
  await attacked({}, async () => {
    await replaced(forged, async () => {
      await openRound(coordinator, PUBLISHED);
      await expectAlarm(coordinator, "release-not-ours");
      await stopsAt(coordinator, "tablets", "release-not-ours");
      await expect(coordinator.button("enrol.make")).toHaveCount(0);
      await stopsAt(coordinator, "results", "release-not-ours");
    });
  });

  const keys = { signing: host.row(host.signing), recovery: host.row(host.sealing) };
  await attacked(keys, async () => {
    await replaced(forged, async () => {
      await stopsAt(coordinator, "tablets", "signer-changed");

      // A computer that never saw anything is shown one world, all the host's. Only the paper says otherwise.
      const elsewhere = await otherComputer(browser);
      await elsewhere.open("tablets");
      await expect(elsewhere.page.getByText(elsewhere.say("trust.firstSeen.about"))).toBeVisible();
      await expect(elsewhere.page.getByTestId("key-words").first()).not.toHaveText(saved.words);
      await elsewhere.open("results");
      await elsewhere.page
        .getByLabel(elsewhere.say("unlock.recoveryCode"), { exact: true })
        .or(elsewhere.button("open.submit"))
        .first()
        .waitFor();
      await expectRefusedByKeyFile(elsewhere);
      await elsewhere.page.context().close();

      await tabletStops();
      await anotherTabletRefuses(browser);
      await somebodyAnswers();
    });
  });

  for (const kids of sealedFor()) {
    expect(kids).not.toContain(host.sealing.kid);
    expect(kids).toHaveLength(2);
  }
});

/** The tablet in its shift hears of the other release at its next exchange. */
async function tabletStops(): Promise<void> {
  await button(page, "state.sync").click();
  await expect(page.getByRole("heading", { name: staff("offered.not-ours.title") })).toBeVisible();
  await expect(page.getByText(staff("offered.safe"))).toBeVisible();
  await expect(button(page, "offered.take")).toHaveCount(0);
  await button(page, "offered.keep").click();
  await tablet.isAtTally();
}

/** While the host's release is the server's: through a fresh page, and to the server. */
async function somebodyAnswers(): Promise<void> {
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  await tablet.answer("sv", "contact", "very-easy");
  await tablet.stop("sv");
  await tablet.send("sv");
  await tablet.takeBack("sv");
  await button(page, "state.sync").click();
  await expect.poll(() => sealedFor().length).toBeGreaterThan(0);
}

/** By the printed QR code it refuses; with the code typed in it shows words that are not those on the paper. */
async function anotherTabletRefuses(browser: Browser): Promise<void> {
  const { signingKid } = JSON.parse(readFileSync(saved.keyFile, "utf8")) as { signingKid: string };
  const other = await (await browser.newContext({ locale: "sv-SE" })).newPage();
  await other.goto(`${server.tabletAddress}/${enrolFragment(printedCode, signingKid)}`);
  await button(other, "enrol.join").click();
  await expect(other.getByRole("alert")).toHaveText(staff("enrol.failed.unverified"));
  const { code } = inDatabase((database) => newCode(database));
  await other.getByLabel(staff("enrol.code")).fill(code);
  await button(other, "enrol.join").click();
  await expect(other.getByText(staff("enrol.wordsHint"))).toBeVisible();
  await expect(other.getByText(saved.words)).toHaveCount(0);
  await other.context().close();
}

/** The host needs nobody's session to make a code. */
function newCode(database: Database.Database): { code: string } {
  const code = "0123456789AB";
  const round = database.prepare("select organisation_id, id from round where name = ?").get(PUBLISHED) as Record<string, string>;
  const site = database.prepare("select id from site where organisation_id = ?").get(round["organisation_id"]) as { id: string };
  database
    .prepare("insert into enrolment_code (organisation_id, code_hash, round_id, site_id, expires) values (?, ?, ?, ?, ?)")
    .run(round["organisation_id"], hex(code), round["id"], site.id, Date.now() + 3_600_000);
  return { code };
}

async function expectStopped(driver: Driver, alarm: string): Promise<void> {
  await openRound(driver, NEXT);
  await expectAlarm(driver, alarm);
  await expect(driver.button("publish.submit")).toHaveCount(0);
}

async function stopsAt(driver: Driver, place: "keys" | "tablets" | "results", alarm: string): Promise<void> {
  // Coming from elsewhere, so that the server is asked again.
  await driver.open("sites");
  await driver.open(place);
  await expectAlarm(driver, alarm);
}

async function expectAlarm(driver: Driver, alarm: string): Promise<void> {
  const notice = driver.page.locator(`[data-trust="${alarm}"]`);
  await expect(notice).toContainText(driver.say(`trust.${alarm}.title`));
  await expect(notice).toContainText(driver.say("trust.safe"));
  await expect(notice).toContainText(driver.say("trust.todo"));
}

/** Where nothing is known, the form is there: the key file itself says no. */
async function expectRefusedByKeyFile(driver: Driver): Promise<void> {
  await openRound(driver, NEXT);
  await driver.button("publish.submit").waitFor();
  await driver.page
    .locator('input[type="file"]')
    .setInputFiles({ name: "streck-nyckel.json", mimeType: "application/json", buffer: readFileSync(saved.keyFile) });
  await driver.unlock("publish.submit", PASSPHRASE);
  await expect(driver.page.getByText(driver.say("unlock.failed.keys-differ.title"))).toBeVisible();
  await expect(driver.page.getByText(driver.say("trust.todo"))).toBeVisible();
}

async function openRound(driver: Driver, name: string): Promise<void> {
  await driver.open("rounds");
  await driver.page.getByRole("link", { name, exact: true }).click();
  await driver.page.getByRole("heading", { level: 1, name }).waitFor();
}

async function otherComputer(browser: Browser): Promise<Driver> {
  const driver = consoleDriver(await (await browser.newContext({ locale: "sv-SE" })).newPage());
  await driver.signIn(server.consoleAddress);
  return driver;
}

/** With these columns of the organisation's keys, all of them said to be proved; as they were afterwards. */
async function attacked(columns: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void> {
  const where = "where organisation_id in (select id from organisation where practice = 0)";
  const set = (row: Readonly<Record<string, unknown>>): void =>
    inDatabase((database) => {
      for (const [column, value] of Object.entries({ ...row, coordinator_proved: 1, recovery_proved: 1 })) {
        database.prepare(`update organisation_keys set ${column} = ? ${where}`).run(value);
      }
    });
  const before = inDatabase((database) =>
    database.prepare(`select coordinator, recovery, signing from organisation_keys ${where}`).get(),
  );
  set(columns);
  try {
    await work();
  } finally {
    set(before as Record<string, unknown>);
  }
}

async function replaced(release: string, work: () => Promise<void>): Promise<void> {
  const set = (signed: string): void =>
    inDatabase((database) => {
      database.prepare("update round set release = ?, release_sha256 = ? where name = ?").run(signed, hex(signed), PUBLISHED);
    });
  const before = releaseOf(PUBLISHED) ?? "";
  set(release);
  try {
    await work();
  } finally {
    set(before);
  }
}

function releaseOf(name: string): string | null {
  const row = inDatabase((database) => database.prepare("select release from round where name = ?").get(name));
  return (row as { release: string | null }).release;
}

/** Of every sealed answer that the server has, whom it is sealed to. */
function sealedFor(): (string | undefined)[][] {
  const rows = inDatabase((database) => database.prepare("select sealed from sealed_answer").all()) as { sealed: Buffer }[];
  return rows.map(({ sealed }) => {
    const { recipients } = JSON.parse(sealed.toString()) as { recipients: { header?: { kid?: string } }[] };
    return recipients.map(({ header }) => header?.kid);
  });
}

/** Beside the running server, as its host would. */
function inDatabase<Value>(work: (database: Database.Database) => Value): Value {
  const database = new Database(join(server.data, "streck.db"), { timeout: 10_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function button(where: Page, key: string) {
  return where.getByRole("button", { name: staff(key), exact: true });
}
