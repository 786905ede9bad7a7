/**
 * What Safari got after 15.4 and these pages could be tempted by, by the name under which it is found. Not trusted types: this
 * WebKit would go on asking for them, where an older one knows nothing of the policy that does.
 */
const NEWER = [
  "AbortSignal.timeout",
  "AbortSignal.any",
  "Array.fromAsync",
  "Array.prototype.toReversed",
  "Array.prototype.toSorted",
  "Array.prototype.toSpliced",
  "Array.prototype.with",
  "Blob.prototype.bytes",
  "CompressionStream",
  "DecompressionStream",
  "Document.prototype.startViewTransition",
  "Element.prototype.checkVisibility",
  "HTMLElement.prototype.inert",
  "HTMLElement.prototype.popover",
  "HTMLFormElement.prototype.requestSubmit",
  "Iterator",
  "Map.groupBy",
  "Navigator.prototype.storage",
  "Navigator.prototype.userActivation",
  "Navigator.prototype.wakeLock",
  "Object.groupBy",
  "OffscreenCanvas",
  "Promise.try",
  "Promise.withResolvers",
  "Response.json",
  "Set.prototype.difference",
  "Set.prototype.intersection",
  "Set.prototype.union",
  "SharedWorker",
  "String.prototype.isWellFormed",
  "String.prototype.toWellFormed",
  "URL.canParse",
  "URL.parse",
  "Uint8Array.fromBase64",
  "Uint8Array.prototype.toBase64",
];

/** A script that takes all of it away before a page begins. */
export function withoutNewer(): string {
  return `for (const path of ${JSON.stringify(NEWER)}) {
    const names = path.split(".");
    const last = names.pop();
    const owner = names.reduce((found, name) => found?.[name], globalThis);
    if (owner !== undefined) delete owner[last];
  }`;
}
