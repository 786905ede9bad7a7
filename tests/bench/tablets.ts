import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { CDPSession, Page } from "@playwright/test";
import type { OutcomeMark } from "../../src/domain/tally/mark.ts";
import type { ContactId, ItemId, RoundId, ShiftId, SiteId } from "../../src/kernel/ids.ts";
import { encodeMark } from "../../src/protocol/device/mark.ts";
import { newId } from "../../src/sealing/random.ts";
import { digest } from "../../src/server/kept-secrets/digest.ts";
import { asDate, asShiftId } from "../support/brands.ts";
import { browserWithProfile } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { serverProcess } from "../support/server-process.ts";
import { type TabletDriver, tabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

/** A cheap tablet. */
const SLOWER = 6;
const FEW = 20;
const A_SHIFT = 60;

/** A tablet without a network, in a shift, in a browser of its own. */
export type BenchTablet = {
  readonly name: string;
  readonly page: Page;
  readonly driver: TabletDriver;
  readonly cdp: CDPSession;
  readonly close: () => Promise<void>;
};

/** One of these pages, and one for each folder of other builds, to be measured in turn. */
export async function withTablets(others: readonly string[], work: (tablets: readonly BenchTablet[]) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "streck-bench-"));
  const tablets: BenchTablet[] = [];
  try {
    for (const [at, pages] of [null, ...others].entries()) {
      tablets.push(await openTablet(join(folder, String(at)), pages));
    }
    await work(tablets);
  } finally {
    for (const { close } of tablets) {
      await close();
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openTablet(folder: string, pages: string | null): Promise<BenchTablet> {
  const env = pages === null ? {} : { STRECK_PAGES: resolve(process.env["INIT_CWD"] ?? "", pages) };
  const server = await serverProcess(join(folder, "data"), [], () => env, false);
  await server.start();
  const context = await browserWithProfile(join(folder, "profile"));
  await context.addInitScript(watchPaint, words("sv", "client", "ended.sent"));
  await context.addInitScript(watchDisk);
  const page = context.pages()[0] ?? (await context.newPage());
  const driver = tabletDriver(page, builtInQuestionnaire());
  await driver.joinPractice(server.tabletAddress);
  await driver.isReadyOffline();
  await driver.startShift();
  await context.setOffline(true);
  await server.stop();
  const close = (): Promise<void> => context.close();
  return { name: pages ?? "this build", page, driver, cdp: await context.newCDPSession(page), close };
}

export async function slowed<Value>({ cdp }: BenchTablet, work: () => Promise<Value>): Promise<Value> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  try {
    return await work();
  } finally {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
}

/** A fresh page as after a client, the lock handed on. */
export async function freshPage({ page }: BenchTablet): Promise<void> {
  await page.evaluate(() => sessionStorage.setItem("streck.unlocked", String(Date.now())));
  await page.reload({ waitUntil: "commit" });
}

/** What a fresh page may show first, and when it had been painted, in milliseconds since 1970. */
type Painted = Partial<Record<"tally" | "thanks", number>>;
type Watched = { paintedFirst?: Painted; commits?: readonly number[] };

/** From now on only a painting counts that is still to come: a page may stay from one visitor to the next. */
export async function forgetPainted({ page }: BenchTablet, what: keyof Painted): Promise<void> {
  await page.evaluate((one) => {
    delete (globalThis as Watched).paintedFirst?.[one];
  }, what);
}

/** When the page that is there now, or comes next, has painted it. */
export async function paintedAt({ page }: BenchTablet, what: keyof Painted): Promise<number> {
  for (let looks = 0; looks < 600; looks++) {
    // A page that is just going has nothing to say.
    const painted = await page.evaluate(() => (globalThis as Watched).paintedFirst).catch(() => undefined);
    const at = painted?.[what] ?? Number.NaN;
    if (!Number.isNaN(at)) {
      return at;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`the page never painted: ${what}`);
}

/** In each page, before anything of its own. */
function watchPaint(thanks: string): void {
  const first: Painted = {};
  Object.assign(globalThis, { paintedFirst: first });
  const note = (what: keyof Painted): void => {
    first[what] = Number.NaN;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        first[what] = performance.timeOrigin + performance.now();
      };
      port2.postMessage(null);
    });
  };
  new MutationObserver(() => {
    if (first.tally === undefined && document.querySelector("[data-figure=asked]") !== null) {
      note("tally");
    }
    if (first.thanks === undefined && [...document.querySelectorAll("p")].some(({ textContent }) => textContent === thanks)) {
      note("thanks");
    }
  }).observe(document, { subtree: true, childList: true });
}

/** When the page's first commit of items since then was on the disk, in milliseconds since 1970. */
export async function onDiskSince({ page }: BenchTablet, since: number): Promise<number> {
  for (let looks = 0; looks < 100; looks++) {
    const commits = await page.evaluate(() => (globalThis as Watched).commits ?? []);
    const at = commits.find((one) => one > since);
    if (at !== undefined) {
      return at;
    }
    await page.waitForTimeout(100);
  }
  throw new Error("the page committed nothing");
}

