import { dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { type Source, sourcesOf } from "./support/sheets.ts";

const sheets = sourcesOf("src/**/*.module.css").map(({ file, text }) => ({ file, names: classesIn(text) }));
const uses = sourcesOf("src/**/*.tsx").flatMap(usesIn);

/** What a program takes from a sheet: names, or whatever a variable says. */
type Use = { readonly by: string; readonly sheet: string; readonly names: ReadonlySet<string>; readonly anyName: boolean };

describe("the classes of style sheets", () => {
  test("are there wherever a screen names one", () => {
    expect(uses.length).toBeGreaterThan(50);
    const missing = uses.flatMap(({ by, sheet, names }) => {
      const there = sheets.find(({ file }) => file === sheet)?.names ?? new Set();
      return [...names].filter((name) => !there.has(name)).map((name) => `${by}: ${sheet} has no .${name}`);
    });
    expect(missing).toEqual([]);
  });

  test("are all named by some screen", () => {
    const idle = sheets.flatMap(({ file, names }) => {
      const users = uses.filter(({ sheet }) => sheet === file);
      const used = new Set(users.flatMap((use) => [...use.names]));
      return users.some(({ anyName }) => anyName)
        ? []
        : [...names].filter((name) => !used.has(name)).map((name) => `${file} .${name}`);
    });
    expect(idle).toEqual([]);
  });
});

function classesIn(css: string): ReadonlySet<string> {
  const preludes = [...css.matchAll(/([^{};]+)\{/g)]
    .map(([, prelude = ""]) => prelude)
    .filter((prelude) => !prelude.trim().startsWith("@"));
  return new Set(preludes.flatMap((prelude) => [...prelude.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name = ""]) => name)));
}

function usesIn({ file, text }: Source): Use[] {
  const program = text.replace(/^import .*$/gm, "");
  return [...text.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)].map(([, local = "", path = ""]) => ({
    by: file,
    sheet: join(dirname(file), path),
    names: new Set([...program.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, "g"))].map(([, name = ""]) => name)),
    anyName: new RegExp(`\\b${local}\\[`).test(program),
  }));
}
