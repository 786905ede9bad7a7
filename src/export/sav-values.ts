import type { ValueLabel } from "../domain/codebook/codebook.ts";
import type { Column } from "./table.ts";

/** How a column stands in a file of SPSS: as text of so many bytes, or as numbers, some with a label, some missing. */
export type SavKind =
  | { readonly kind: "text"; readonly width: number }
  | { readonly kind: "number"; readonly numbers: ReadonlyMap<string, SavValue>; readonly measure: "nominal" | "scale" };
export type SavValue = { readonly number: number; readonly label: string; readonly missing: boolean };

/** Longer ones SPSS has no room for. */
const MOST_WIDTH = 32_767;

/**
 * Where the codebook lists the codes, each becomes a number with a label, as SPSS has scales and its missing values: codes that
 * are whole numbers stay what they are, others are counted from 1 in the codebook's order. What is missing is below zero, and
 * below every number that can be answered.
 */
export function savKind({ kind, values, longest, least = 0 }: Column): SavKind {
  if (kind !== "number" && values.length === 0) {
    return { kind: "text", width: Math.min(MOST_WIDTH, Math.max(1, longest)) };
  }
  const valid = values.filter(({ missing }) => !missing);
  const own = valid.every(({ code }) => isWholeNumber(code));
  const numbered = valid.map((value, position) => [value, own ? Number(value.code) : position + 1] as const);
  const below = firstBelow(Math.min(least, 0, ...numbered.map(([, number]) => number)));
  const missing = values.filter((value) => value.missing).map((value, position) => [value, below - position] as const);
  return {
    kind: "number",
    measure: kind === "number" ? "scale" : "nominal",
    numbers: new Map([...numbered, ...missing].map(([value, number]) => [value.code, savValue(value, number)])),
  };
}

function savValue({ label, missing }: ValueLabel, number: number): SavValue {
  return { number, label, missing };
}

/** -1 below zero, -11 below -5, -101 below -99. */
function firstBelow(least: number): number {
  return least === 0 ? -1 : -(10 ** String(-least).length) - 1;
}

/** In the only spelling that a number has, and small enough to stay exact. */
function isWholeNumber(code: string): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(code);
}
