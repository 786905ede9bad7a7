/** Two texts that are written alike are one, however their letters were put together. */
export function textToHash(text: string): string {
  return text.normalize("NFC");
}
