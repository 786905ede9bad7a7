"use strict";
// npm run --silent streck -- COMMAND: the command line, with everything installed that it needs.
const { spawn } = require("node:child_process");
const { constants } = require("node:os");
const { installIfStale } = require("./lib/install.cjs");
const { FEW_MEGABYTES } = require("./lib/memory.cjs");
const { environmentWithBin, repository } = require("./lib/paths.cjs");
const { runOrReport } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");

runOrReport(() => {
  installIfStale();
  const main = require("node:path").join(repository, "src/cli/main.ts");
  // Paths are those of where it was called from, which npm keeps in a variable.
  const args = process.argv.slice(2);
  const { flags, environment } = args[0] === "export" ? FEW_MEGABYTES : { flags: [], environment: {} };
  const env = { ...environmentWithBin(true), ...environment };
  const options = { cwd: process.env.INIT_CWD ?? process.cwd(), env, stdio: "inherit" };
  const child = spawn(findRuntime(), [...flags, main, ...args], options);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGINT", () => {
    // A terminal sends Ctrl-C to every process in it: once is enough.
    if (!process.stdin.isTTY) {
      child.kill("SIGINT");
    }
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
});
