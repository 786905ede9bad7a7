import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, toBase64 } from "../../src/kernel/base64.ts";

test("bytes are written as everybody writes them, and read back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64"));
      expect(fromBase64(text)).toEqual(new Uint8Array(bytes));
    }),
  );
});

test("of each bytes there is one text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const bytes = fromBase64(text);
      expect(bytes === null ? text : toBase64(bytes)).toBe(text);
    }),
  );
  for (const text of ["QQ=", "QR==", "QUJ=", "Q===", "QQ==QQ==", "Q-==", "====", "QQ == "]) {
    expect([text, fromBase64(text)]).toEqual([text, null]);
  }
});
