import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import { isUnknownMember, leaveOut } from "./may-ignore.ts";
import { type DocumentKind, versionOf } from "./version-of.ts";

/** What a document says to whom it was read for, and the ways to what it said could be left out, and was. */
export type ReadDocument<Value> = { readonly value: Value; readonly leftOut: readonly string[] };

/** `needs-update`: it is one of ours, written for a newer app than this one. */
export type Unreadable = "malformed" | "needs-update";

/** What a document of this version says in the words of the newest one; `without`: without what it says may be left out. */
export type DocumentVersion<Value> = (document: unknown, how: "whole" | "without") => Result<ReadDocument<Value>, Unreadable>;

/**
 * Reads a document of any version. A version that isn't known means something that an older app would get wrong: it is
 * never read as an older one, whatever it says may be left out. Of version 1 a fault is a fault, apart from members that
 * aren't known; of a later one, whatever is wrong in this app's eyes is a newer app's business.
 */
export function readDocument<Value>(
  kind: DocumentKind,
  versions: Readonly<Record<number, DocumentVersion<Value>>>,
  content: unknown,
): Result<ReadDocument<Value>, Unreadable> {
  const number = versionOf(kind, content);
  if (number === null) {
    return err("malformed");
  }
  const version = versions[number];
  if (version === undefined) {
    return err("needs-update");
  }
  // Version 1 has no word for what may be left out.
  const read = version(content, number === 1 ? "whole" : "without");
  return read.ok || number === 1 ? read : err("needs-update");
}

/** The form of one version, and what a document of this form says in the words of the newest one. */
export function documentVersion<Written, Value>(
  schema: v.GenericSchema<unknown, Written>,
  upcast: (written: Written) => Result<ReadDocument<Value>, Unreadable>,
): DocumentVersion<Value> {
  return (document, how) => {
    const { checked, leftOut } =
      how === "without" ? leaveOut(schema, document) : { checked: v.safeParse(schema, document), leftOut: [] };
    if (!checked.success) {
      return err(checked.issues.every(isUnknownMember) ? "needs-update" : "malformed");
    }
    const read = upcast(checked.output);
    return read.ok ? ok({ value: read.value.value, leftOut: [...leftOut, ...read.value.leftOut] }) : read;
  };
}

/** A document with nothing in it that would have to be read by itself. */
export function whole<Value>(value: Value): Result<ReadDocument<Value>, never> {
  return ok({ value, leftOut: [] });
}
