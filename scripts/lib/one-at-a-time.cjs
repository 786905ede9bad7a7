"use strict";
const { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");

const LOOK_AGAIN_MS = 100;

/** Runs `work` while no other process does the same: the lock names the process that holds it, and making it succeeds or does not. */
function oneAtATime(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  let told = false;
  while (!taken(lock)) {
    if (!told) {
      process.stdout.write("Waiting for another process that does the same…\n");
      told = true;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock) {
  const own = `${lock}-${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
    return isAbandoned(lock) && reclaimed(lock, own);
  } finally {
    rmSync(own, { force: true });
  }
}

/** A process that was stopped while it worked leaves its lock behind. */
function isAbandoned(lock) {
  const holder = holderOf(lock);
  if (holder === null) {
    return false;
  }
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function holderOf(lock) {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return null;
  }
}

function reclaimed(lock, own) {
  rmSync(lock, { force: true });
  try {
    linkSync(own, lock);
    return true;
  } catch {
    return false;
  }
}

module.exports = { oneAtATime };
