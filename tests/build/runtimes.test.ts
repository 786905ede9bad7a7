import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { repository } from "./support/built.ts";

let folder: string;

test("each runtime is compiled by the one command that compiles all", () => {
  const { references } = JSON.parse(readFileSync(join(repository, "tsconfig.json"), "utf8")) as {
    references: { path: string }[];
  };
  const runtimes = readdirSync(join(repository, "tsconfig")).filter((name) => name.endsWith(".json") && name !== "base.json");
  expect(references.map(({ path }) => basename(path)).toSorted()).toEqual(runtimes.toSorted());
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "streck-runtimes-"));
  cpSync(join(repository, "tsconfig"), join(folder, "tsconfig"), { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"), "junction");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a folder's runtime lacks is a compile error; what it has is none. */
test.each([
  ["pure", "src/kernel/x.ts", "Math", ["document", "process", "setTimeout", "crypto", "fetch", "console"]],
  ["pure", "src/domain/tally/x.ts", "Math", ["document", "process", "setTimeout", "crypto", "fetch", "console"]],
  ["pure", "src/protocol/x.ts", "JSON", ["window", "process", "indexedDB"]],
  ["sealing", "src/sealing/x.ts", "crypto", ["process", "Buffer"]],
  // Used in both, compiled for both: what only one of them has is an error in the other.
  ["sealing", "src/envelopes/x.ts", "crypto", ["process", "Buffer"]],
  ["node", "src/envelopes/x.ts", "crypto", ["document", "window", "indexedDB"]],
  ["sealing", "src/export/x.ts", "crypto", ["process", "Buffer"]],
  ["node", "src/export/x.ts", "crypto", ["document", "window", "indexedDB"]],
  ["browser", "src/kiosk/x.ts", "document", ["process", "Buffer", "clients"]],
  ["browser", "src/console/x.ts", "document", ["process", "Buffer"]],
  ["worker", "src/kiosk/service-worker.ts", "caches", ["document", "window", "process"]],
  ["worker", "src/console/opening.worker.ts", "crypto", ["document", "window", "process"]],
  ["node", "src/server/x.ts", "process", ["document", "window", "indexedDB"]],
  ["node", "src/cli/x.ts", "process", ["document", "window", "indexedDB"]],
])("%s: %s has %s but none of %j", (runtime, file, present, absent) => {
  plant(file, [present, ...absent]);
  expect(unknownNames(runtime)).toEqual(absent.toSorted());
});

test("an enum does not compile: Node could not strip it", () => {
  plant("src/domain/x.ts", []);
  writeFileSync(join(folder, "src/domain/x.ts"), "export enum Reason {\n  NoTime,\n}\n");
  expect(compile("pure")).toContain("TS1294");
});

function plant(file: string, names: readonly string[]): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), names.map((name, number) => `export const x${number}: unknown = ${name};\n`).join(""));
}

function unknownNames(runtime: string): string[] {
  const names = [...compile(runtime).matchAll(/Cannot find name '(\w+)'/g)].map((match) => match[1] ?? "");
  return names.toSorted();
}

function compile(runtime: string): string {
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  return spawnSync(process.execPath, [compiler, "-p", `tsconfig/${runtime}.json`], { cwd: folder, encoding: "utf8" }).stdout;
}
