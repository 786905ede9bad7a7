/** Hands text or bytes, whole or in parts, to the browser as a file. Returns once the browser has taken it. */
export type Download = (file: {
  readonly name: string;
  readonly type: string;
  readonly content: string | readonly (string | Uint8Array<ArrayBuffer>)[];
}) => void;

/** Long enough for the browser to have opened the address. */
const KEPT_MS = 60_000;

export function downloadWith(document: Document): Download {
  const open = new Set<string>();
  const forget = (address: string): void => {
    URL.revokeObjectURL(address);
    open.delete(address);
  };
  // Nobody comes back to a page that still has a file's content by its address.
  document.defaultView?.addEventListener("pagehide", () => [...open].forEach(forget));
  return ({ name, type, content }) => {
    const address = URL.createObjectURL(new Blob([content].flat(), { type: `${type};charset=utf-8` }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    open.add(address);
    setTimeout(() => forget(address), KEPT_MS);
  };
}
