"use strict";
// npm run dev: both apps and the server, each of which takes up a change by itself. For people who change Streck; tablets need a build.
const { spawn } = require("node:child_process");
const { buildIfStale } = require("./lib/build.cjs");
const { installIfStale } = require("./lib/install.cjs");
const { environmentWithBin, repository, scriptOf } = require("./lib/paths.cjs");
const { runOrReport } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");

runOrReport(() => {
  installIfStale();
  // What the server itself serves, beside what Vite does.
  buildIfStale();
  const vite = scriptOf("vite");
  const parts = [
    ["--watch", "--watch-preserve-output", "src/server/main.ts", ...process.argv.slice(2)],
    [vite, "--mode", "tablet"],
    [vite, "--mode", "console"],
  ].map((args) => spawn(findRuntime(), args, { cwd: repository, env: environmentWithBin(true), stdio: "inherit" }));
  const stop = () => {
    for (const part of parts) {
      part.kill("SIGTERM");
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  for (const part of parts) {
    // One that ends leaves the others without what they need.
    part.on("exit", (code) => {
      process.exitCode = process.exitCode || code || 0;
      stop();
    });
  }
});
