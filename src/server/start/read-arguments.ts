import { err, ok, type Result } from "../../kernel/result.ts";
import { SETTINGS } from "./setting-list.ts";
import type { StartProblem } from "./start-problem.ts";

/** What was asked for on the command line; everything else is a setting. */
export type Arguments = { readonly help: boolean; readonly example: boolean };

const KNOWN = ["--help", "-h", "--example"];

export function readArguments(given: readonly string[]): Result<Arguments, StartProblem> {
  const unknown = given.find((argument) => !KNOWN.includes(argument));
  if (unknown !== undefined) {
    return err({ kind: "unknown-argument", argument: unknown });
  }
  return ok({ help: given.includes("--help") || given.includes("-h"), example: given.includes("--example") });
}

/** What `npm start -- --help` prints. */
export function help(): string {
  const names = Object.keys(SETTINGS);
  const width = Math.max(...names.map((name) => name.length));
  const settings = Object.entries(SETTINGS).map(
    ([name, { standard, means }]) => `  ${name.padEnd(width)}  ${means}${standard === "" ? "" : ` (${standard})`}`,
  );
  return [
    "npm start               installs and builds what is missing, and starts the server",
    "npm start -- --example  also fills practice with a made-up round: three sites, two weeks, 829 people",
    "npm start -- --help     prints this",
    "",
    "Settings are environment variables, in brackets what holds without them. For example:",
    "  PORT=9000 CONSOLE_PORT=9001 npm start",
    "",
    ...settings,
    "",
    "README.md says more: HTTPS, proxies, tablets, backups.",
    "",
  ].join("\n");
}
