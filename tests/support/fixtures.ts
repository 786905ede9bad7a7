import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { browserWithProfile, COMPUTER } from "./browser.ts";
import { builtInQuestionnaire } from "./built-in-questionnaire.ts";
import { type ConsoleDriver, consoleDriver } from "./console-driver.ts";
import { type ServerProcess, serverProcess } from "./server-process.ts";
import { type TabletDriver, tabletDriver } from "./tablet-driver.ts";

/** What the tests of one worker use together. Others have handed in there, and will: nothing of it is counted or stopped. */
type Shared = {
  readonly server: ServerProcess;
  /** With the example round in practice, which takes a while to make. */
  readonly exampleServer: ServerProcess;
};

type Own = {
  /** Gone after the test. What the server of its own stores lies in it, and what a browser with a profile does. */
  readonly folder: string;
  /** A server that this test has for itself: to stop it, to count what it has, to set up an organisation in it. */
  readonly ownServer: ServerProcess;
  /** An assistant with the page of the test as her tablet, on which nothing has been opened yet. */
  readonly tablet: TabletDriver;
  /** A coordinator at a computer of her own. */
  readonly coordinator: ConsoleDriver;
  /** What the clock of the tablet says when it starts, and how it goes on is the test's; null is the time of day. */
  readonly startsAt: string | null;
};

/* oxlint-disable no-empty-pattern -- Playwright reads from the pattern which fixtures one needs, and insists on one. */
export const test = base.extend<Own, Shared>({
  server: [({}, give) => withFolder((folder) => withServer(folder, [], give)), { scope: "worker" }],
  exampleServer: [({}, give) => withFolder((folder) => withServer(folder, ["--example"], give)), { scope: "worker" }],
  folder: ({}, give) => withFolder(give),
  ownServer: ({ folder }, give) => withServer(folder, [], give),
  startsAt: [null, { option: true }],
  async tablet({ page, startsAt }, give) {
    if (startsAt !== null) {
      await page.clock.install({ time: startsAt });
    }
    await give(tabletDriver(page, builtInQuestionnaire()));
  },
  async coordinator({ browser }, give) {
    const context = await browser.newContext(COMPUTER);
    await give(consoleDriver(await context.newPage()));
    await context.close();
  },
});

/** The same, where the tablet's browser has a profile on the disk, below `folder`. */
export const testOnDisk = test.extend({
  async context({ folder }, give) {
    const context = await browserWithProfile(profileIn(folder));
    await give(context);
    await context.close();
  },
});

export function profileIn(folder: string): string {
  return join(folder, "profile");
}

/** Gives an empty folder, and takes it away again. */
export async function withFolder(give: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "streck-test-"));
  try {
    await give(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives a server that runs on data in this folder, and stops it. */
export async function withServer(
  folder: string,
  args: readonly string[],
  give: (server: ServerProcess) => Promise<void>,
): Promise<void> {
  const server = await serverProcess(join(folder, "data"), args);
  await server.start();
  await give(server);
  await server.stop();
}
