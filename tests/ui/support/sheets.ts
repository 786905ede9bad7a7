import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(import.meta.dirname, "../../..");

export type Source = { readonly file: string; readonly text: string };

/** The files that a glob below the repository finds, without what their comments say; paths with `/`. */
export function sourcesOf(pattern: string): readonly Source[] {
  return globSync(pattern, { cwd: repository }).map((file) => ({
    file: file.replaceAll("\\", "/"),
    text: readFileSync(join(repository, file), "utf8").replace(/\/\*[^]*?\*\//g, ""),
  }));
}

/** The custom properties that a text of styles gives a value, with the last one that it gives. */
export function propertiesIn(css: string): ReadonlyMap<string, string> {
  return new Map(
    [...css.matchAll(/(?<=[{;\s])(--[\w-]+)\s*:\s*([^;}]+)/g)].map(([, name = "", value = ""]) => [name, value.trim()]),
  );
}

/** The custom properties that a text, of styles or of a program, asks for. */
export function namesAskedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = ""]) => name));
}
