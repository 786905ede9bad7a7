import type { Option } from "../questionnaire/document.ts";

/**
 * One cell of a table of data, before any format has its say. A code is one of those that the codebook lists, or an id. What
 * is missing says why; the code is what stands for it where a format has no other word.
 */
export type Cell =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing"; readonly why: Missing; readonly code: string };

/** `not-kept`: a round may keep no weeks. Of what is published, `hidden`: it would give somebody away; `not-known`: the strokes say nothing of it. */
export type Missing = "skipped" | "not-applicable" | "not-kept" | "hidden" | "not-known" | NonNullable<Option["meaning"]>;

export function numberCell(value: number): Cell {
  return { kind: "number", number: value };
}

export function codeCell(value: string): Cell {
  return { kind: "code", code: value };
}

export function textCell(value: string): Cell {
  return { kind: "text", text: value };
}
