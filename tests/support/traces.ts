import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/**
 * Where a text can be found under a folder: as UTF-8, UTF-16, base64 in any of its three alignments, hex, or inside
 * anything that is compressed. Returns the files with what was found in them.
 */
export function tracesOf(texts: readonly string[], folder: string): string[] {
  const needles = texts.flatMap((text) => formsOf(text).map((form) => ({ text, form })));
  const found = filesUnder(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    return [bytes, ...unpacked(bytes)].flatMap((content) =>
      needles.filter(({ form }) => content.includes(form)).map(({ text }) => `${file.slice(folder.length + 1)}: ${text}`),
    );
  });
  return [...new Set(found)];
}

function formsOf(text: string): Buffer[] {
  const plain = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()];
  const armoured = plain.flatMap((bytes) => [...base64Forms(bytes), Buffer.from(bytes.toString("hex"))]);
  return [...plain, ...armoured];
}

/** Base64 of bytes in the middle of others: what stays the same wherever the three-byte groups begin. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const sure = encoded.slice(shift === 0 ? 0 : shift + 1, -2);
    return [Buffer.from(sure), Buffer.from(sure.replaceAll("+", "-").replaceAll("/", "_"))];
  });
}

function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (const unpack of [brotliDecompressSync, inflateSync, inflateRawSync]) {
    found.push(...attempt(() => unpack(bytes)));
  }
  for (let at = bytes.indexOf("\x1f\x8b\x08", 0, "latin1"); at !== -1; at = bytes.indexOf("\x1f\x8b\x08", at + 1, "latin1")) {
    found.push(...attempt(() => gunzipSync(bytes.subarray(at), { finishFlush: 2 })));
  }
  return found;
}

function attempt(unpack: () => Buffer): Buffer[] {
  try {
    return [unpack()];
  } catch {
    return [];
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
