import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import type { Thumbprint } from "../../src/kernel/hashes.ts";
import type { SignedRelease } from "../../src/kernel/signed-release.ts";
import { enrolFragment } from "../../src/protocol/device/enrol-code.ts";
import { expectAccessible } from "../support/accessible.ts";
import { agreeOnTime } from "../support/agreed-clock.ts";
import { asSignedRelease } from "../support/brands.ts";
import { COMPUTER, TABLET } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { type ConsoleDriver, consoleDriver, PASSPHRASE, type SavedKeys } from "../support/console-driver.ts";
import { test as base, withFolder, withServer } from "../support/fixtures.ts";
import { type Host, host as makeHost } from "../support/host-keys.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

const SITE = "Väntrum A";
const PUBLISHED = "Höstens omgång";
const NEXT = "Vårens omgång";
const staff = (key: string): string => words("sv", "assistant", key);

/** One organisation with a published round, a tablet in a shift, and a second round that waits to be published. */
type World = {
  readonly browser: Browser;
  readonly server: ServerProcess;
  readonly host: Host;
  readonly saved: SavedKeys;
  readonly coordinator: ConsoleDriver;
  readonly tablet: TabletDriver;
  /** From before the attack: a printed code for another tablet. */
  readonly printedCode: string;
};

const test = base.extend<object, { readonly world: World }>({
  world: [
    ({ browser }, give) =>
      withFolder((folder) => withServer(folder, [], async (server) => give(await worldWith(browser, server)))),
    { scope: "worker" },
  ],
});

// One world for all of them: making it takes longer than most. Each leaves it as it was.
test.describe.configure({ mode: "serial" });

async function worldWith(browser: Browser, server: ServerProcess): Promise<World> {
  const host = await makeHost();
  const coordinator = consoleDriver(await (await browser.newContext(COMPUTER)).newPage());
  await coordinator.setUp(server);
  const saved = await coordinator.makeKeys();
  await coordinator.proveKeys(saved);
  await coordinator.addSite(SITE);
  await coordinator.makeRound(PUBLISHED, SITE);
  await coordinator.publish();
  const { code, words: shown } = await coordinator.enrolmentCode();
  expect(shown).toBe(saved.words);
  await coordinator.open("sites");
  const { code: printedCode } = await coordinator.enrolmentCode();
  await coordinator.makeRound(NEXT, SITE);

  const context = await browser.newContext(TABLET);
  const page = await context.newPage();
  await agreeOnTime(context);
  await page.clock.install({ time: "2026-09-14T08:30:00" });
  const tablet = tabletDriver(page, builtInQuestionnaire());
  await page.goto(server.tabletAddress);
  await page.getByLabel(staff("enrol.code")).fill(code);
  await button(page, "enrol.join").click();
  await expect(page.getByText(saved.words)).toBeVisible();
  await tablet.confirmAndChoosePin();
  await tablet.startShift();
  return { browser, server, host, saved, coordinator, tablet, printedCode };
}

test("a swapped recovery key, said to be proved: nothing is signed for it, on a known computer or a new one", async ({
  world,
}) => {
  const { coordinator, host } = world;
  await attacked(world.server, { recovery: host.row(host.sealing) }, async () => {
    await expectStopped(coordinator, "recipients-changed");
    await expectAccessible(coordinator.page);
    const elsewhere = await otherComputer(world);
    await expectRefusedByKeyFile(elsewhere, world.saved);
    await elsewhere.page.context().close();
  });
  expect(releaseOf(world.server, NEXT)).toBeNull();
});

test("a swapped signer: the console stops, makes no code for a tablet and opens nothing", async ({ world }) => {
  const { coordinator, host, saved } = world;
  await attacked(world.server, { signing: host.row(host.signing) }, async () => {
    await expectStopped(coordinator, "signer-changed");
    await stopsAt(coordinator, "tablets", "signer-changed");
    await expect(coordinator.button("enrol.make")).toHaveCount(0);
    await stopsAt(coordinator, "results", "signer-changed");
    await expect(coordinator.button("open.submit")).toHaveCount(0);
    await stopsAt(coordinator, "keys", "signer-changed");
    await coordinator.tryKeyFile(saved.keyFile);
    await expect(coordinator.page.getByText(coordinator.say("unlock.failed.keys-differ.title"))).toBeVisible();
    // A computer that never saw the keys believes the server's signer, but then the published round is not signed by it.
    const elsewhere = await otherComputer(world);
    await expectRefusedByKeyFile(elsewhere, world.saved);
    await stopsAt(elsewhere, "tablets", "release-not-ours");
    await elsewhere.page.context().close();
  });
  expect(releaseOf(world.server, NEXT)).toBeNull();
});

