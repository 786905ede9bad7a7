import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { help, readArguments } from "../../../src/server/start/read-arguments.ts";
import { readSettings } from "../../../src/server/start/read-settings.ts";
import { SETTINGS } from "../../../src/server/start/setting-list.ts";

const NAMES = Object.keys(SETTINGS);
/** For whoever builds the product, not for whoever runs it. */
const NOT_FOR_README = ["STRECK_PAGES"];

describe("the list of settings", () => {
  test("has each variable that is read, and no other", () => {
    const read = new Set<string>();
    const env = new Proxy<Record<string, string>>(
      { TLS_CERT: "none.pem" },
      {
        get: (values, name) => {
          read.add(String(name));
          return values[String(name)];
        },
      },
    );
    readSettings(env, "/home/streck");
    expect([...read].toSorted()).toEqual(NAMES.toSorted());
  });

  test("is printed with --help, one line each, and says what holds without it", () => {
    for (const [name, { standard, means }] of Object.entries(SETTINGS)) {
      const line = help()
        .split("\n")
        .find((one) => one.trim().startsWith(`${name} `));
      expect(line).toContain(means);
      expect(line).toContain(standard);
    }
  });

  test("is the one in the README", () => {
    const readme = readFileSync(join(import.meta.dirname, "../../../README.md"), "utf8");
    const table = /\| variable \|[^]*?\n\n/.exec(readme)?.[0] ?? "";
    const rows = table.split("\n").slice(2);
    const named = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name ?? ""));
    expect(named.toSorted()).toEqual(NAMES.filter((name) => !NOT_FOR_README.includes(name)).toSorted());
    for (const row of rows) {
      const [, names = "", standards = ""] = row.split("|");
      const said = [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => SETTINGS[name as keyof typeof SETTINGS].standard);
      expect(standards.replaceAll("`", "").trim()).toBe(said.filter((standard) => standard !== "").join(", "));
    }
  });
});

describe("arguments", () => {
  test("that are known", () => {
    expect(readArguments([])).toEqual({ ok: true, value: { help: false, example: false } });
    expect(readArguments(["--help"])).toEqual({ ok: true, value: { help: true, example: false } });
    expect(readArguments(["-h"])).toEqual({ ok: true, value: { help: true, example: false } });
  });

  test("that ask for the example", () => {
    expect(readArguments(["--example"])).toEqual({ ok: true, value: { help: false, example: true } });
  });

  test.each([["--port"], ["PORT=9000"], ["--Help"], [""]])("that are not: %j", (argument) => {
    expect(readArguments(["--help", argument])).toEqual({ ok: false, error: { kind: "unknown-argument", argument } });
  });
});
