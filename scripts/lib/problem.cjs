"use strict";

/** Something the person at the keyboard can act on: one line that says what to do, and the output of the tool that failed. */
class Problem extends Error {
  constructor(line, output = "") {
    super(line);
    this.output = output;
  }
}

/** Prints a problem and returns true; anything else is a fault of ours and is thrown on, with its stack. */
function report(problem) {
  if (!(problem instanceof Problem)) {
    throw problem;
  }
  const output = problem.output.trim();
  process.stderr.write(output === "" ? `${problem.message}\n` : `${problem.message}\n\n${output}\n`);
  return true;
}

/** Runs `main`; a problem ends the process with exit code 1. */
function runOrReport(main) {
  try {
    main();
  } catch (problem) {
    report(problem);
    process.exitCode = 1;
  }
}

module.exports = { Problem, report, runOrReport };
