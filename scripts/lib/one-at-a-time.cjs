"use strict";
const { mkdirSync, rmSync, statSync } = require("node:fs");
const { dirname } = require("node:path");

const ABANDONED_AFTER_MS = 120_000;
const LOOK_AGAIN_MS = 100;

/** Runs `work` while no other process does the same: the lock is a folder, because creating one either succeeds or does not. */
function oneAtATime(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  while (!taken(lock)) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
    removeIfAbandoned(lock);
    return false;
  }
}

/** A process that was killed while it worked leaves its lock behind. */
function removeIfAbandoned(lock) {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - since > ABANDONED_AFTER_MS) {
    rmSync(lock, { recursive: true, force: true });
  }
}

module.exports = { oneAtATime };
