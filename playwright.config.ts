import { defineConfig, type ReporterDescription } from "@playwright/test";
import { launchOptions, launchOptionsForTours, TABLET } from "./tests/support/browser.ts";

const report = process.env["STRECK_PLAYWRIGHT_REPORT"];
const json: ReporterDescription[] = report === undefined ? [] : [["json", { outputFile: report }]];

/** Those that look at many screens, and at nothing that a browser keeps. */
const TOURS = /(every-questionnaire|fit|pseudo-locale|screens|seen)\.spec\.ts$/;
/** The others with a test of a minute and more. */
const LONG = /(day|canaries|wiped|leaves-nothing)\.spec\.ts$/;

export default defineConfig({
  projects: [
    // First what takes longest, so that nothing runs on alone at the end.
    { name: "tours", testDir: "tests/e2e", testMatch: TOURS, use: { launchOptions: launchOptionsForTours() } },
    { name: "long", testDir: "tests/e2e", testMatch: LONG },
    { name: "chromium", testDir: "tests/e2e", testIgnore: [TOURS, LONG] },
    // Its tests start Debian's WebKit by themselves, with a driver of its own: Playwright's is not Safari's.
    { name: "webkit", testDir: "tests/webkit" },
  ],
  // Each test has a browser page of its own, and many a server; they wait more than they work: three keep two cores busy.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: report !== undefined,
  // A loaded machine is slow, not wrong.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ...json],
  // The page that a test is given is a tablet's; what else it needs is in tests/support/fixtures.ts.
  use: { ...TABLET, actionTimeout: 60_000, navigationTimeout: 60_000, launchOptions: launchOptions() },
});
