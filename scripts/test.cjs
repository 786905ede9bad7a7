"use strict";
// npm test [-- --only verify|unit|e2e|webkit]: everything that can be checked. The last line is always "N passed, N failed".
const { buildIfStale } = require("./lib/build.cjs");
const { ensureChromium, missingForChromium } = require("./lib/chromium.cjs");
const { installFromDebian } = require("./lib/debian.cjs");
const { installIfStale } = require("./lib/install.cjs");
const { Problem, report } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");
const { runPlaywright, runVitest } = require("./lib/test-runners.cjs");
const { verify } = require("./lib/verify-steps.cjs");
const { ensureWebKit, missingForWebKit } = require("./lib/webkit.cjs");

const PARTS = { verify, unit: runVitest, e2e: () => runPlaywright("chromium"), webkit: runWebKit };

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
    // Both browsers in one go, where Debian has them.
    installFromDebian([
      ...(chosen.includes("e2e") ? missingForChromium() : []),
      ...(chosen.includes("webkit") ? missingForWebKit() : []),
    ]);
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

/** A machine that can have no WebKit has one failed test, and the rest is checked all the same. */
function runWebKit() {
  const prepared = attempt(ensureWebKit);
  return prepared.failed > 0 ? prepared : runPlaywright("webkit");
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
