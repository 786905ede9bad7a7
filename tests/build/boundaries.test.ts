import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { repository } from "./support/built.ts";
import { lintPlanted, type Report } from "./support/planted-files.ts";

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
  // What is not in package.json either; the rooms that may use whatever their runtime has are kept from the other's.
  ...imports("sealing/a.ts", ["josefine", "./../../src/server/x.ts"]),
  ...imports("protocol/a.ts", ["zod"]),
  ...imports("kiosk/a.ts", ["node:fs", "fastify", "kysely"]),
  ...imports("console/a.ts", ["node:fs", "better-sqlite3"]),
  ...imports("server/a.ts", ["react", "dexie"]),
  ...imports("cli/a.ts", ["react-dom/client", "../server/main.ts"]),
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
  ["kiosk/sides/client/net.ts", `export const load = () => fetch("/api");`, "no-restricted-globals"],
  ["kiosk/sides/client/window-net.ts", `export const load = () => window.fetch("/api");`, "no-restricted-properties"],
  ["kiosk/sides/assistant/open.ts", `export const open = () => indexedDB.open("x");`, "no-restricted-globals"],
  ...["domain", "sealing", "protocol", "envelopes", "i18n", "ui", "kiosk", "kiosk/sides/client", "kiosk/sides/assistant"].flatMap(
    (folder) => tooNew(folder, [...TOO_NEW_FOR_BOTH, ...TOO_NEW_FOR_TABLET]),
  ),
  ...tooNew("console", TOO_NEW_FOR_BOTH),
  ...tooNew("console/opening", TOO_NEW_FOR_BOTH),
  ...tooNew("export", TOO_NEW_FOR_BOTH),
  ["kiosk/idle.ts", `export const idle = () => requestIdleCallback(() => undefined);`, "no-restricted-globals"],
  ["kiosk/sides/client/idle.ts", `export const idle = () => requestIdleCallback(() => undefined);`, "no-restricted-globals"],
  ["console/idle.ts", `export const idle = () => requestIdleCallback(() => undefined);`, "no-restricted-globals"],
  ["domain/circle-one.ts", `import type { Other } from "./circle-other.ts"; export type One = { other: Other };`, "no-cycle"],
  ["domain/circle-other.ts", `import type { One } from "./circle-one.ts"; export type Other = { one: One | null };`, "no-cycle"],
  ["server/default.ts", `export default function main() {}`, "no-default-export"],
  ["server/barrel.ts", `export * from "./database/x.ts";`, "no-barrel-file"],
  ["server/bare.ts", `import { x } from "./database/x"; export const y = x;`, "extensions"],
  ["server/floating.ts", `const save = async () => {}; export function go() {\n  save();\n}`, "no-floating-promises"],
];

const legal: readonly Planted[] = [
  ...imports("kiosk/main.tsx", ["react-dom/client", "./store/open-store.ts", "../../locales/sv/client.json"]),
  ...imports("cli/legal.ts", ["node:fs", "csv-stringify", "../server/database/x.ts", "../server/database/sqlite/x.ts"]),
  ["kiosk/sync/net.ts", `export const load = () => fetch("/api");`, ""],
  ["server/clock.ts", `export const now = () => new Date();`, ""],
  ["console/patient.ts", `export const patience = () => AbortSignal.timeout(1);`, ""],
  ["server/sorted.ts", `export const sorted = (list: number[]) => list.toSorted((a, b) => a - b);`, ""],
];

describe("the linter keeps the folders apart", () => {
  let reported: ReadonlyMap<string, readonly Report[]>;
  const rulesIn = (file: string): string[] => (reported.get(`src/${file}`) ?? []).map(({ rule }) => rule);

  beforeAll(() => {
    reported = lintPlanted(new Map([...illegal, ...legal].map(([file, source]) => [`src/${file}`, source])));
  });

  test.each(illegal)("%s reports: %s", (file, _source, rule) => {
    expect(rulesIn(file)).toContain(rule);
  });

  test.each(legal)("%s is silent: %s", (file) => {
    expect(rulesIn(file)).toEqual([]);
  });
});

test("nobody speaks to the database but the folder that is made for it", () => {
  const sources = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => name.split(sep).join("/"))
    .filter((name) => /\.tsx?$/.test(name));
  const speakers = sources.filter((name) =>
    /from "(kysely|better-sqlite3|pg)["/]/.test(readFileSync(join(repository, "src", name), "utf8")),
  );
  expect(speakers.length).toBeGreaterThan(5);
  expect(speakers.filter((name) => !name.startsWith("server/database/"))).toEqual([]);
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
