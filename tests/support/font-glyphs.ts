import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

/** Every character that a WOFF2 font has a glyph for, from its character map (W3C WOFF 2.0; OpenType `cmap` formats 4 and 12). */
export function charactersOf(file: URL): ReadonlySet<number> {
  const characters = new Set<number>();
  const map = characterMap(readFileSync(file));
  for (let record = 0; record < map.readUInt16BE(2); record++) {
    const table = map.subarray(map.readUInt32BE(4 + record * 8 + 4));
    if (table.readUInt16BE(0) === 4) {
      readSegments(table, characters);
    } else if (table.readUInt16BE(0) === 12) {
      readGroups(table, characters);
    }
  }
  return characters;
}

/** Tables follow one another in one compressed stream, in the order of the directory. */
function characterMap(font: Buffer): Buffer {
  if (font.toString("latin1", 0, 4) !== "wOF2") {
    throw new Error("not a WOFF2 font");
  }
  let at = 48;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) {
        return value;
      }
    }
  };
  let offset = 0;
  let found: [number, number] | null = null;
  for (let table = font.readUInt16BE(12); table > 0; table--) {
    const flags = font.readUInt8(at++);
    const tag = flags & 63;
    at += tag === 63 ? 4 : 0;
    const original = number();
    // Only glyf (10) and loca (11) are transformed unless they say otherwise; others only if they say so.
    const transformed = tag === 10 || tag === 11 ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const length = transformed ? number() : original;
    found = tag === 0 ? [offset, length] : found;
    offset += length;
  }
  if (found === null) {
    throw new Error("the font has no character map");
  }
  return brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(found[0], found[0] + found[1]);
}

function readSegments(table: Buffer, characters: Set<number>): void {
  const twice = table.readUInt16BE(6);
  for (let segment = 0; segment < twice; segment += 2) {
    const last = table.readUInt16BE(14 + segment);
    const first = table.readUInt16BE(16 + twice + segment);
    const delta = table.readUInt16BE(16 + 2 * twice + segment);
    const rangeAt = 16 + 3 * twice + segment;
    const range = table.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = range === 0 ? code : table.readUInt16BE(rangeAt + range + (code - first) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) {
        characters.add(code);
      }
    }
  }
}

function readGroups(table: Buffer, characters: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const at = 16 + group * 12;
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code++) {
      characters.add(code);
    }
  }
}
