import { isReservedInSpss } from "../domain/questionnaire/codes.ts";

const MOST = 64;

/**
 * Names that SPSS keeps (29, "Variable names"), as close to ours as they can be: a letter first, no hyphen, none of its own words,
 * at most 64 signs, and no two that differ in capitals only. Ours are ASCII.
 */
export function savNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9_.]/g, "_").replace(/\.+$/, "");
    const begun = /^[A-Za-z]/.test(plain) ? plain : `v_${plain}`;
    const wanted = isReservedInSpss(begun) ? `${begun}_` : begun;
    const found = firstFree(wanted, taken);
    taken.add(found.toUpperCase());
    return found;
  });
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  for (let turn = 1; ; turn++) {
    const ending = turn === 1 ? "" : `_${turn}`;
    const name = `${wanted.slice(0, MOST - ending.length)}${ending}`;
    if (!taken.has(name.toUpperCase())) {
      return name;
    }
  }
}
