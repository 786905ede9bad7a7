"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { hashOf, readStamp, writeStamp } = require("./hash.cjs");
const { environmentWithBin, repository } = require("./paths.cjs");
const { Problem } = require("./problem.cjs");

const lockFile = join(repository, "package-lock.json");
const stampFile = join(repository, "node_modules", ".streck-lock-hash");
/** npm's own record of what it put there. */
const installedFile = join(repository, "node_modules", ".package-lock.json");

/** Brings node_modules to what package-lock.json says; does nothing when it is there already. */
function installIfStale() {
  const hash = hashOf(repository, ["package-lock.json"]);
  if (readStamp(stampFile) === hash && existsSync(installedFile)) {
    return;
  }
  if (!installedAsLocked()) {
    process.stdout.write("Installing packages (a minute or two, only when they have changed) …\n");
    install();
  }
  writeStamp(stampFile, hash);
}

/** True after an `npm install` or `npm ci` by hand: doing it again would only take time. */
function installedAsLocked() {
  if (!existsSync(installedFile)) {
    return false;
  }
  const locked = JSON.parse(readFileSync(lockFile, "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
    const there = installed[path];
    return path === "" || (there === undefined ? optional === true || devOptional === true : there.version === version);
  });
}

function install() {
  // --include=dev: the build needs its tools also where NODE_ENV says production. Without our own commands on the path,
  // because npm would else run on the very Node that it is about to replace.
  const { error, status, stdout, stderr } = spawnSync(
    "npm",
    ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: repository,
      env: environmentWithBin(false),
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === "win32",
    },
  );
  if (error !== undefined) {
    throw new Problem(`Could not start npm (${error.message}): it comes with Node.js, see https://nodejs.org.`);
  }
  if (status !== 0) {
    throw new Problem("Installing the packages failed; npm says why below. Is the network up?", `${stdout}\n${stderr}`);
  }
}

module.exports = { installIfStale };
