import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Locator, type Page } from "@playwright/test";
import { FORMATS } from "../../src/export/format.ts";
import { COMPUTER, launchOptions } from "../support/browser.ts";
import { consoleDriver } from "../support/console-driver.ts";
import { serverProcess } from "../support/server-process.ts";
import { filledRound } from "./filled-round.ts";

const MANY = 10_000;
const CHOICES = 25;
/** From here on a task is long (W3C, "Long Tasks"): whoever taps waits. */
const LONG_MS = 50;
const PATIENCE_MS = 120_000;

/**
 * So many answers opened, counted and looked at in the console, and every file made of them: how long each took, and the tasks
 * meanwhile in which the page stood still. One with these pages, and one for each folder of other builds, on the same data.
 */
export async function opening(say: (line: string) => void, args: readonly string[]): Promise<void> {
  const many = /^\d+$/.test(args[0] ?? "") ? Number(args[0]) : MANY;
  const others = args.filter((arg) => !/^\d+$/.test(arg));
  const folder = mkdtempSync(join(tmpdir(), "streck-bench-"));
  try {
    await filledRound(join(folder, "data"), many);
    for (const pages of [null, ...others]) {
      const lines: string[] = [];
      await openedOnce(folder, pages, (line) => lines.push(line));
      say(`${pages ?? "this build"}, ${many} sealed answers:`);
      lines.forEach((line) => say(`  ${line}`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openedOnce(folder: string, pages: string | null, say: (line: string) => void): Promise<void> {
  const env = pages === null ? {} : { STRECK_PAGES: resolve(process.env["INIT_CWD"] ?? "", pages) };
  const server = await serverProcess(join(folder, "data"), [], () => env, false);
  await server.start();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage(COMPUTER);
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(watchTasks);
    const coordinator = consoleDriver(page);
    await coordinator.enterPractice(server.consoleAddress);
    const phase = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      await longTasks(page);
      const began = performance.now();
      await work();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      // What was left for later belongs to it.
      await page.waitForTimeout(1000);
      say(`${name}: ${seconds} s, ${shownTasks(await longTasks(page))}`);
    };
    await phase("open and count", async () => {
      await coordinator.openAnswers();
      await page.locator("[data-indicator-bar]").first().waitFor();
      await page.locator("[data-option]").first().waitFor();
    });
    say(`opened: ${await page.locator('[data-figure="opened"]').innerText()}`);
    await phase(`${CHOICES} choices of whose answers`, async () => {
      const took = await choose(page, page.getByRole("combobox", { name: coordinator.say("common.language") }));
      const sorted = took.toSorted((one, other) => one - other);
      say(`choice to the painted picture, ms (median; worst): ${sorted[Math.floor(sorted.length / 2)]}; ${sorted.at(-1)}`);
    });
    await coordinator.open("export");
    for (const format of FORMATS) {
      // Its hint is a part of its name, and another format's hint speaks of it, too.
      const label = coordinator.say(`export.formats.${format}.label`).replace(/[()]/g, "\\$&");
      await page.getByRole("radio", { name: new RegExp(`^${label}`) }).check();
      await phase(`files of ${format}`, async () => {
        await coordinator.button("export.make").click();
        await page.locator('[data-file="manifest"]').waitFor();
      });
      // The files of the last format are no sign that those of the next are made.
      await coordinator.open("results");
      await coordinator.open("export");
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function choose(page: Page, list: Locator): Promise<readonly number[]> {
  const values = await list.locator("option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const took: number[] = [];
  for (let turn = 0; turn < CHOICES; turn++) {
    took.push(await list.evaluate(chosenToPainted, values[(turn + 1) % values.length] ?? ""));
    await page.waitForTimeout(700);
  }
  return took;
}

/** In the page: from the change of the list to the task after the frame that shows the picture changed, in milliseconds. */
async function chosenToPainted(list: Element, chosen: string): Promise<number> {
  const picture = document.querySelector("[data-indicator-bar]")?.closest("section") ?? document.body;
  const changed = new Promise<void>((done) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      done();
    }).observe(picture, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const began = performance.now();
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(list, chosen);
  list.dispatchEvent(new Event("change", { bubbles: true }));
  await changed;
  await new Promise<void>((painted) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => painted();
      port2.postMessage(null);
    });
  });
  return Math.round(performance.now() - began);
}

/** In each page, before anything of its own. */
function watchTasks(): void {
  const seen: number[] = [];
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({
    type: "longtask",
  });
}

/** How long each was since this was asked last, in milliseconds. */
function longTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
}

function shownTasks(tasks: readonly number[]): string {
  return tasks.length === 0
    ? `no task over ${LONG_MS} ms`
    : `${tasks.length} tasks over ${LONG_MS} ms: ${tasks
        .toSorted((one, other) => other - one)
        .slice(0, 8)
        .join(", ")}`;
}
