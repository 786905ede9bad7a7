import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { DevicesReply } from "../../src/protocol/console/fieldwork.ts";
import { browserWithProfile } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { beginning, words } from "../support/words.ts";

const SYNC = "**/api/device/sync";
const staff = (key: string): string => words("sv", "assistant", key);
const client = (key: string): string => words("sv", "client", key);

/** How a database goes: a page or its tools delete it; the browser takes it alone; all of the site is cleared. */
type Way = "deleted" | "evicted" | "cleared";
/** Answers and marks that no server has. */
type Bound = { readonly answers: number; readonly marks: number };

/** A moment of the day: how the tablet comes there from the tally, and what is done after the wipe, if anything is. */
type Moment = {
  readonly name: string;
  readonly way: Way;
  readonly before: () => Promise<unknown>;
  readonly after?: () => Promise<unknown>;
  /** What was under way when it was noticed, and is counted among what may be missing. */
  readonly underWay?: Bound;
};

let folder: string;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;
let tablet: TabletDriver;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "streck-wiped-"));
  server = await serverProcess(join(folder, "data"));
  await server.start();
  context = await browserWithProfile(join(folder, "profile"));
  page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  tablet = tabletDriver(page, builtInQuestionnaire());
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
});

test.afterEach(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) =>
  page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) });
const item = async (): Promise<void> => {
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
};
const toConfirm = async (): Promise<void> => {
  await item();
  await tablet.answer("sv", "contact", "fairly-easy");
  await tablet.stop("sv");
};
const answered = async (): Promise<void> => {
  await toConfirm();
  await tablet.send("sv");
};
const offline = (): Promise<unknown> => page.route(SYNC, (route) => route.abort());

const MOMENTS: readonly Moment[] = [
  { name: "the tally, before anything", way: "deleted", before: async () => undefined },
  { name: "the tally, with strokes", way: "evicted", before: () => strokes(2) },
  {
    name: "the next stroke",
    way: "deleted",
    before: () => strokes(1),
    after: () => button(beginning(staff("tally.no"))).click(),
    underWay: { answers: 0, marks: 1 },
  },
  { name: "the reasons for a no", way: "cleared", before: () => button(beginning(staff("tally.no"))).click() },
  { name: "the other outcomes", way: "evicted", before: () => button(beginning(staff("tally.other"))).click() },
  { name: "handed over", way: "deleted", before: () => tablet.handOver() },
  { name: "the purpose", way: "evicted", before: () => tablet.handOver().then(() => tablet.chooseLanguage("so")) },
  {
    name: "the client's reasons",
    way: "cleared",
    before: () =>
      tablet
        .handOver()
        .then(() => tablet.chooseLanguage("sv"))
        .then(() => button(client("purpose.decline")).click()),
  },
  { name: "the first item", way: "deleted", before: item },
  { name: "the second item", way: "cleared", before: () => item().then(() => tablet.answer("sv", "contact", "very-easy")) },
  { name: "before sending", way: "evicted", before: toConfirm },
  {
    name: "sending",
    way: "deleted",
    before: toConfirm,
    after: () => button(beginning(client("confirm.send"))).click(),
    underWay: { answers: 1, marks: 1 },
  },
  {
    name: "sending, all cleared",
    way: "cleared",
    before: toConfirm,
    after: () => button(beginning(client("confirm.send"))).click(),
    underWay: { answers: 1, marks: 1 },
  },
  { name: "the thanks", way: "evicted", before: answered },
  { name: "the PIN after the thanks", way: "deleted", before: () => answered().then(() => tablet.openPin("sv")) },
  { name: "the tally, with an answer that waits", way: "cleared", before: () => answered().then(() => tablet.takeBack("sv")) },
  { name: "the end of the shift", way: "evicted", before: () => strokes(1).then(() => tablet.openMenu("end")) },
  {
    name: "after the shift",
    way: "deleted",
    before: () =>
      answered()
        .then(() => tablet.takeBack("sv"))
        .then(() => tablet.endShift()),
  },
  { name: "during a transfer", way: "evicted", before: heldTransfer },
  { name: "a page that is not open", way: "deleted", before: () => strokes(1), after: () => page.goto(server.tabletAddress) },
];

