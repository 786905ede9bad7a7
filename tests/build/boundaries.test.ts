import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const repository = resolve(import.meta.dirname, "../..");

type Planted = readonly [file: string, source: string, rule: string];

/** Uses of what iPadOS 16.0 or Chrome 108 lack, and of what only the tablet's oldest, iPadOS 15.4, lacks. */
const TOO_NEW_FOR_BOTH = [
  "(list: number[]) => list.toSorted()",
  "(list: number[]) => list.toReversed()",
  "(one: AbortSignal) => AbortSignal.any([one])",
  "(list: number[]) => Object.groupBy(list, (one) => one)",
  "() => Promise.withResolvers()",
  "(text: string) => URL.canParse(text)",
  "(bytes: Uint8Array) => bytes.toBase64()",
];
const TOO_NEW_FOR_TABLET = ["() => AbortSignal.timeout(1)", "(form: HTMLFormElement) => form.requestSubmit()"];

/** One planted file each: where it stands, what it says, and which rule must object. */
const illegal: readonly Planted[] = [
  ...imports("kernel/a.ts", ["valibot", "node:fs", "../domain/x.ts", "../kiosk/x.ts"]),
  ...imports("domain/tally/a.ts", [
    "valibot",
    "jose",
    "node:crypto",
    "../../sealing/x.ts",
    "../../protocol/x.ts",
    "../../i18n/x.ts",
  ]),
  ...imports("domain/tally/b.ts", ["../../kiosk/store/x.ts", "../../console/x.ts", "../../server/x.ts", "../../cli/x.ts"]),
  ...imports("domain/tally/c.ts", ["../../ui/x.ts", "../../../tests/support/x.ts", "../../../locales/sv/client.json"]),
  ...imports("sealing/a.ts", ["valibot", "josefine", "node:crypto", "../domain/x.ts", "../protocol/x.ts", "../server/x.ts"]),
  ...imports("protocol/a.ts", ["jose", "zod", "../sealing/x.ts", "../kiosk/x.ts", "../server/x.ts", "../i18n/x.ts"]),
  ...imports("protocol/device/a.ts", ["jose", "../../console/x.ts", "../../sealing/x.ts", "../../../src/console/x.ts"]),
  ...imports("console/results/charts/a.ts", ["../../../kiosk/x.ts", "../../../server/x.ts", "../../../../tests/x.ts"]),
  ...imports("i18n/a.ts", ["idb", "react-dom", "../sealing/x.ts", "../ui/x.ts", "../kiosk/x.ts", "../protocol/x.ts"]),
  ...imports("ui/a.tsx", ["idb", "wouter", "../sealing/x.ts", "../i18n/x.ts", "../console/x.ts", "../protocol/x.ts"]),
  ...imports("kiosk/sync/a.ts", [
    "node:fs",
    "fastify",
    "../../console/x.ts",
    "../../server/x.ts",
    "../../cli/x.ts",
    "../../../tests/x.ts",
  ]),
  ...imports("kiosk/client/a.tsx", ["idb", "../store/database.ts", "../../console/x.ts", "kysely"]),
  ...imports("kiosk/assistant/tally/a.tsx", ["idb", "../../store/database.ts", "../../../server/x.ts"]),
  ...imports("console/a.ts", ["node:fs", "better-sqlite3", "../kiosk/x.ts", "../server/x.ts", "../cli/x.ts", "../../tests/x.ts"]),
  ...imports("server/routes/a.ts", [
    "react",
    "idb",
    "../../kiosk/x.ts",
    "../../console/x.ts",
    "../../cli/x.ts",
    "../../../tests/x.ts",
  ]),
  ...imports("cli/a.ts", ["react-dom/client", "../kiosk/x.ts", "../console/x.ts", "../server/main.ts", "../server/routes/x.ts"]),
  ["domain/reexport.ts", `export { x } from "jose";`, "no-restricted-imports"],
  ["domain/typed.ts", `import type { X } from "jose"; export type Y = X;`, "no-restricted-imports"],
  ["kiosk/lazy.ts", `export const lazy = () => import("../console/x.ts");`, "no-restricted-imports"],
  ["domain/inline-type.ts", `export type X = import("../server/x.ts").X;`, "consistent-type-imports"],
  ["domain/now.ts", `export const now = () => new Date();`, "no-restricted-globals"],
  ["domain/today.ts", `export const now = () => Date.now();`, "no-restricted-globals"],
  ["domain/day-type.ts", `export type Day = Date;`, "no-restricted-types"],
  ["domain/chance.ts", `export const chance = () => Math.random();`, "no-restricted-properties"],
  ["domain/key.ts", `export const key = () => crypto.randomUUID();`, "no-restricted-globals"],
  ["domain/later.ts", `export const later = () => Promise.resolve(1);`, "no-restricted-globals"],
  ["domain/later-type.ts", `export type Later = Promise<number>;`, "no-restricted-types"],
  ["domain/waiting.ts", `export async function waiting() {}`, "no-async-await"],
  ["kernel/now.ts", `export const now = () => Date.now();`, "no-restricted-globals"],
  ["kernel/chance.ts", `export const chance = () => Math.random();`, "no-restricted-properties"],
  ["kernel/waiting.ts", `export async function waiting() {}`, "no-async-await"],
  ["kiosk/client/net.ts", `export const load = () => fetch("/api");`, "no-restricted-globals"],
  ["kiosk/client/window-net.ts", `export const load = () => window.fetch("/api");`, "no-restricted-properties"],
  ["kiosk/assistant/open.ts", `export const open = () => indexedDB.open("x");`, "no-restricted-globals"],
  ...["domain", "sealing", "protocol", "i18n", "ui", "kiosk", "kiosk/client", "kiosk/assistant"].flatMap((folder) =>
    tooNew(folder, [...TOO_NEW_FOR_BOTH, ...TOO_NEW_FOR_TABLET]),
  ),
  ...tooNew("console", TOO_NEW_FOR_BOTH),
  ...tooNew("console/opening", TOO_NEW_FOR_BOTH),
  ["kiosk/idle.ts", `export const idle = () => requestIdleCallback(() => undefined);`, "no-restricted-globals"],
  ["kiosk/client/idle.ts", `export const idle = () => requestIdleCallback(() => undefined);`, "no-restricted-globals"],
  ["console/idle.ts", `export const idle = () => requestIdleCallback(() => undefined);`, "no-restricted-globals"],
  ["server/default.ts", `export default function main() {}`, "no-default-export"],
  ["server/barrel.ts", `export * from "./database/x.ts";`, "no-barrel-file"],
  ["server/bare.ts", `import { x } from "./database/x"; export const y = x;`, "extensions"],
  ["server/floating.ts", `const save = async () => {}; export function go() {\n  save();\n}`, "no-floating-promises"],
];

