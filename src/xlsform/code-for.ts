import { isCode } from "../domain/questionnaire/codes.ts";

const LONGEST = 64;

/** The code that a name of the form becomes: itself where it can, else the nearest that isn't taken. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const plain = isCode(name) ? name : plainCode(name);
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? "" : `_${count}`;
    const code = plain.slice(0, LONGEST - suffix.length) + suffix;
    if (!taken.has(code)) {
      return code;
    }
  }
}

function plainCode(name: string): string {
  const letters = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "_")
    .replace(/^[_-]+/, "")
    .slice(0, LONGEST);
  return letters === "" ? "x" : letters;
}
