"use strict";
const { existsSync, readdirSync, statSync } = require("node:fs");
const { join, relative, resolve, sep } = require("node:path");
const { repository } = require("./paths.cjs");
const { Problem } = require("./problem.cjs");

const PARTS = ["verify", "unit", "browser", "e2e", "webkit"];

/** Which runner a test is for, by its name alone: the projects of vitest.config.ts, then the folders of playwright.config.ts. */
const RUNNERS = [
  ["unit", /^tests\/.*\.test\.tsx?$/],
  ["browser", /^tests\/.*\.browser\.ts$/],
  ["e2e", /^tests\/e2e\/.*\.spec\.ts$/],
  ["webkit", /^tests\/webkit\/.*\.spec\.ts$/],
];

/**
 * What to run, in order: `{ part, files }`, where no files means all of the part's.
 *
 * | arguments                       | what runs                                                   |
 * | ------------------------------- | ----------------------------------------------------------- |
 * | none                            | everything                                                  |
 * | `--only PART`                   | one part                                                    |
 * | files or folders below `tests/` | those, each by the runner that it is for, and no other part |
 */
function chooseTests(args, filesOf = filesBelow) {
  if (args.length === 0) {
    return PARTS.map((part) => ({ part, files: [] }));
  }
  if (args[0] === "--only" && args.length === 2 && PARTS.includes(args[1])) {
    return [{ part: args[1], files: [] }];
  }
  const asked = args.map((arg) => testPath(arg)).map((path) => ({ path, tests: testsBelow(path, filesOf) }));
  const parts = RUNNERS.map(([part, pattern]) => ({
    part,
    files: asked.filter(({ tests }) => tests.some((file) => pattern.test(file))).map(({ path }) => path),
  }));
  return parts.filter(({ files }) => files.length > 0);
}

function testPath(arg) {
  const path = relative(repository, resolve(repository, arg)).split(sep).join("/");
  if (arg.startsWith("-") || (path !== "tests" && !path.startsWith("tests/"))) {
    throw new Problem(
      `Unknown arguments: ${arg}. Say nothing, or --only ${PARTS.join(", or --only ")}, or files below tests/ ` +
        "(npm test -- tests/kernel/ids.test.ts).",
    );
  }
  return path;
}

function testsBelow(path, filesOf) {
  const tests = filesOf(path).filter((file) => RUNNERS.some(([, pattern]) => pattern.test(file)));
  if (tests.length === 0) {
    throw new Problem(`There is no test in ${path}.`);
  }
  return tests;
}

function filesBelow(path) {
  const full = join(repository, path);
  if (!existsSync(full)) {
    return [];
  }
  if (!statSync(full).isDirectory()) {
    return [path];
  }
  return readdirSync(full, { recursive: true }).map((name) => `${path}/${name.split(sep).join("/")}`);
}

module.exports = { chooseTests };
