"use strict";
const { spawnSync } = require("node:child_process");
const { accessSync, constants, existsSync } = require("node:fs");
const { delimiter, join } = require("node:path");
const { installFromDebian } = require("./debian.cjs");
const { environmentWithBin, repository, scriptOf } = require("./paths.cjs");
const { Problem } = require("./problem.cjs");
const { findRuntime } = require("./runtime.cjs");

const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/**
 * A Chromium for the tests: sets STRECK_CHROMIUM to its path, or to nothing when it is Playwright's own.
 * Tried in this order: STRECK_CHROMIUM, the path, Debian's package (as root only), Playwright's download.
 */
function ensureChromium() {
  const asked = process.env.STRECK_CHROMIUM ?? "";
  if (asked !== "" && !existsSync(asked)) {
    throw new Problem(`STRECK_CHROMIUM names a file that does not exist: ${asked}`);
  }
  process.env.STRECK_CHROMIUM = asked || onPath() || fromDebian() || fromPlaywright();
}

function onPath() {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = (process.env.PATH ?? process.env.Path ?? "").split(delimiter).filter((folder) => folder !== "");
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix))).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fromDebian() {
  installFromDebian(missingForChromium());
  return onPath();
}

/** What a Chromium for the tests still needs, as names of Debian's packages. */
function missingForChromium() {
  return (process.env.STRECK_CHROMIUM ?? "") !== "" || onPath() !== undefined ? [] : ["chromium"];
}

/**
 * Debian's Chromium has a form without windows, which needs a third less work for the same pages: tours of many screens take it
 * where it is (tests/support/browser.ts). Asked for alone, because a Debian that lacks the package would else refuse the rest.
 */
function installShell() {
  if (!existsSync(`/usr/bin/${SHELL}`)) {
    installFromDebian([SHELL]);
  }
}

/** Downloads it unless it is there; its path is Playwright's own affair. */
function fromPlaywright() {
  process.stdout.write("Installing Playwright's chromium for the tests …\n");
  const { status, stdout, stderr } = spawnSync(findRuntime(), [scriptOf("playwright"), "install", "chromium"], {
    cwd: repository,
    env: environmentWithBin(true),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Problem(
      `The tests need Chromium: set STRECK_CHROMIUM to its path, or put ${NAMES.join(", ")} on the PATH, or run this as root on ` +
        "Debian (apt-get install chromium), or let npx playwright install chromium reach its download server.",
      `${stdout}\n${stderr}`,
    );
  }
  return "";
}

module.exports = { ensureChromium, installShell, missingForChromium };
