import type { Division, KnownMargin } from "../../domain/weighting/representation.ts";
import { asciiDigits } from "../../kernel/digits.ts";

/** What stands in the fields, by division and part. */
export type Typed = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `whole`: some of its numbers are missing; `number`: one is no whole number; `nobody`: all are 0. */
export type TypedFault = "whole" | "number" | "nobody";

/** The divisions that were filled in, and what is wrong with which. One of which nothing was filled in is not known, and no fault. */
export function typedMargins(
  divisions: readonly Division[],
  typed: Typed,
): { readonly margins: readonly KnownMargin[]; readonly faults: ReadonlyMap<string, TypedFault> } {
  const margins: KnownMargin[] = [];
  const faults = new Map<string, TypedFault>();
  for (const { of, parts } of divisions) {
    // Numbers are parted in threes in one way or another.
    const said = parts.map((part) => asciiDigits(typed[of]?.[part] ?? "").replace(/[\s\u00a0\u202f]/g, ""));
    if (said.every((one) => one === "")) {
      continue;
    }
    if (said.some((one) => one !== "" && !/^\d{1,8}$/.test(one))) {
      faults.set(of, "number");
    } else if (said.includes("")) {
      faults.set(of, "whole");
    } else if (said.every((one) => Number(one) === 0)) {
      faults.set(of, "nobody");
    } else {
      margins.push({ of, counts: parts.map((part, place) => ({ part, count: Number(said[place]) })) });
    }
  }
  return { margins, faults };
}
