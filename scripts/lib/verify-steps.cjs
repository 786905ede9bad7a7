"use strict";
const { spawnSync } = require("node:child_process");
const { environmentWithBin, repository, scriptOf } = require("./paths.cjs");
const { findRuntime } = require("./runtime.cjs");

const STEPS = [
  // Every runtime that tsconfig.json names. What was checked before is remembered in .cache/tsc, and what has not changed is skipped.
  { name: "types", script: () => scriptOf("typescript", "tsc"), args: ["--build"] },
  { name: "lint", script: () => scriptOf("oxlint"), args: ["--deny-warnings"] },
  { name: "styles", script: () => scriptOf("stylelint"), args: ["src/**/*.css"] },
  { name: "unused code", script: () => scriptOf("knip"), args: ["--no-progress"] },
  { name: "format", script: () => scriptOf("@biomejs/biome", "biome"), args: ["ci", "--colors=off", "."] },
];

/** Runs every step, also after one has failed; prints each with its outcome, and the output of those that failed. */
function verify() {
  const outcomes = STEPS.map((step) => succeeds(step));
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed };
}

function succeeds({ name, script, args }) {
  const { status, stdout, stderr } = spawnSync(findRuntime(), [script(), ...args], {
    cwd: repository,
    env: environmentWithBin(true),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  process.stdout.write(`${name}: ${status === 0 ? "ok" : "failed"}\n`);
  if (status !== 0) {
    process.stdout.write(`${stdout}${stderr}\n`);
  }
  return status === 0;
}

module.exports = { verify };
