import { createHash } from "node:crypto";

/**
 * A short hash of the form of a schema: of what it takes and what it refuses, apart from what stands in its functions.
 * Parts are hashed first and then what they are part of, so it makes no difference whether a part is used once or often.
 */
export function schemaFingerprint(schema: unknown): string {
  return createHash("sha256").update(formOf(schema, new Map())).digest("hex").slice(0, 16);
}

/** What a schema is made of besides its form: how the library runs it, and the words for what went wrong. */
const MACHINERY = new Set(["~run", "~standard", "reference", "expects", "async", "message"]);

function formOf(part: unknown, known: Map<object, string>): string {
  if (typeof part === "function") {
    // A check of our own: that there is one is part of the form, its source is not.
    return "a check";
  }
  if (typeof part !== "object" || part === null) {
    return `${typeof part} ${String(part)}`;
  }
  const form = known.get(part) ?? hash(formOfObject(part, known));
  known.set(part, form);
  return form;
}

function formOfObject(part: object, known: Map<object, string>): string {
  if (part instanceof RegExp) {
    return `pattern ${String(part)}`;
  }
  if (Array.isArray(part)) {
    return `list ${part.map((member) => formOf(member, known)).join(",")}`;
  }
  const members = Object.entries(part).filter(([name]) => !MACHINERY.has(name));
  return `object ${members
    .map(([name, member]) => `${name}=${formOf(member, known)}`)
    .sort()
    .join(",")}`;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
