"use strict";
// npm test [-- --only verify|unit|browser|e2e|webkit | FILE …]: everything that can be checked. The last line is always "N passed, N failed".
const { buildIfStale } = require("./lib/build.cjs");
const { chooseTests } = require("./lib/choose-tests.cjs");
const { ensureChromium, installShell, missingForChromium } = require("./lib/chromium.cjs");
const { installFromDebian } = require("./lib/debian.cjs");
const { installIfStale } = require("./lib/install.cjs");
const { report } = require("./lib/problem.cjs");
const { findRuntime } = require("./lib/runtime.cjs");
const { runPlaywright, runVitest } = require("./lib/test-runners.cjs");
const { verify } = require("./lib/verify-steps.cjs");
const { ensureWebKit, missingForWebKit } = require("./lib/webkit.cjs");

const PARTS = {
  verify,
  unit: (files) => runVitest(["node", "dom"], files),
  browser: (files) => runVitest(["browser"], files),
  e2e: (files) => runPlaywright(["tours", "long", "chromium"], files),
  webkit: runWebKit,
};
const IN_CHROMIUM = ["browser", "e2e"];
/** Those that look at what was built. */
const WITH_PAGES = ["unit", "e2e", "webkit"];

const results = runAll(process.argv.slice(2));
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function runAll(args) {
  const chosen = [];
  const prepared = attempt(() => {
    chosen.push(...chooseTests(args));
    installIfStale();
    findRuntime();
    const parts = chosen.map(({ part }) => part);
    const inChromium = parts.some((part) => IN_CHROMIUM.includes(part));
    // Both browsers in one go, where Debian has them.
    installFromDebian([...(inChromium ? missingForChromium() : []), ...(parts.includes("webkit") ? missingForWebKit() : [])]);
    if (inChromium) {
      ensureChromium();
    }
    if (parts.includes("e2e")) {
      installShell();
    }
  });
  if (prepared.failed > 0) {
    return [prepared];
  }
  // A build that fails is one failure more, and no reason to leave the rest unchecked.
  const built = chosen.some(({ part }) => WITH_PAGES.includes(part)) ? [attempt(buildIfStale)] : [];
  return [...built, ...chosen.map(({ part, files }) => PARTS[part](files))];
}

/** A machine that can have no WebKit has one failed test, and the rest is checked all the same. */
function runWebKit(files) {
  const prepared = attempt(ensureWebKit);
  return prepared.failed > 0 ? prepared : runPlaywright(["webkit"], files);
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
