"use strict";
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { repository } = require("./paths.cjs");
const { Problem } = require("./problem.cjs");

/** The first version that runs TypeScript from source without a flag. */
const MINIMUM = { major: 22, minor: 18 };

/** A Node that runs TypeScript: this one when it is new enough, else the one that was installed with the packages. */
function findRuntime() {
  if (runsTypeScript(process.version)) {
    return process.execPath;
  }
  const bundled = bundledNode();
  if (runsTypeScript(versionOf(bundled))) {
    return bundled;
  }
  throw new Problem(
    `Streck needs Node.js ${MINIMUM.major}.${MINIMUM.minor} or newer (this is ${process.version}, and none is packaged for ` +
      `${process.platform}-${process.arch}): install the current version from https://nodejs.org and try again.`,
  );
}

function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > MINIMUM.major || (major === MINIMUM.major && minor >= MINIMUM.minor);
}

function bundledNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  return join(repository, "node_modules", `node-${system}-${process.arch}`, "bin", file);
}

function versionOf(node) {
  const { status, stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : "v0.0.0";
}

module.exports = { findRuntime };
