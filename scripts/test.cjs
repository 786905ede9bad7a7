"use strict";
// npm test [-- --only verify|unit|e2e]: everything that can be checked. The last line is always "N passed, N failed".
const { buildIfStale } = require("./lib/build.cjs");
const { ensureChromium } = require("./lib/chromium.cjs");
const { installIfStale } = require("./lib/install.cjs");
const { Problem, report } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");
const { runPlaywright, runVitest } = require("./lib/test-runners.cjs");
const { verify } = require("./lib/verify-steps.cjs");

const PARTS = { verify, unit: runVitest, e2e: runPlaywright };

const results = runAll(process.argv.slice(2));
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function runAll(args) {
  const chosen = [];
  const prepared = attempt(() => {
    chosen.push(...chosenParts(args));
    installIfStale();
    findRuntime();
    if (chosen.includes("e2e")) {
      ensureChromium();
    }
  });
  if (prepared.failed > 0) {
    return [prepared];
  }
  // A build that fails is one failure more, and no reason to leave the rest unchecked.
  const built = chosen.some((part) => part !== "verify") ? [attempt(buildIfStale)] : [];
  return [...built, ...chosen.map((part) => PARTS[part]())];
}

function chosenParts(args) {
  if (args.length === 0) {
    return Object.keys(PARTS);
  }
  const [flag, part] = args;
  if (args.length !== 2 || flag !== "--only" || !Object.hasOwn(PARTS, part)) {
    throw new Problem(`Unknown arguments: ${args.join(" ")}. Say nothing, or --only ${Object.keys(PARTS).join(", or --only ")}.`);
  }
  return [part];
}

function attempt(step) {
  try {
    step();
    return { passed: 0, failed: 0 };
  } catch (problem) {
    report(problem);
    return { passed: 0, failed: 1 };
  }
}
