import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { OutcomeMark } from "../../src/domain/tally/mark.ts";
import type { StoredItem } from "../../src/kiosk/store/records.ts";
import { encodeMark } from "../../src/protocol/device/mark.ts";
import { newId } from "../../src/sealing/random.ts";
import { digest } from "../../src/server/security/digest.ts";
import { browserWithProfile } from "../support/browser.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { serverProcess } from "../support/server-process.ts";
import { tabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

/** A cheap tablet. */
const SLOWER = 6;
const FEW = 20;
const MANY = 20_000;
const STROKES = 21;
const STARTS = 9;
const A_SHIFT = 60;

type Tablet = {
  readonly name: string;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly close: () => Promise<void>;
};

/**
 * A stroke, from the tap to the painted figure, and a start, from the fresh page to the painted tally, beside 20 marks
 * and beside 20,000, on a processor slowed down six times. `others`: folders of other builds of the pages, measured in turn.
 */
export async function strokes(say: (line: string) => void, others: readonly string[] = []): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "streck-bench-"));
  const tablets: Tablet[] = [];
  try {
    for (const [at, pages] of [null, ...others].entries()) {
      tablets.push(await openTablet(join(folder, String(at)), pages));
    }
    for (const marks of [FEW, MANY]) {
      for (const { page } of tablets) {
        await fill(page, marks);
      }
      const taken = new Map(
        tablets.map(({ name }) => [name, { start: [] as number[], sheet: [] as number[], stroke: [] as number[] }]),
      );
      for (let turn = 0; turn < STARTS; turn++) {
        for (const tablet of tablets) {
          taken.get(tablet.name)?.start.push(await start(tablet));
        }
      }
      for (let turn = 0; turn < STROKES; turn++) {
        for (const tablet of tablets) {
          const { sheet, stroke } = await slowed(tablet, () => tablet.page.evaluate(makeStroke, STROKE));
          taken.get(tablet.name)?.sheet.push(sheet);
          taken.get(tablet.name)?.stroke.push(stroke);
        }
      }
      for (const [name, { start: starts, sheet, stroke }] of taken) {
        say(`${name}, ${marks} marks, ms (medians; worst): start to the tally ${shown(starts)}`);
        say(`  tap to the sheet ${shown(sheet)}, tap to the counted figure ${shown(stroke)}`);
      }
    }
  } finally {
    for (const { close } of tablets) {
      await close();
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

const STROKE = {
  other: words("sv", "assistant", "tally.other"),
  outcome: words("sv", "assistant", "outcome.other.called-in"),
};

async function openTablet(folder: string, pages: string | null): Promise<Tablet> {
  const env = pages === null ? {} : { STRECK_PAGES: resolve(process.env["INIT_CWD"] ?? "", pages) };
  const server = await serverProcess(join(folder, "data"), [], env);
  await server.start();
  const context: BrowserContext = await browserWithProfile(join(folder, "profile"));
  const page = context.pages()[0] ?? (await context.newPage());
  const driver = tabletDriver(page, builtInQuestionnaire());
  await driver.joinPractice(server.tabletAddress);
  await driver.isReadyOffline();
  await driver.startShift();
  await context.setOffline(true);
  await server.stop();
  const close = async (): Promise<void> => {
    await context.close();
  };
  return { name: pages ?? "this build", page, cdp: await context.newCDPSession(page), close };
}

/** A fresh page as after a client, the lock handed on, until the tally is painted. */
async function start(tablet: Tablet): Promise<number> {
  await tablet.page.evaluate(() => sessionStorage.setItem("streck.unlocked", String(Date.now())));
  return slowed(tablet, async () => {
    await tablet.page.reload({ waitUntil: "commit" });
    // Not an async function: the promise itself would pass for an answer.
    const painted = await tablet.page.waitForFunction((): false | Promise<number | false> =>
      document.querySelector("[data-figure=asked]") === null
        ? false
        : new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
    );
    return Number(await painted.jsonValue());
  });
}

async function slowed<Value>({ cdp }: Tablet, work: () => Promise<Value>): Promise<Value> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  try {
    return await work();
  } finally {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
}

/** In the page: opens the sheet and marks one outcome; how long the sheet and the figure took to be painted. */
async function makeStroke(labels: typeof STROKE): Promise<{ sheet: number; stroke: number }> {
  const button = (label: string): HTMLElement | undefined =>
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent.startsWith(label));
  const asked = (): number => Number(document.querySelector("[data-figure=asked]")?.getAttribute("data-value") ?? Number.NaN);
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((done) => {
      const look = (): void => {
        requestAnimationFrame(() => (holds() ? setTimeout(done) : look()));
      };
      look();
    });
  const before = asked();
  const first = performance.now();
  button(labels.other)?.click();
  await until(() => button(labels.outcome) !== undefined);
  const sheet = performance.now() - first;
  await new Promise((done) => setTimeout(done, 400));
  const second = performance.now();
  button(labels.outcome)?.click();
  await until(() => asked() === before + 1);
  const stroke = performance.now() - second;
  await new Promise((done) => setTimeout(done, 400));
  return { sheet, stroke };
}

/** Marks that the server has received, of earlier shifts and the last ones of this, until there are `many` of them. */
async function fill(page: Page, many: number): Promise<void> {
  const { roundId, siteId, shiftId, present } = await page.evaluate(readPlace);
  for (let made = present; made < many; made += 1000) {
    const size = Math.min(1000, many - made);
    const items = Array.from({ length: size }, (_, at): StoredItem => {
      const left = many - made - at;
      const earlier = String(Math.floor((many - left) / A_SHIFT)).padStart(32, "0");
      const when = { date: "2026-09-14", halfDay: "am", shiftId: left <= FEW ? shiftId : earlier } as const;
      const ids = { id: newId(), contactId: newId(), roundId, siteId };
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
}

async function readPlace(): Promise<{ roundId: string; siteId: string; shiftId: string; present: number }> {
  const opened = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open("streck");
    opening.onsuccess = () => done(opening.result);
  });
  const transaction = opened.transaction(["singles", "items"]);
  const one = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((done) => {
      request.onsuccess = () => done(request.result);
    });
  type Row = { value: { roundId: string; siteId: string; id: string } };
  const [device, shift, present] = await Promise.all([
    one<Row>(transaction.objectStore("singles").get("device")),
    one<Row>(transaction.objectStore("singles").get("shift")),
    one(transaction.objectStore("items").count()),
  ]);
  opened.close();
  return { roundId: device.value.roundId, siteId: device.value.siteId, shiftId: shift.value.id, present };
}

async function putItems(items: readonly StoredItem[]): Promise<void> {
  const opened = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open("streck");
    opening.onsuccess = () => done(opening.result);
  });
  await new Promise<void>((done) => {
    const transaction = opened.transaction("items", "readwrite");
    for (const item of items) {
      transaction.objectStore("items").put(item);
    }
    transaction.oncomplete = () => done();
  });
  opened.close();
}

function shown(values: readonly number[]): string {
  const sorted = [...values].sort((one, other) => one - other);
  return `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)}; ${Math.round(sorted.at(-1) ?? 0)}`;
}
