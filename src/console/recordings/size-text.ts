/** A size in words that people know from their files: `0,8 MB`, `32 kB`. */
export function sizeText(bytes: number, number: (value: number) => string): string {
  return bytes >= 100_000 ? `${number(Math.round(bytes / 100_000) / 10)} MB` : `${number(Math.ceil(bytes / 1000))} kB`;
}
