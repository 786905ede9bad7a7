const UTF8 = new TextEncoder();

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return UTF8.encode(text);
}

export function bytesOf(text: string): number {
  return utf8(text).byteLength;
}

/** As much of a text as fits into so many bytes. No half sign at its end. */
export function cutToBytes(text: string, most: number): Uint8Array<ArrayBuffer> {
  const bytes = utf8(text);
  if (bytes.byteLength <= most) {
    return bytes;
  }
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0b1100_0000) === 0b1000_0000) {
    end -= 1;
  }
  return bytes.slice(0, end);
}
