/** Texts by their full key, for example `purpose.start`, in the order in which they stand in their file. */
export type KeyedTexts = ReadonlyMap<string, string>;

const SEPARATOR = ".";

/** Throws when something in the file is neither a text nor a group of texts. */
export function keyedTexts(content: unknown): KeyedTexts {
  return new Map(textsBelow(content, []));
}

/** The content of a file that has these texts: groups stand where their first text does. */
export function nestTexts(texts: KeyedTexts): object {
  const root: Group = {};
  for (const [key, text] of texts) {
    const names = key.split(SEPARATOR);
    const last = names.pop() ?? key;
    const group = names.reduce<Group>((parent, name) => {
      const child = Object.hasOwn(parent, name) ? parent[name] : undefined;
      const made = typeof child === "object" ? child : {};
      parent[name] = made;
      return made;
    }, root);
    group[last] = text;
  }
  return root;
}

type Group = { [name: string]: Group | string };

function textsBelow(part: unknown, names: readonly string[]): [string, string][] {
  if (typeof part === "string") {
    return [[names.join(SEPARATOR), part]];
  }
  if (typeof part !== "object" || part === null || Array.isArray(part)) {
    throw new TypeError(`${names.join(SEPARATOR)} is no text and no group of texts`);
  }
  return Object.entries(part).flatMap(([name, member]) => textsBelow(member, [...names, name]));
}