/** In each page, before anything of its own: whoever opens the database binds what it finds. */
function watchDisk(): void {
  const commits: number[] = [];
  Object.assign(globalThis, { commits });
  const { prototype } = IDBDatabase;
  const { transaction: begin } = prototype;
  prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options);
    if (mode === "readwrite" && [...transaction.objectStoreNames].includes("items")) {
      transaction.addEventListener("complete", () => commits.push(performance.timeOrigin + performance.now()));
    }
    return transaction;
  };
}

/** Marks that the server has received, of earlier shifts and the last ones of this, until there are `many` of them. */
export async function fill(tablet: BenchTablet, many: number): Promise<void> {
  const { page } = tablet;
  const { roundId, siteId, shiftId, present } = await page.evaluate(readPlace);
  for (let made = present; made < many; made += 1000) {
    const size = Math.min(1000, many - made);
    const items = Array.from({ length: size }, (_, at) => {
      const left = many - made - at;
      const earlier = asShiftId(String(Math.floor((many - left) / A_SHIFT)).padStart(32, "0"));
      const when = { date: asDate("2026-09-14"), halfDay: "am", shiftId: left <= FEW ? shiftId : earlier } as const;
      const ids = { id: newId<ItemId>(), contactId: newId<ContactId>(), roundId, siteId };
      const mark: OutcomeMark = {
        kind: "outcome",
        ...ids,
        ...when,
        revision: 0,
        language: "sv",
        outcome: { kind: "refusal", stated: null, observed: { reason: "no-time" } },
      };
      const bytes = encodeMark(mark);
      return { id: mark.id, kind: "mark", roundId, sha256: digest(bytes), bytes, state: "received" };
    });
    await page.evaluate(putItems, items);
  }
  // A page reads them all, and keeps what they come to for the next.
  await freshPage(tablet);
  await paintedAt(tablet, "tally");
  for (let looks = 0; looks < 50 && !(await page.evaluate(hasFigures)); looks++) {
    await page.waitForTimeout(100);
  }
}

async function readPlace(): Promise<{ roundId: RoundId; siteId: SiteId; shiftId: ShiftId; present: number }> {
  const opened = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open("streck");
    opening.onsuccess = () => done(opening.result);
  });
  const transaction = opened.transaction(["singles", "items"]);
  const one = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((done) => {
      request.onsuccess = () => done(request.result);
    });
  type Row = { value: { roundId: RoundId; siteId: SiteId; id: ShiftId } };
  const [device, shift, present] = await Promise.all([
    one<Row>(transaction.objectStore("singles").get("device")),
    one<Row>(transaction.objectStore("singles").get("shift")),
    one(transaction.objectStore("items").count()),
  ]);
  opened.close();
  return { roundId: device.value.roundId, siteId: device.value.siteId, shiftId: shift.value.id, present };
}

/** As if they had come about long ago: counted as received, and what was kept of the others says nothing any more. */
async function putItems(items: readonly unknown[]): Promise<void> {
  const opened = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open("streck");
    opening.onsuccess = () => done(opening.result);
  });
  await new Promise<void>((done) => {
    const transaction = opened.transaction(["items", "singles"], "readwrite");
    for (const item of items) {
      transaction.objectStore("items").put(item);
    }
    const singles = transaction.objectStore("singles");
    singles.delete("figures");
    const reading = singles.getAll();
    reading.onsuccess = () => {
      for (const { name, value } of reading.result) {
        if (value instanceof Object && "marksReceived" in value) {
          singles.put({ name, value: { ...value, marksReceived: Number(value.marksReceived) + items.length } });
        }
      }
    };
    transaction.oncomplete = () => done();
  });
  opened.close();
}

async function hasFigures(): Promise<boolean> {
  const opened = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open("streck");
    opening.onsuccess = () => done(opening.result);
  });
  const reading = opened.transaction("singles").objectStore("singles").count("figures");
  const found = await new Promise<number>((done) => {
    reading.onsuccess = () => done(reading.result);
  });
  opened.close();
  return found > 0;
}

/** So many rounds of one measurement on each tablet in turn, filled first: milliseconds by the tablet's name. */
export async function inTurn(
  tablets: readonly BenchTablet[],
  marks: number,
  times: number,
  once: (tablet: BenchTablet) => Promise<number>,
): Promise<ReadonlyMap<string, number[]>> {
  const taken = new Map(tablets.map(({ name }) => [name, [] as number[]]));
  for (const tablet of tablets) {
    await fill(tablet, marks);
  }
  for (let turn = 0; turn < times; turn++) {
    for (const tablet of tablets) {
      taken.get(tablet.name)?.push(await once(tablet));
    }
  }
  return taken;
}

export function shown(values: readonly number[]): string {
  return `${Math.round(median(values))}; ${Math.round(Math.max(...values))}`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How often the second takes as long as the first, pair by pair. */
export function ratio(few: readonly number[], many: readonly number[]): string {
  return median(many.map((value, at) => value / (few[at] ?? Number.NaN))).toFixed(2);
}
