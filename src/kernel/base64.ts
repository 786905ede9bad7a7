const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUE_OF: ReadonlyMap<string, number> = new Map(Array.from(SIGNS, (sign, value) => [sign, value]));

/** RFC 4648, with padding. Neither all browsers nor the runtime-free parts have a function for bytes. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(start, start + 3);
    const left = bytes.length - start;
    parts.push(
      signAt(a >> 2),
      signAt(((a & 3) << 4) | (b >> 4)),
      left > 1 ? signAt(((b & 15) << 2) | (c >> 6)) : "=",
      left > 2 ? signAt(c & 63) : "=",
    );
  }
  return parts.join("");
}

/** Null where it is not what `toBase64` writes: of each bytes there is one text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  if (text.length % 4 !== 0) {
    return null;
  }
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const signs = text.length - padding;
  let held = 0;
  let bits = 0;
  let length = 0;
  for (let position = 0; position < signs; position++) {
    const value = VALUE_OF.get(text[position] ?? "");
    if (value === undefined) {
      return null;
    }
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 0xff;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}

function signAt(value: number): string {
  return SIGNS[value] ?? "";
}
