import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { millisecondsOfMp3 } from "../../../src/domain/recordings/mp3.ts";
import { FRAME_MS, mp3Frames } from "../../support/sounds.ts";

describe("an MP3", () => {
  test("lasts as long as its frames", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(254), (count, filling) => {
        expect(millisecondsOfMp3(mp3Frames(count, filling))).toBe(count * FRAME_MS);
      }),
    );
  });

  test("is told by nothing but its own bytes, from the first to the last", () => {
    const sound = mp3Frames(4);
    const changed = (position: number, value: number): Uint8Array => sound.with(position, value);
    const bad: readonly (readonly [string, Uint8Array])[] = [
      ["nothing", new Uint8Array()],
      ["a tag before it", new Uint8Array([...new TextEncoder().encode("ID3"), ...sound])],
      ["a tag behind it", new Uint8Array([...sound, ...new TextEncoder().encode("TAG")])],
      ["one that was cut", sound.slice(0, -1)],
      ["one with something between its frames", new Uint8Array([...sound.slice(0, 216), 0, ...sound.slice(216)])],
      ["another layer", changed(1, 0xfd)],
      ["a reserved version", changed(1, 0xeb)],
      ["a bitrate that nobody has named", changed(2, 0x08)],
      ["a reserved rate", changed(2, 0x3c)],
      ["two rates", new Uint8Array([...sound, 0xff, 0xfb, 0x30, 0xc4, ...new Uint8Array(152)])],
      ["another kind of sound", new TextEncoder().encode("RIFF....WAVEfmt ")],
    ];
    for (const [what, bytes] of bad) {
      expect([what, millisecondsOfMp3(bytes)]).toEqual([what, null]);
    }
  });

  test("that is anything at all gives an answer and never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(millisecondsOfMp3(bytes)).toSatisfy((length) => length === null || length > 0);
      }),
    );
  });
});
