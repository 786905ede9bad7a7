"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { environmentWithBin, repository, scriptOf } = require("./paths.cjs");
const { findRuntime } = require("./runtime.cjs");

// Not test-results/: Playwright empties that folder.
const reports = join(repository, ".cache", "test-reports");

/** `projects` are names of vitest.config.ts. `files`: paths below the repository, folders too; none means all. */
function runVitest(projects, files) {
  const report = join(reports, `vitest-${projects.join("-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--allowOnly=false", ...reporters, ...projects.map((name) => `--project=${name}`), ...files];
  return run(scriptOf("vitest"), args, {}, report, ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    // A file that fails outside its tests (an import, a beforeAll) has no failed test to count.
    failed:
      numFailedTests +
      testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some(isFailed)).length,
  }));
}

function isFailed({ status }) {
  return status === "failed";
}

/** `projects` are names of playwright.config.ts. */
function runPlaywright(projects, files) {
  const report = join(reports, `${projects.join("-")}.json`);
  const variables = { STRECK_PLAYWRIGHT_REPORT: report };
  const args = ["test", ...projects.map((name) => `--project=${name}`), ...files];
  return run(scriptOf("@playwright/test", "playwright"), args, variables, report, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }));
}

/** Runs a test runner and counts from its report. One that crashed, or found nothing to run, counts as one failed test. */
function run(script, args, variables, report, count) {
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const { status } = spawnSync(findRuntime(), [script, ...args], {
    cwd: repository,
    env: environmentWithBin(true, variables),
    stdio: "inherit",
  });
  const { passed, failed } = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  const fellSilently = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: fellSilently ? 1 : failed };
}

module.exports = { runVitest, runPlaywright };
