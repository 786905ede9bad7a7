"use strict";
// npm run new-language -- LANGUAGE [--take FILE]: the texts of a language out to a translator and back.
const { spawnSync } = require("node:child_process");
const { installIfStale } = require("./lib/install.cjs");
const { environmentWithBin, repository } = require("./lib/paths.cjs");
const { runOrReport } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");

runOrReport(() => {
  installIfStale();
  const options = { cwd: repository, env: environmentWithBin(true), stdio: "inherit" };
  process.exitCode = spawnSync(findRuntime(), ["translation/main.ts", ...process.argv.slice(2)], options).status ?? 1;
});
