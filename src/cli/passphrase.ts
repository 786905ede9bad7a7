import { readFileSync } from "node:fs";

/** The whole file; null where it can't be read. */
export function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

export function firstLine(path: string): string | null {
  return (
    textOf(path)
      ?.replace(/^\uFEFF/, "")
      .split(/\r?\n/, 1)[0] ?? null
  );
}
