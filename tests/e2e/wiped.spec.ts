import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { DevicesReply } from "../../src/protocol/console/fieldwork.ts";
import { testOnDisk as test } from "../support/fixtures.ts";
import type { ServerProcess } from "../support/server-process.ts";
import type { TabletDriver } from "../support/tablet-driver.ts";
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
  readonly before: (tablet: TabletDriver) => Promise<unknown>;
  readonly after?: (tablet: TabletDriver) => Promise<unknown>;
  /** What was under way when it was noticed, and is counted among what may be missing. */
  readonly underWay?: Bound;
};

const item = async (tablet: TabletDriver): Promise<void> => {
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
};
const toConfirm = async (tablet: TabletDriver): Promise<void> => {
  await item(tablet);
  await tablet.answer("sv", "contact", "fairly-easy");
  await tablet.stop("sv");
};
const answered = async (tablet: TabletDriver): Promise<void> => {
  await toConfirm(tablet);
  await tablet.send("sv");
};
const offline = (page: Page): Promise<unknown> => page.route(SYNC, (route) => route.abort());

const MOMENTS: readonly Moment[] = [
  { name: "the tally, before anything", way: "deleted", before: async () => undefined },
  { name: "the tally, with strokes", way: "evicted", before: (tablet) => strokes(tablet, 2) },
  {
    name: "the next stroke",
    way: "deleted",
    before: (tablet) => strokes(tablet, 1),
    after: (tablet) => tablet.button(beginning(staff("tally.no"))).click(),
    underWay: { answers: 0, marks: 1 },
  },
  { name: "the reasons for a no", way: "cleared", before: (tablet) => tablet.button(beginning(staff("tally.no"))).click() },
  { name: "the other outcomes", way: "evicted", before: (tablet) => tablet.button(beginning(staff("tally.other"))).click() },
  { name: "handed over", way: "deleted", before: (tablet) => tablet.handOver() },
  { name: "the purpose", way: "evicted", before: (tablet) => tablet.handOver().then(() => tablet.chooseLanguage("so")) },
  {
    name: "the client's reasons",
    way: "cleared",
    before: (tablet) =>
      tablet
        .handOver()
        .then(() => tablet.chooseLanguage("sv"))
        .then(() => tablet.button(client("purpose.decline")).click()),
  },
  { name: "the first item", way: "deleted", before: item },
  {
    name: "the second item",
    way: "cleared",
    before: (tablet) => item(tablet).then(() => tablet.answer("sv", "contact", "very-easy")),
  },
  { name: "before sending", way: "evicted", before: toConfirm },
  {
    name: "sending",
    way: "deleted",
    before: toConfirm,
    after: (tablet) => tablet.button(beginning(client("confirm.send"))).click(),
    underWay: { answers: 1, marks: 1 },
  },
  {
    name: "sending, all cleared",
    way: "cleared",
    before: toConfirm,
    after: (tablet) => tablet.button(beginning(client("confirm.send"))).click(),
    underWay: { answers: 1, marks: 1 },
  },
  { name: "the thanks", way: "evicted", before: answered },
  { name: "the PIN after the thanks", way: "deleted", before: (tablet) => answered(tablet).then(() => tablet.openPin("sv")) },
  {
    name: "the tally, with an answer that waits",
    way: "cleared",
    before: (tablet) => answered(tablet).then(() => tablet.takeBack("sv")),
  },
  { name: "the end of the shift", way: "evicted", before: (tablet) => strokes(tablet, 1).then(() => tablet.openMenu("end")) },
  {
    name: "after the shift",
    way: "deleted",
    before: (tablet) =>
      answered(tablet)
        .then(() => tablet.takeBack("sv"))
        .then(() => tablet.endShift()),
  },
  { name: "during a transfer", way: "evicted", before: heldTransfer },
  {
    name: "a page that is not open",
    way: "deleted",
    before: (tablet) => strokes(tablet, 1),
    after: ({ page }) => page.goto(new URL("/", page.url()).href),
  },
];

/** Each way, each side that has the tablet, and what is under way: the others differ in the screen alone. `npm run prove -- wiped` plays all. */
const DIFFERENT: readonly string[] = [
  "the tally, with strokes",
  "the next stroke",
  "the client's reasons",
  "sending",
  "sending, all cleared",
  "during a transfer",
  "a page that is not open",
];
const PLAYED = process.env["STRECK_WHOLE"] === undefined ? MOMENTS.filter(({ name }) => DIFFERENT.includes(name)) : MOMENTS;

async function strokes(tablet: TabletDriver, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await tablet.noThanks("no-time", null);
  }
}

/** Strokes are on their way, and nobody knows yet what became of them. */
async function heldTransfer(tablet: TabletDriver): Promise<void> {
  const { page, button } = tablet;
  await strokes(tablet, 1);
  await page.unroute(SYNC);
  await page.route(SYNC, () => undefined);
  await button(staff("state.sync")).click();
  await button(staff("state.syncing")).waitFor();
}

async function wipe(page: Page, origin: string, way: Way): Promise<void> {
  const tools = await page.context().newCDPSession(page);
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
function missing(page: Page): Promise<Bound> {
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
async function alarm({ page, button }: TabletDriver): Promise<Bound> {
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

async function wipedInConsole(context: BrowserContext, server: ServerProcess): Promise<DevicesReply["wiped"]> {
  const headers = { origin: server.consoleAddress };
  const api = context.request;
  await api.post(`${server.consoleAddress}/api/session/practice`, { headers });
  const { rounds } = await (await api.get(`${server.consoleAddress}/api/rounds`)).json();
  const { wiped } = await (await api.get(`${server.consoleAddress}/api/rounds/${rounds[0].id}/devices`)).json();
  return wiped;
}

test(`wiped at ${PLAYED.length} moments of a day: ${PLAYED.length} alarms with the right bound, never an enrolment form, and a way back to work`, async ({
  context,
  page,
  ownServer: server,
  tablet,
}) => {
  const { button } = tablet;
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  const told: Bound[] = [];
  for (const { name, way, before, after, underWay = { answers: 0, marks: 0 } } of PLAYED) {
    await test.step(name, async () => {
      await offline(page);
      await before(tablet);
      const lacking = await missing(page);
      if (name === "a page that is not open") {
        await page.goto(`${server.tabletAddress}/health`);
      }
      await wipe(page, server.tabletAddress, way);
      await after?.(tablet);
      // Nobody stores anything: it is noticed all the same.
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      const bound = await alarm(tablet);
      expect([name, bound]).toEqual([
        name,
        { answers: lacking.answers + underWay.answers, marks: lacking.marks + underWay.marks },
      ]);
      await page.reload();
      expect(await alarm(tablet)).toEqual(bound);
      told.push(bound);

      await page.unroute(SYNC);
      await tablet.openPin("sv");
      await tablet.typePin();
      await button(staff("enrol.practiceJoin")).click();
      await button(staff("enrol.confirm")).click();
      await tablet.startShift();
    });
  }
  const inConsole = (await wipedInConsole(context, server)).map(({ answers, marks }) => ({ answers, marks }));
  const sorted = (bounds: readonly object[]): string[] => bounds.map((bound) => JSON.stringify(bound)).sort();
  expect(sorted(inConsole)).toEqual(sorted(told));
  expect(told).toHaveLength(PLAYED.length);
  expect(PLAYED.length).toBeGreaterThanOrEqual(7);
});
