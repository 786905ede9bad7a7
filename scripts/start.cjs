"use strict";
// This file alone must parse on very old versions of Node, so that they can say what is wrong: no const, no arrows, no templates.
var major = Number(process.version.slice(1).split(".")[0]);
var advice = ": install the current version from https://nodejs.org and run npm start again.\n";

if (major < 20) {
  process.stderr.write("Streck needs Node.js 20 or newer, and this is " + process.version + advice);
  process.exitCode = 1;
} else {
  var startServer = require("./lib/start-server.cjs");
  startServer(process.argv.slice(2));
}
