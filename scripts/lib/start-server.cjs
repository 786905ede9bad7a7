"use strict";
const { spawn } = require("node:child_process");
const { constants } = require("node:os");
const { buildIfStale } = require("./build.cjs");
const { installIfStale } = require("./install.cjs");
const { repository } = require("./paths.cjs");
const { Problem, report, runOrReport } = require("./problem.cjs");
const { findRuntime } = require("./runtime.cjs");

/** Installs and builds what is missing, then is the server: same terminal, same arguments, same signals, same exit code. */
function startServer(args) {
  runOrReport(() => {
    installIfStale();
    // Whoever only asks what can be set need not wait for the pages.
    if (!args.includes("--help")) {
      buildIfStale();
    }
    runServer(findRuntime(), args);
  });
}

function runServer(runtime, args) {
  const server = spawn(runtime, ["src/server/main.ts", ...args], { cwd: repository, stdio: "inherit" });
  process.on("SIGTERM", () => server.kill("SIGTERM"));
  process.on("SIGINT", () => {
    // A terminal sends Ctrl-C to every process in it, the server included: once is enough.
    if (!process.stdin.isTTY) {
      server.kill("SIGINT");
    }
  });
  server.on("error", (error) => {
    report(new Problem(`The server could not be started (${error.message}).`));
    process.exitCode = 1;
  });
  server.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

module.exports = startServer;
