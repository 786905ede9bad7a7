import * as v from "valibot";

/**
 * From version 2 on a document says itself what a reader may leave out if it doesn't know it: members, each by the way to
 * it from the document, with positions in lists passed over (`items.options.pictogram`). What is not named there is
 * needed, whoever reads it. It speaks of members only: an unknown kind of item, or a word that nobody knows in the place
 * of a known one, can't be left out. Nor does a document speak for another one that stands in it.
 */
export const MayIgnore = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(200), v.regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/))),
  v.maxLength(200),
);

type Way = readonly (string | number)[];

/** What a schema says of the document without what it doesn't know and that may be left out, and the ways to all that was. */
export function leaveOut<Written>(
  schema: v.GenericSchema<unknown, Written>,
  document: unknown,
): { readonly checked: v.SafeParseResult<v.GenericSchema<unknown, Written>>; readonly leftOut: readonly string[] } {
  const ignorable = ignorableIn(document);
  const leftOut = new Set<string>();
  let rest = document;
  // A schema names one unknown member of each object at a time.
  for (;;) {
    const checked = v.safeParse(schema, rest);
    const unknown = unknownMembers(checked.issues).filter((way) => ignorable.has(nameOf(way)));
    if (unknown.length === 0) {
      return { checked, leftOut: [...leftOut].sort() };
    }
    for (const way of unknown) {
      leftOut.add(nameOf(way));
      rest = without(rest, way);
    }
  }
}

/** Whether what a schema refused is that it doesn't know a member. */
export function isUnknownMember({ type, expected, path }: v.BaseIssue<unknown>): boolean {
  return type === "strict_object" && expected === "never" && path?.at(-1)?.origin === "key";
}

function ignorableIn(document: unknown): ReadonlySet<string> {
  const said = typeof document === "object" && document !== null && "mayIgnore" in document ? document.mayIgnore : [];
  return new Set(v.is(MayIgnore, said) ? said : []);
}

function unknownMembers(issues: readonly v.BaseIssue<unknown>[] = []): Way[] {
  return issues.flatMap((issue) => (isUnknownMember(issue) ? [wayTo(issue)] : []));
}

function wayTo({ path = [] }: { readonly path?: readonly { readonly key?: unknown }[] | undefined }): Way {
  return path.map(({ key }) => (typeof key === "number" ? key : String(key)));
}

function nameOf(way: Way): string {
  return way.filter((part) => typeof part === "string").join(".");
}

function without(value: unknown, [step, ...further]: Way): unknown {
  if (typeof value !== "object" || value === null || step === undefined) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((member: unknown, position) => (position === step ? without(member, further) : member));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (name !== step) {
        return [[name, member]];
      }
      return further.length === 0 ? [] : [[name, without(member, further)]];
    }),
  );
}
