import { existsSync } from "node:fs";
import { defineConfig, type ReporterDescription } from "@playwright/test";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/** Empty means Playwright's own browser; not set at all, as in an editor, means Debian's if there is one. */
const chromium = process.env["STRECK_CHROMIUM"] ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : "");
const report = process.env["STRECK_PLAYWRIGHT_REPORT"];
const json: ReporterDescription[] = report === undefined ? [] : [["json", { outputFile: report }]];

export default defineConfig({
  projects: [
    { name: "chromium", testDir: "tests/e2e" },
    // Its tests start Debian's WebKit by themselves, with a driver of its own: Playwright's is not Safari's.
    { name: "webkit", testDir: "tests/webkit" },
  ],
  // Each test has a server and a browser of its own, and waits more than it works: three keep two cores busy.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: report !== undefined,
  timeout: 120_000,
  // A loaded machine is slow, not wrong.
  expect: { timeout: 20_000 },
  reporter: [["list"], ...json],
  use: {
    launchOptions: {
      ...(chromium === "" ? {} : { executablePath: chromium }),
      // Chromium refuses its sandbox to root, which is who runs in most containers.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
