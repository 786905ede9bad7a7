/**
 * The form of a schema as text: what it takes and what it refuses, apart from the functions in it. Two schemas have the
 * same text when nothing that travels between tablet and server tells them apart.
 */
export function schemaForm(schema: unknown): string {
  return JSON.stringify(formOf(schema));
}

type Form = null | boolean | number | string | readonly Form[] | { readonly [name: string]: Form };

/** What a schema is made of besides its form: how the library runs it, and where its default messages come from. */
const MACHINERY = new Set(["~run", "~standard", "reference", "expects", "async", "message"]);

function formOf(part: unknown): Form {
  switch (typeof part) {
    case "string":
    case "boolean":
      return part;
    case "number":
      return Number.isFinite(part) ? part : String(part);
    case "function":
      // A check of our own: that there is one is part of the form, its source is not.
      return "(a check)";
    case "bigint":
    case "symbol":
    case "undefined":
      return String(part);
    default:
      return part === null ? null : formOfObject(part);
  }
}

function formOfObject(part: object): Form {
  if (Array.isArray(part)) {
    return part.map(formOf);
  }
  if (part instanceof RegExp) {
    return String(part);
  }
  const members = Object.entries(part)
    .filter(([name]) => !MACHINERY.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, formOf(member)]));
}
