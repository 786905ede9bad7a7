import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { buildIfStale, builtFiles, modulesOf, readBuilt } from "./support/built.ts";

const CLIENT_BUDGET = 140_000;
const STAFF_BUDGET = 45_000;
/** What the client's chunk may take of the assistant's folder: what the page's root hands on, and the names of styles. */
const NO_STAFF_SCREEN = /^src\/kiosk\/assistant\/(staff-context\.ts|.*\.module\.css)$/;
const FOREIGN =
  /^(src\/(console|server|cli)|tests|scripts)\/|^node_modules\/(fastify|@fastify|kysely|better-sqlite3|pg|@node-rs|@zxcvbn-ts)\//;

beforeAll(buildIfStale);

describe("the tablet's code", () => {
  test("is the client's chunk, which the page names, and the assistant's beside it", () => {
    expect(Object.keys(modulesOf("tablet", "modules.json"))).toHaveLength(2);
    expect(scriptsOfTablet()).toHaveLength(2);
    expect(
      readBuilt("tablet", "index.html")
        .toString()
        .match(/<script/g),
    ).toHaveLength(1);
  });

  test("lets no client wait for a screen of the assistant's", () => {
    const { client, staff } = chunks();
    const screens = client.modules.filter((module) => module.startsWith("src/kiosk/assistant/") && !NO_STAFF_SCREEN.test(module));
    expect(screens).toEqual([]);
    expect(client.modules).toContain("src/kiosk/client/client-side.tsx");
    expect(staff.modules).toContain("src/kiosk/assistant/tally-screen.tsx");
  });

  test(`weighs at most ${CLIENT_BUDGET} bytes, gzipped, before the first question, and ${STAFF_BUDGET} more for the assistant`, () => {
    const { client, staff } = chunks();
    expect(gzipSync(readBuilt("tablet", client.file)).length).toBeLessThanOrEqual(CLIENT_BUDGET);
    expect(gzipSync(readBuilt("tablet", staff.file)).length).toBeLessThanOrEqual(STAFF_BUDGET);
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

function chunks() {
  const found = Object.entries(modulesOf("tablet", "modules.json")).map(([file, modules]) => ({ file, modules }));
  const client = found.find(({ modules }) => modules.includes("src/kiosk/main.tsx"));
  const staff = found.find(({ modules }) => modules.includes("src/kiosk/staff.tsx"));
  if (client === undefined || staff === undefined || client === staff) {
    throw new Error("the tablet's two chunks were not built");
  }
  return { client, staff };
}

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
