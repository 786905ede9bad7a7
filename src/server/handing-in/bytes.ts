/** Items are text, but stored as bytes: not every database keeps every text (PostgreSQL refuses a NUL in one). */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
