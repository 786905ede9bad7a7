export type Encoding = "utf-8" | "utf-16" | "windows-1252";

/**
 * The text in a file's bytes. UTF-16 says so by its byte order mark, or by every other byte of its first letters being
 * 0; what is no UTF-8 is taken for what Swedish offices' older programs write, and that is a guess.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const wide = utf16Of(bytes);
  if (wide !== null) {
    return { text: new TextDecoder(wide).decode(bytes), encoding: "utf-16" };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) {
    return "utf-16le";
  }
  if (first === 0xfe && second === 0xff) {
    return "utf-16be";
  }
  if (first !== undefined && first !== 0 && second === 0 && fourth === 0) {
    return "utf-16le";
  }
  return first === 0 && second !== undefined && second !== 0 && third === 0 ? "utf-16be" : null;
}
