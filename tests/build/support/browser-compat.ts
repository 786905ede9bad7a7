import bcd from "@mdn/browser-compat-data" with { type: "json" };
import type { CompatStatement, Identifier, SimpleSupportStatement } from "@mdn/browser-compat-data";

/** Oldest versions that must run what was built, by the names that MDN gives browsers. */
export type Oldest = Readonly<Partial<Record<"safari_ios" | "safari" | "chrome" | "chrome_android", string>>>;

/** Interfaces whose methods are looked for by name. Not all: a name like `destroy` means something else in most programs. */
const INTERFACES =
  /^(AbortSignal|Blob|Cache|CacheStorage|Clipboard|Crypto|SubtleCrypto|CSSStyleSheet|DOMTokenList|Document|Element|HTML(Button|Dialog|Form|Input|Select|TextArea)?Element|Event|FormData|Headers|IDB\w+|Location|History|LockManager|MediaQueryList|MessagePort|Navigator|Node|Performance|ReadableStream|Request|Response|ServiceWorker(Container|GlobalScope)?|Clients|Storage|StorageManager|URL|URLSearchParams|WakeLock|Window|Worker)$/;
/** The variables under which a page finds its surroundings, and what they are. */
const INSTANCES = {
  navigator: "Navigator",
  document: "Document",
  screen: "Screen",
  crypto: "Crypto",
  performance: "Performance",
};

type Group = Readonly<Record<string, Identifier | undefined>>;
const builtIns = bcd.javascript["builtins"] as unknown as Group;
const api = bcd.api as unknown as Group;

/** True where every one of these browsers has it as the standard says: without a flag, a prefix or another name. */
function isSupported({ support }: CompatStatement, oldest: Oldest): boolean {
  return Object.entries(oldest).every(([browser, version]) => {
    const statements = support[browser as keyof typeof support];
    return [statements ?? []].flat().some((statement) => isSince(statement, version));
  });
}

/** What was there in part, and is there in full since, was there. */
function isSince(statement: SimpleSupportStatement, version: string): boolean {
  const { version_added, version_removed, flags, prefix, alternative_name } = statement;
  const since = numberIn(version_added);
  const until = numberIn(version_removed);
  const asNamed = flags === undefined && prefix === undefined && alternative_name === undefined;
  return asNamed && since !== null && isAtMost(since, version) && (until === null || !isAtMost(until, version));
}

function numberIn(version: unknown): string | null {
  return typeof version === "string" ? (/[\d.]+/.exec(version)?.[0] ?? null) : null;
}

function isAtMost(one: string, other: string): boolean {
  const [major = 0, minor = 0] = one.split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split(".").map(Number);
  return major < otherMajor || (major === otherMajor && minor <= otherMinor);
}

function isMissing(feature: Identifier | undefined, oldest: Oldest): boolean {
  return feature?.__compat !== undefined && !isSupported(feature.__compat, oldest);
}

/** `AbortSignal.any`, `navigator.connection`: what a thing of the browser's has under this name is too new. */
export function isTooNewMember(object: string, property: string, oldest: Oldest): boolean {
  const instance = Object.hasOwn(INSTANCES, object) ? INSTANCES[object as keyof typeof INSTANCES] : undefined;
  const places =
    instance === undefined
      ? [builtIns[object]?.[`${property}_static`] ?? builtIns[object]?.[property], api[object]?.[`${property}_static`]]
      : [api[instance]?.[property]];
  return places.some((place) => isMissing(place, oldest));
}

/** `CompressionStream`: a constructor or a namespace of the browser's that is too new. */
export function isTooNewGlobal(name: string, oldest: Oldest): boolean {
  return /^[A-Z]/.test(name) && isMissing(builtIns[name] ?? api[name], oldest);
}

const methods = new Map<string, CompatStatement[]>();
const groups = [
  [builtIns, /^(?!Temporal|\w*DisposableStack)/],
  [builtIns["Intl"] as unknown as Group, /./],
  [api, INTERFACES],
] as const;
for (const [group, names] of groups) {
  for (const [name, members] of Object.entries(group).filter(([each]) => names.test(each))) {
    for (const [member, feature] of Object.entries((members ?? {}) as Group).filter(
      ([each]) => /^[a-z]\w*$/.test(each) && each !== name,
    )) {
      if (feature?.__compat !== undefined && !/_(static|event)$/.test(member)) {
        methods.set(member, [...(methods.get(member) ?? []), feature.__compat]);
      }
    }
  }
}

/** `toSorted`: whatever it is called on, every method of that name is too new. */
export function isTooNewMethod(name: string, oldest: Oldest): boolean {
  const known = methods.get(name) ?? [];
  return known.length > 0 && known.every((statement) => !isSupported(statement, oldest));
}

/** What a style sheet has that is too new: `overflow: clip`, `::highlight`, `@scope`, `color-mix()`, `1cqw`. */
export function tooNewStyles(css: string, oldest: Oldest): string[] {
  const {
    properties = {},
    selectors = {},
    "at-rules": rules = {},
    types = {},
  } = bcd.css as unknown as Record<string, Group | undefined>;
  const plain = css.replace(/\/\*[^]*?\*\/|"[^"]*"|url\([^)]*\)/g, "");
  const found = new Set<string>();
  const note = (name: string, feature: Identifier | undefined): void => {
    if (isMissing(feature, oldest)) {
      found.add(name);
    }
  };
  for (const [, prelude = ""] of plain.matchAll(/([^{};]+)\{/g)) {
    for (const [name, colons = "", pseudo = ""] of prelude.startsWith("@") ? [] : prelude.matchAll(/(::?)([\w-]+)/g)) {
      note(name, colons === ":" || selectors[pseudo] !== undefined ? selectors[pseudo] : undefined);
    }
    if (prelude.includes("&") || /\((width|height)\s*[<>]/.test(prelude)) {
      found.add(prelude.trim());
    }
  }
  for (const [name, rule = ""] of plain.matchAll(/@([a-z-]+)/g)) {
    note(name, rules[rule]);
  }
  for (const [, property = "", value = ""] of plain.matchAll(/[{;]\s*([a-z][a-z-]*)\s*:([^;{}]+)/g)) {
    note(property, properties[property]);
    for (const [, name = ""] of value.matchAll(/(?<![\w-])([a-z][\w-]*)\(/g)) {
      note(`${name}()`, named(types, name));
    }
    for (const [word] of value.matchAll(/(?<![\w-])[a-z][a-z-]*(?![\w(-])/g)) {
      note(`${property}: ${word}`, properties[property]?.[word] ?? properties[property]?.[word.replaceAll("-", "_")]);
    }
  }
  const length = types["length"];
  // A number begins where no name goes on: the names of styles end in anything.
  for (const [, unit = ""] of plain.matchAll(
    /(?<![\w#-])-?[\d.]*\d((?:[sld]v|cq)(?:h|w|i|b|min|max)|r?lh|cap|ic|rch|rex|ric|rcap)\b/g,
  )) {
    const feature = /^[sld]v/.test(unit)
      ? "viewport_percentage_units_dynamic"
      : unit.startsWith("cq")
        ? "container_query_length_units"
        : unit;
    note(`1${unit}`, length?.[feature]);
  }
  return [...found].toSorted();
}

function named(group: Group, name: string): Identifier | undefined {
  for (const [key, member] of Object.entries(group)) {
    const found = key === "__compat" || member === undefined ? undefined : key === name ? member : named(member, name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
