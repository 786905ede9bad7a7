import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";
import { repository } from "./support/built.ts";

/**
 * A function that takes two plain texts side by side can be called with them the wrong way round, and nothing notices.
 * Ids, hashes, dates and languages are brands; other texts of different meaning come in an object, by name.
 */
const MAY: Readonly<Record<string, string>> = {
  "envelopes/passphrase.ts isSamePassphrase": "compares two of one kind: either order is the same",
  "i18n/translator.ts format": "is called by i18next, which has them in this order",
  "kiosk/browser/browser.ts write": "is the browser's own `setItem`, which everybody knows in this order",
};

const src = join(repository, "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.replaceAll("\\", "/"));

test("no function takes two texts of different meaning side by side, unless it says why", () => {
  const found = files.flatMap((name) => pairsIn(name, readFileSync(join(src, name), "utf8")));
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(MAY).toSorted());
});

test.each([
  ["a function", "function planted(one: string, other: string) {}"],
  ["a text that may be missing", "function planted(one: string | null, other?: string) {}"],
  ["a text with a default", "function planted(one: string, other = '') {}"],
  ["an arrow", "const planted = (at: number, one: string, other: string | undefined) => at;"],
  ["a type of function", "type Of = { readonly planted: (one: string, other: string) => void };"],
  ["a method's signature", "type Of = { planted(one: string, other: string): void };"],
  ["a method", "const it = { planted(one: string, other: string) {} };"],
  ["a class's method", "class It { planted(one: string, other: string) {} }"],
])("such a pair is found in %s", (_what, text) => {
  expect(pairsIn("x.ts", text)).toEqual(["x.ts planted"]);
});

test("what differs in its type, or stands apart, is no such pair", () => {
  expect(pairsIn("x.ts", "function f(id: SiteId, text: string, at: number, name: string, ...rest: string[]) {}")).toEqual([]);
});

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Who has such a pair: the file, and the name that stands nearest. */
function pairsIn(file: string, text: string): readonly string[] {
  const { program, errors } = parseSync(file, text);
  expect([file, errors]).toEqual([file, []]);
  const found: string[] = [];
  const walk = (value: unknown, around: string): void => {
    if (Array.isArray(value)) {
      for (const part of value) {
        walk(part, around);
      }
    } else if (isNode(value)) {
      const name = nameOf(value["id"]) ?? nameOf(value["key"]) ?? around;
      const texts = listOf(value["params"]).map((parameter) => isPlainText(parameter));
      if (texts.some((is, position) => is && texts[position + 1])) {
        found.push(`${file} ${name}`);
      }
      for (const part of Object.values(value)) {
        walk(part, name);
      }
    }
  };
  walk(program, "");
  return found;
}

function isPlainText(parameter: unknown): boolean {
  if (!isNode(parameter)) {
    return false;
  }
  if (parameter.type === "TSParameterProperty") {
    return isPlainText(parameter["parameter"]);
  }
  if (parameter.type === "AssignmentPattern") {
    const { left, right } = parameter;
    return isPlainText(left) || (isNode(left) && !left["typeAnnotation"] && isNode(right) && typeof right["value"] === "string");
  }
  const annotation = parameter["typeAnnotation"];
  return parameter.type === "Identifier" && isNode(annotation) && isTextType(annotation["typeAnnotation"]);
}

function isTextType(type: unknown): boolean {
  if (!isNode(type)) {
    return false;
  }
  if (type.type === "TSUnionType") {
    const parts = listOf(type["types"]).filter((part) => !(isNode(part) && /^TS(Null|Undefined)Keyword$/.test(part.type)));
    return parts.length > 0 && parts.every(isTextType);
  }
  return type.type === "TSStringKeyword";
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node["name"] === "string" ? node["name"] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
