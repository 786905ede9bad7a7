"use strict";
// npm run xlsforms -- FOLDER: reads every form of a folder and says of each what was taken and what was not.
const { spawnSync } = require("node:child_process");
const { installIfStale } = require("./lib/install.cjs");
const { environmentWithBin, repository } = require("./lib/paths.cjs");
const { runOrReport } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");

runOrReport(() => {
  installIfStale();
  const options = { cwd: repository, env: environmentWithBin(true), stdio: "inherit" };
  process.exitCode = spawnSync(findRuntime(), ["tests/xlsforms/main.ts", ...process.argv.slice(2)], options).status ?? 1;
});
