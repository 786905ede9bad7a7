"use strict";
const { installIfStale } = require("./lib/install.cjs");
const { runOrReport } = require("./lib/problem.cjs");
const { verify } = require("./lib/verify-steps.cjs");

runOrReport(() => {
  installIfStale();
  const { passed, failed } = verify();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});