test("a release replaced after publication: the console stops, the tablet stops and seals nothing for the host", async ({
  world,
}) => {
  const { coordinator, host, saved } = world;
  const forged = await host.forged(releaseOf(world.server, PUBLISHED) ?? asSignedRelease(""));
  await attacked(world.server, {}, async () => {
    await replaced(world.server, forged, async () => {
      await openRound(coordinator, PUBLISHED);
      await expectAlarm(coordinator, "release-not-ours");
      await stopsAt(coordinator, "tablets", "release-not-ours");
      await expect(coordinator.button("enrol.make")).toHaveCount(0);
      await stopsAt(coordinator, "results", "release-not-ours");
    });
  });

  const keys = { signing: host.row(host.signing), recovery: host.row(host.sealing) };
  await attacked(world.server, keys, async () => {
    await replaced(world.server, forged, async () => {
      await stopsAt(coordinator, "tablets", "signer-changed");

      // A computer that never saw anything is shown one world, all the host's. Only the paper says otherwise.
      const elsewhere = await otherComputer(world);
      await elsewhere.open("tablets");
      await expect(elsewhere.page.getByText(elsewhere.say("trust.firstSeen.about"))).toBeVisible();
      await expect(elsewhere.page.getByTestId("key-words").first()).not.toHaveText(saved.words);
      await elsewhere.open("results");
      await elsewhere.page
        .getByLabel(elsewhere.say("unlock.recoveryCode"), { exact: true })
        .or(elsewhere.button("open.submit"))
        .first()
        .waitFor();
      await expectRefusedByKeyFile(elsewhere, world.saved);
      await elsewhere.page.context().close();

      await tabletStops(world.tablet);
      await anotherTabletRefuses(world);
      await somebodyAnswers(world);
    });
  });

  for (const kids of sealedFor(world.server)) {
    expect(kids).not.toContain(host.sealing.kid);
    expect(kids).toHaveLength(2);
  }
});

/** The tablet in its shift hears of the other release at its next exchange. */
async function tabletStops(tablet: TabletDriver): Promise<void> {
  const { page } = tablet;
  await button(page, "state.sync").click();
  await expect(page.getByRole("heading", { name: staff("offered.not-ours.title") })).toBeVisible();
  await expect(page.getByText(staff("offered.safe"))).toBeVisible();
  await expect(button(page, "offered.take")).toHaveCount(0);
  await button(page, "offered.keep").click();
  await tablet.isAtTally();
}

/** While the host's release is the server's: through a fresh page, and to the server. */
async function somebodyAnswers({ tablet, server }: World): Promise<void> {
  await tablet.oneAnswers();
  await button(tablet.page, "state.sync").click();
  await expect.poll(() => sealedFor(server).length).toBeGreaterThan(0);
}