async function strokes(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await tablet.noThanks("no-time", null);
  }
}

/** Strokes are on their way, and nobody knows yet what became of them. */
async function heldTransfer(): Promise<void> {
  await strokes(1);
  await page.unroute(SYNC);
  await page.route(SYNC, () => undefined);
  await button(staff("state.sync")).click();
  await button(staff("state.syncing")).waitFor();
}

async function wipe(way: Way): Promise<void> {
  const tools = await context.newCDPSession(page);
  const origin = server.tabletAddress;
  if (way === "deleted") {
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.deleteDatabase("streck").onsuccess = resolve;
        }),
    );
  } else {
    // Not the app's own files: without a server a page that is cleared of them could not even be opened.
    const all = "cookies,local_storage,indexeddb,websql,file_systems";
    await tools.send("Storage.clearDataForOrigin", { origin, storageTypes: way === "evicted" ? "indexeddb" : all });
  }
  await tools.detach();
}

/** What no server has, counted in the database itself. */
function missing(): Promise<Bound> {
  return page.evaluate(
    () =>
      new Promise<Bound>((resolve) => {
        const opening = indexedDB.open("streck");
        opening.onsuccess = () => {
          const all = opening.result.transaction("items").objectStore("items").getAll();
          all.onsuccess = () => {
            opening.result.close();
            const open = (all.result as { kind: string; state: string }[]).filter(({ state }) => state !== "received");
            const marks = open.filter(({ kind }) => kind === "mark").length;
            resolve({ answers: open.length - marks, marks });
          };
        };
      }),
  );
}

/** The alarm, and nothing that belongs to the assistant or to a new tablet. */
async function alarm(): Promise<Bound> {
  const shown = page.locator("[data-alarm=wiped]");
  await expect(shown).toBeVisible();
  await expect(page.getByRole("heading", { name: client("locked.title"), exact: true })).toBeVisible();
  await expect(page.getByLabel(staff("enrol.code"))).toBeHidden();
  await expect(button(staff("start.start"))).toBeHidden();
  await expect(button(beginning(staff("tally.yes")))).toBeHidden();
  return {
    answers: Number(await shown.getAttribute("data-answers")),
    marks: Number(await shown.getAttribute("data-marks")),
  };
}

async function wipedInConsole(): Promise<DevicesReply["wiped"]> {
  const headers = { origin: server.consoleAddress };
  const api = context.request;
  await api.post(`${server.consoleAddress}/api/session/practice`, { headers });
  const { rounds } = await (await api.get(`${server.consoleAddress}/api/rounds`)).json();
  const { wiped } = await (await api.get(`${server.consoleAddress}/api/rounds/${rounds[0].id}/devices`)).json();
  return wiped;
}

test("wiped at 20 moments of a day: 20 alarms with the right bound, never an enrolment form, and a way back to work", async () => {
  test.setTimeout(300_000);
  const told: Bound[] = [];
  for (const { name, way, before, after, underWay = { answers: 0, marks: 0 } } of MOMENTS) {
    await test.step(name, async () => {
      await offline();
      await before();
      const lacking = await missing();
      if (name === "a page that is not open") {
        await page.goto(`${server.tabletAddress}/health`);
      }
      await wipe(way);
      await after?.();
      // Nobody stores anything: it is noticed all the same.
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      const bound = await alarm();
      expect([name, bound]).toEqual([
        name,
        { answers: lacking.answers + underWay.answers, marks: lacking.marks + underWay.marks },
      ]);
      await page.reload();
      expect(await alarm()).toEqual(bound);
      told.push(bound);

      await page.unroute(SYNC);
      await tablet.openPin("sv");
      await tablet.typePin();
      await button(staff("enrol.practiceJoin")).click();
      await button(staff("enrol.confirm")).click();
      await tablet.startShift();
    });
  }
  const inConsole = (await wipedInConsole()).map(({ answers, marks }) => ({ answers, marks }));
  const sorted = (bounds: readonly object[]): string[] => bounds.map((bound) => JSON.stringify(bound)).sort();
  expect(sorted(inConsole)).toEqual(sorted(told));
  expect(told).toHaveLength(20);
});
