"use strict";
const { installIfStale } = require("./lib/install.cjs");
const { runOrReport } = require("./lib/problem.cjs");
const { verify } = require("./lib/verify-steps.cjs");

runOrReport(() => {
  installIfStale();
  process.exitCode = verify().failed === 0 ? 0 : 1;
});