/** By the printed QR code it refuses; with the code typed in it shows words that are not those on the paper. */
async function anotherTabletRefuses({ browser, server, saved, printedCode }: World): Promise<void> {
  const { signingKid } = JSON.parse(readFileSync(saved.keyFile, "utf8")) as { signingKid: Thumbprint };
  const other = await (await browser.newContext(TABLET)).newPage();
  await other.goto(`${server.tabletAddress}/${enrolFragment(printedCode, signingKid)}`);
  await button(other, "enrol.join").click();
  await expect(other.getByRole("alert")).toHaveText(staff("enrol.failed.unverified"));
  const { code } = inDatabase(server, (database) => newCode(database));
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

async function expectStopped(driver: ConsoleDriver, alarm: string): Promise<void> {
  await openRound(driver, NEXT);
  await expectAlarm(driver, alarm);
  await expect(driver.button("publish.submit")).toHaveCount(0);
}

async function stopsAt(driver: ConsoleDriver, place: "keys" | "tablets" | "results", alarm: string): Promise<void> {
  // Coming from elsewhere, so that the server is asked again.
  await driver.open("sites");
  await driver.open(place);
  await expectAlarm(driver, alarm);
}

async function expectAlarm(driver: ConsoleDriver, alarm: string): Promise<void> {
  const notice = driver.page.locator(`[data-trust="${alarm}"]`);
  await expect(notice).toContainText(driver.say(`trust.${alarm}.title`));
  await expect(notice).toContainText(driver.say("trust.safe"));
  await expect(notice).toContainText(driver.say("trust.todo"));
}

/** Where nothing is known, the form is there: the key file itself says no. */
async function expectRefusedByKeyFile(driver: ConsoleDriver, saved: SavedKeys): Promise<void> {
  await openRound(driver, NEXT);
  await driver.button("publish.submit").waitFor();
  await driver.page
    .locator('input[type="file"]')
    .setInputFiles({ name: "streck-nyckel.json", mimeType: "application/json", buffer: readFileSync(saved.keyFile) });
  await driver.unlock("publish.submit", PASSPHRASE);
  await expect(driver.page.getByText(driver.say("unlock.failed.keys-differ.title"))).toBeVisible();
  await expect(driver.page.getByText(driver.say("trust.todo"))).toBeVisible();
}

async function openRound(driver: ConsoleDriver, name: string): Promise<void> {
  await driver.open("rounds");
  await driver.page.getByRole("link", { name, exact: true }).click();
  await driver.page.getByRole("heading", { level: 1, name }).waitFor();
}

async function otherComputer({ browser, server }: World): Promise<ConsoleDriver> {
  const driver = consoleDriver(await (await browser.newContext(COMPUTER)).newPage());
  await driver.signIn(server.consoleAddress);
  return driver;
}

/** With these columns of the organisation's keys, all of them said to be proved; as they were afterwards. */
async function attacked(
  server: ServerProcess,
  columns: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  const where = "where organisation_id in (select id from organisation where practice = 0)";
  const set = (row: Readonly<Record<string, unknown>>): void =>
    inDatabase(server, (database) => {
      for (const [column, value] of Object.entries({ ...row, coordinator_proved: 1, recovery_proved: 1 })) {
        database.prepare(`update organisation_keys set ${column} = ? ${where}`).run(value);
      }
    });
  const before = inDatabase(server, (database) =>
    database.prepare(`select coordinator, recovery, signing from organisation_keys ${where}`).get(),
  );
  set(columns);
  try {
    await work();
  } finally {
    set(before as Record<string, unknown>);
  }
}

async function replaced(server: ServerProcess, release: string, work: () => Promise<void>): Promise<void> {
  const set = (signed: string): void =>
    inDatabase(server, (database) => {
      database.prepare("update round set release = ?, release_sha256 = ? where name = ?").run(signed, hex(signed), PUBLISHED);
    });
  const before = releaseOf(server, PUBLISHED) ?? "";
  set(release);
  try {
    await work();
  } finally {
    set(before);
  }
}

function releaseOf(server: ServerProcess, name: string): SignedRelease | null {
  const row = inDatabase(server, (database) => database.prepare("select release from round where name = ?").get(name));
  return (row as { release: SignedRelease | null }).release;
}

/** Of every sealed answer that the server has, whom it is sealed to. */
function sealedFor(server: ServerProcess): (string | undefined)[][] {
  const rows = inDatabase(server, (database) => database.prepare("select sealed from sealed_answer").all()) as {
    sealed: Buffer;
  }[];
  return rows.map(({ sealed }) => {
    const { recipients } = JSON.parse(sealed.toString()) as { recipients: { header?: { kid?: Thumbprint } }[] };
    return recipients.map(({ header }) => header?.kid);
  });
}

/** Beside the running server, as its host would. */
function inDatabase<Value>(server: ServerProcess, work: (database: Database.Database) => Value): Value {
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
