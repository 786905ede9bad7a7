"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { hashOf, readStamp, writeStamp } = require("./hash.cjs");
const { oneAtATime } = require("./one-at-a-time.cjs");
const { environmentWithBin, repository, scriptOf } = require("./paths.cjs");
const { Problem } = require("./problem.cjs");
const { findRuntime } = require("./runtime.cjs");

const APPS = ["tablet", "console"];
const BROWSER_FOLDERS = ["kernel", "domain", "sealing", "protocol", "i18n", "ui", "kiosk", "console"];
// package.json too: its version is shown on the tablet and said to the server.
const CONFIGURATION = ["vite.config.ts", "vite", "package.json", "package-lock.json"];
const CONTENT = ["locales", "pictograms", "questionnaires", "public"];
const INPUTS = [...BROWSER_FOLDERS.map((folder) => `src/${folder}`), ...CONTENT, ...CONFIGURATION];

const stampFile = join(repository, "dist", ".streck-build-hash");

/** Builds both apps into dist/ when what they are made of has changed since; a second call costs some milliseconds. */
function buildIfStale() {
  if (isBuilt(hashOf(repository, INPUTS))) {
    return;
  }
  oneAtATime(join(repository, "dist", ".building"), () => {
    const hash = hashOf(repository, INPUTS);
    if (!isBuilt(hash)) {
      buildAll();
      writeStamp(stampFile, hash);
    }
  });
}

function isBuilt(hash) {
  return readStamp(stampFile) === hash && APPS.every((app) => existsSync(join(repository, "dist", app, "index.html")));
}

function buildAll() {
  rmSync(stampFile, { force: true });
  for (const app of APPS) {
    process.stdout.write(`Building the ${app} …\n`);
    build(app);
  }
}

function build(app) {
  const { status, stdout, stderr } = spawnSync(findRuntime(), [scriptOf("vite"), "build", "--mode", app], {
    cwd: repository,
    // The test runner's own NODE_ENV must not decide which React is in the bundle.
    env: environmentWithBin(true, { NODE_ENV: "production" }),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Problem(`Building the ${app} failed; vite says why below.`, `${stdout}\n${stderr}`);
  }
}

module.exports = { buildIfStale };
