/** A round's name in letters that every file system takes. */
export function fileNameOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? ["round"];
  return words.join("-").slice(0, 60);
}
