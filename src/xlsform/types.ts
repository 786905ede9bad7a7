import type { FormFindingCode } from "./findings.ts";

/** What a row of the form asks, as far as a questionnaire can. */
export type QuestionType =
  | { readonly kind: "one" | "many"; readonly list: string; readonly orOther: boolean }
  | { readonly kind: "number" | "range" | "text" | "note" };

export type RowType =
  | QuestionType
  | { readonly kind: "begin"; readonly repeats: boolean }
  | { readonly kind: "end" }
  | { readonly kind: "none" }
  | { readonly kind: "other"; readonly code: FormFindingCode };

/** What the device would note by itself, without anybody being asked: we collect none of it. */
const UNASKED = new Set([
  "start",
  "end",
  "today",
  "deviceid",
  "device id",
  "username",
  "phonenumber",
  "phone number",
  "simserial",
  "subscriberid",
  "email",
  "audit",
  "start-geopoint",
  "background-audio",
  "background-geopoint",
]);

const PLAIN: Readonly<Record<string, RowType>> = {
  text: { kind: "text" },
  string: { kind: "text" },
  integer: { kind: "number" },
  int: { kind: "number" },
  range: { kind: "range" },
  note: { kind: "note" },
  "begin group": { kind: "begin", repeats: false },
  "begin repeat": { kind: "begin", repeats: true },
  "end group": { kind: "end" },
  "end repeat": { kind: "end" },
};

const SELECT = /^(select one|select1|select one from|select multiple|select all that apply from|select all that apply)\s+(.+)$/i;

export function readType(text: string): RowType {
  const said = text.trim().replaceAll(/\s+/g, " ");
  if (said === "") {
    return { kind: "none" };
  }
  // Only the type's own words may be joined by underscores: a list's name may have some of its own.
  const words = said.replace(
    /^(select_one(?:_from_file|_external)?|select_multiple(?:_from_file)?|(?:begin|end)_\w+|add_\w+)/i,
    (type) => type.replaceAll("_", " "),
  );
  if (/^select (one|multiple) (from file|external)\b/i.test(words)) {
    return { kind: "other", code: "file-of-options" };
  }
  const [, type = "", rest = ""] = SELECT.exec(words) ?? [];
  if (type !== "") {
    const list = rest.replace(/\s+(or_other|or specify other)$/i, "");
    const kind = /multiple|all/i.test(type) ? "many" : "one";
    return { kind, list, orOther: list !== rest };
  }
  const plain = words.toLowerCase();
  if (UNASKED.has(plain)) {
    return { kind: "other", code: "collects-unasked" };
  }
  return (Object.hasOwn(PLAIN, plain) ? PLAIN[plain] : undefined) ?? { kind: "other", code: "unsupported-type" };
}
