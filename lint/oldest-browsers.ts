/**
 * What the oldest supported browsers lack of what a program would take for granted: the tablet runs from iPadOS 15.4, the
 * console from 16.0, both from Chrome 108. The build lowers syntax, never the library: these type-check, and throw on an
 * old tablet in the middle of an interview. What is looked for before it is used (`CompressionStream`, `navigator.wakeLock`,
 * `navigator.storage`) is not listed. `tests/build/oldest-browsers.test.ts` looks through what was built, libraries too.
 */
type Restricted = { readonly object?: string; readonly property: string; readonly message: string };

const BOTH = "iPadOS 16.0 or Chrome 108 lack it, and they are supported.";
const TABLET = "iPadOS 15.4 lacks it, and tablets run on it.";

/** Methods by their name alone, whatever they are called on: names that nothing of ours has. */
const METHODS = [
  "toSorted",
  "toReversed",
  "toSpliced",
  "isWellFormed",
  "toWellFormed",
  "isSubsetOf",
  "isSupersetOf",
  "isDisjointFrom",
  "symmetricDifference",
  "getOrInsert",
  "getOrInsertComputed",
  "setFromBase64",
  "toBase64",
  "toHex",
  "checkVisibility",
  "showPopover",
  "hidePopover",
  "togglePopover",
  "startViewTransition",
  "moveBefore",
  "getSetCookie",
];
const OF_OBJECTS: readonly (readonly [object: string, properties: readonly string[]])[] = [
  ["AbortSignal", ["any"]],
  ["URL", ["canParse", "parse"]],
  ["Array", ["fromAsync"]],
  ["Object", ["groupBy"]],
  ["Map", ["groupBy"]],
  ["Promise", ["withResolvers", "try"]],
  ["RegExp", ["escape"]],
  ["Error", ["isError"]],
  ["Math", ["sumPrecise", "f16round"]],
  ["Iterator", ["from", "concat", "zip"]],
  ["Uint8Array", ["fromBase64", "fromHex"]],
  ["Response", ["json"]],
  ["ReadableStream", ["from"]],
  ["Symbol", ["dispose", "asyncDispose"]],
  ["Intl", ["DurationFormat"]],
  ["navigator", ["userActivation", "getBattery", "connection", "deviceMemory", "userAgentData", "scheduling"]],
  ["document", ["caretPositionFromPoint", "requestStorageAccessFor"]],
  ["screen", ["orientation"]],
];
const GLOBALS = ["requestIdleCallback", "cancelIdleCallback", "scheduler", "cookieStore", "URLPattern", "navigation", "Temporal"];

const TABLET_METHODS = ["requestSubmit", "showPicker"];
const TABLET_OBJECTS: typeof OF_OBJECTS = [["AbortSignal", ["timeout"]]];
const TABLET_GLOBALS = ["SharedWorker"];

export const tooNewForConsole = restricted(METHODS, OF_OBJECTS, BOTH);
export const tooNewForTablet = [...tooNewForConsole, ...restricted(TABLET_METHODS, TABLET_OBJECTS, TABLET)];

export const globalsTooNewForConsole = GLOBALS.map((name) => ({ name, message: BOTH }));
export const globalsTooNewForTablet = [...globalsTooNewForConsole, ...TABLET_GLOBALS.map((name) => ({ name, message: TABLET }))];

function restricted(methods: readonly string[], objects: typeof OF_OBJECTS, message: string): Restricted[] {
  return [
    ...methods.map((property) => ({ property, message })),
    ...objects.flatMap(([object, properties]) => properties.map((property) => ({ object, property, message }))),
  ];
}
