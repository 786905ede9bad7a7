"use strict";
// node scripts/run.cjs <file.ts> [arguments]: the file, with everything installed, built and a Chromium at hand.
const { spawnSync } = require("node:child_process");
const { buildIfStale } = require("./lib/build.cjs");
const { ensureChromium } = require("./lib/chromium.cjs");
const { installIfStale } = require("./lib/install.cjs");
const { environmentWithBin, repository } = require("./lib/paths.cjs");
const { Problem, runOrReport } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");

runOrReport(() => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) {
    throw new Problem("Say which file to run: node scripts/run.cjs <file.ts> [arguments]");
  }
  installIfStale();
  ensureChromium();
  buildIfStale();
  const options = { cwd: repository, env: environmentWithBin(true), stdio: "inherit" };
  process.exitCode = spawnSync(findRuntime(), [file, ...args], options).status ?? 1;
});
