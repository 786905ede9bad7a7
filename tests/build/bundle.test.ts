import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { buildIfStale, builtFiles, modulesOf, readBuilt } from "./support/built.ts";

const BUDGET = 160_000;
const FOREIGN =
  /^(src\/(console|server|cli)|tests|scripts)\/|^node_modules\/(fastify|@fastify|kysely|better-sqlite3|pg|@node-rs|@zxcvbn-ts)\//;

beforeAll(buildIfStale);

describe("the tablet's code", () => {
  test("is one bundle: nothing is left to load when the network is gone", () => {
    expect(Object.keys(modulesOf("tablet", "modules.json"))).toHaveLength(1);
    expect(scriptsOfTablet()).toHaveLength(1);
  });

  test(`weighs at most ${BUDGET} bytes, gzipped, before the first question`, () => {
    const sizes = scriptsOfTablet().map((file) => gzipSync(readBuilt("tablet", file)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET);
  });

  test.each([
    ["modules.json", "src/kiosk/main.tsx"],
    ["service-worker-modules.json", "src/kiosk/service-worker.ts"],
  ] as const)("holds nothing of console, server or tests (%s)", (list, own) => {
    const modules = Object.values(modulesOf("tablet", list)).flat();
    expect(modules).toContain(own);
    expect(modules.filter((module) => FOREIGN.test(module))).toEqual([]);
  });
});

describe.each(["tablet", "console"] as const)("the pages and styles of the %s", (app) => {
  test("load from their own origin only", () => {
    const html = readBuilt(app, "index.html").toString();
    const links = [...html.matchAll(/\s(?:src|href|action|srcset)\s*=\s*["']?([^"'\s>]+)/g)].map((match) => match[1] ?? "");
    const urls = ofKind(app, ".css").flatMap((css) =>
      [...css.matchAll(/(?:url\(|@import)\s*["']?([^"')]+)/g)].map((match) => match[1] ?? ""),
    );
    expect(links.length).toBeGreaterThan(0);
    expect([...links, ...urls].filter(isOtherOrigin)).toEqual([]);
  });

  test("import no script from another origin", () => {
    const imports = ofKind(app, ".js").flatMap((script) => [
      ...script.matchAll(/(?:\bimport\s*\(?|\bfrom)\s*["'`]([^"'`]+)["'`]/g),
    ]);
    expect(imports.map((match) => match[1] ?? "").filter(isOtherOrigin)).toEqual([]);
  });

  test("have nothing inline: the content security policy would refuse it", () => {
    const html = readBuilt(app, "index.html").toString();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i);
    expect(html).not.toMatch(/<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:/i);
    expect(ofKind(app, ".css").join("")).not.toMatch(/url\(\s*["']?data:/);
  });
});

function scriptsOfTablet(): string[] {
  return builtFiles("tablet").filter((file) => file.endsWith(".js") && file !== "service-worker.js");
}

function ofKind(app: "tablet" | "console", ending: string): string[] {
  const files = builtFiles(app).filter((file) => file.endsWith(ending));
  return files.map((file) => readBuilt(app, file).toString());
}

function isOtherOrigin(url: string): boolean {
  return /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url);
}