const legal: readonly Planted[] = [
  ...imports("kernel/legal.ts", ["./x.ts"]),
  ...imports("domain/tally/legal.ts", ["./x.ts", "../interview/x.ts", "../../kernel/x.ts"]),
  ...imports("sealing/legal.ts", ["jose", "./x.ts", "../kernel/x.ts"]),
  ...imports("protocol/legal.ts", ["valibot", "./x.ts", "../kernel/x.ts", "../domain/interview/x.ts"]),
  ...imports("protocol/device/legal.ts", ["valibot", "../console/x.ts", "./x.ts", "../../domain/x.ts"]),
  ...imports("i18n/legal.ts", ["react", "i18next", "react-i18next", "../domain/x.ts", "../../locales/sv/client.json"]),
  ...imports("ui/legal.tsx", ["react", "react-i18next", "../kernel/x.ts", "../domain/x.ts"]),
  ...imports("kiosk/store/legal.ts", [
    "idb",
    "../../domain/x.ts",
    "../../sealing/x.ts",
    "../../protocol/x.ts",
    "../../../locales/sv/client.json",
  ]),
  ...imports("kiosk/main.tsx", ["react-dom/client", "./store/database.ts", "./client/x.tsx", "../ui/x.tsx", "../i18n/x.ts"]),
  ...imports("kiosk/client/legal.tsx", ["react", "react-i18next", "../../domain/x.ts", "../../ui/x.tsx"]),
  ...imports("console/legal.ts", ["wouter", "../domain/x.ts", "../sealing/x.ts", "../protocol/x.ts", "../ui/x.tsx"]),
  ...imports("server/routes/legal.ts", [
    "node:fs",
    "fastify",
    "../database/x.ts",
    "../../protocol/console/x.ts",
    "../../domain/x.ts",
  ]),
  ...imports("cli/legal.ts", [
    "node:fs",
    "csv-stringify",
    "../server/database/x.ts",
    "../server/database/sqlite/x.ts",
    "../sealing/x.ts",
  ]),
  ["kiosk/client/types.ts", `import type { Contact } from "../store/ledger.ts"; export type Shown = Contact;`, ""],
  ["kiosk/sync/net.ts", `export const load = () => fetch("/api");`, ""],
  ["server/clock.ts", `export const now = () => new Date();`, ""],
  ["console/patient.ts", `export const patience = () => AbortSignal.timeout(1);`, ""],
  ["server/sorted.ts", `export const sorted = (list: number[]) => list.toSorted((a, b) => a - b);`, ""],
];

