"use strict";
const { buildIfStale } = require("./lib/build.cjs");
const { installIfStale } = require("./lib/install.cjs");
const { runOrReport } = require("./lib/problem.cjs");

runOrReport(() => {
  installIfStale();
  buildIfStale();
});
