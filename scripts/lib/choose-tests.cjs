"use strict";
const { existsSync } = require("node:fs");
const { relative, resolve, sep } = require("node:path");
const { repository } = require("./paths.cjs");
const { Problem } = require("./problem.cjs");

const PARTS = ["verify", "unit", "e2e", "webkit"];

/**
 * What to run, in order: `{ part, files }`, where no files means all of the part's.
 *
 * | arguments                       | what runs                                                   |
 * | ------------------------------- | ----------------------------------------------------------- |
 * | none                            | everything                                                  |
 * | `--only PART`                   | one part                                                    |
 * | files or folders below `tests/` | those, each by the runner that it is for, and no other part |
 */
function chooseTests(args, exists = existsSync) {
  if (args.length === 0) {
    return PARTS.map((part) => ({ part, files: [] }));
  }
  if (args[0] === "--only" && args.length === 2 && PARTS.includes(args[1])) {
    return [{ part: args[1], files: [] }];
  }
  const files = args.map((arg) => testFile(arg, exists));
  const parts = PARTS.map((part) => ({ part, files: files.filter((file) => partOf(file) === part) }));
  return parts.filter((chosen) => chosen.files.length > 0);
}

function testFile(arg, exists) {
  const path = resolve(repository, arg);
  const file = relative(repository, path).split(sep).join("/");
  if (arg.startsWith("-") || (file !== "tests" && !file.startsWith("tests/"))) {
    throw new Problem(
      `Unknown arguments: ${arg}. Say nothing, or --only ${PARTS.join(", or --only ")}, or files below tests/ ` +
        "(npm test -- tests/kernel/ids.test.ts).",
    );
  }
  if (!exists(path)) {
    throw new Problem(`There is no ${file}.`);
  }
  return file;
}

/** By the folders of playwright.config.ts; all else is Vitest's. */
function partOf(file) {
  if (/^tests\/e2e(\/|$)/.test(file)) {
    return "e2e";
  }
  return /^tests\/webkit(\/|$)/.test(file) ? "webkit" : "unit";
}

module.exports = { chooseTests };