describe("the linter keeps the folders apart", () => {
  let reported: ReadonlyMap<string, readonly string[]>;
  let folder: string;

  beforeAll(() => {
    folder = plant([...illegal, ...legal]);
    reported = lint(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(illegal)("%s reports: %s", (file, _source, rule) => {
    expect(reported.get(`src/${file}`) ?? []).toContain(rule);
  });

  test.each(legal)("%s is silent: %s", (file) => {
    expect(reported.get(`src/${file}`) ?? []).toEqual([]);
  });
});

test("no file of src is a barrel by name", () => {
  const names = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" });
  expect(names.filter((name) => /(^|[\\/])index\.tsx?$/.test(name))).toEqual([]);
});

function tooNew(folder: string, uses: readonly string[]): Planted[] {
  return uses.map((use, number) => [`${folder}/too-new-${number}.ts`, `export const use = ${use};`, "no-restricted-properties"]);
}

/** One file for each import, so that every single one must be reported or stay silent on its own. */
function imports(file: string, specifiers: readonly string[]): Planted[] {
  return specifiers.map((specifier, number) => {
    const attributes = specifier.endsWith(".json") ? ` with { type: "json" }` : "";
    const source = `import * as x from "${specifier}"${attributes}; export const y = x;`;
    return [file.replace(/(\.tsx?)$/, `-${number}$1`), source, "no-restricted-imports"];
  });
}

function plant(files: readonly Planted[]): string {
  const folder = mkdtempSync(join(tmpdir(), "streck-boundaries-"));
  for (const part of ["oxlint.config.ts", "lint", "tsconfig.json", "tsconfig", "package.json"]) {
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"), "junction");
  for (const [file, source] of files) {
    const path = join(folder, "src", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${source}\n`);
  }
  return folder;
}

/** Rule names by file, as the linter reports them. */
function lint(folder: string): ReadonlyMap<string, readonly string[]> {
  const linter = join(folder, "node_modules/oxlint/bin/oxlint");
  const run = spawnSync(process.execPath, [linter, "--format", "json", "src"], { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] };
  const byFile = new Map<string, string[]>();
  for (const { code, filename } of diagnostics) {
    const file = filename.replaceAll("\\", "/");
    byFile.set(file, [...(byFile.get(file) ?? []), code.replace(/^.*\((.*)\)$/, "$1")]);
  }
  return byFile;
}
