"use strict";
const { createHash } = require("node:crypto");
const { existsSync, readdirSync, readFileSync, statSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

/** One hash over names and contents of these files and folders, below `root`. What does not exist counts as empty. */
function hashOf(root, paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((each) => filesIn(root, each))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesIn(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) {
    return [];
  }
  if (!statSync(full).isDirectory()) {
    return [path];
  }
  const names = readdirSync(full).sort();
  return names.flatMap((name) => filesIn(root, `${path}/${name}`));
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

function writeStamp(file, hash) {
  writeFileSync(file, `${hash}\n`);
}

module.exports = { hashOf, readStamp, writeStamp };
