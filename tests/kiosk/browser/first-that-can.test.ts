import { expect, test } from "vitest";
import { firstThatCan } from "../../../src/kiosk/browser/first-that-can.ts";
import type { Voice } from "../../../src/kiosk/browser/voice.ts";

/** One that says these texts, and remembers what it was asked to say and from where. */
function voiceOf(texts: readonly string[]): Voice & { readonly said: [string, number][]; readonly texts: Set<string> } {
  const said: [string, number][] = [];
  const known = new Set(texts);
  return {
    said,
    texts: known,
    canSay: (text) => known.has(text),
    speaks: () => known.size > 0,
    subscribe: () => () => undefined,
    say(text, _language, from) {
      said.push([text, from]);
      return () => 7;
    },
  };
}

const ignore = (): void => undefined;

test("each text is said by the first that can", () => {
  const [recorded, device] = [voiceOf(["A"]), voiceOf(["A", "B"])];
  const voice = firstThatCan([recorded, device]);
  voice.say("A", "sv", 0, ignore);
  voice.say("B", "sv", 0, ignore);
  expect([recorded.said, device.said]).toEqual([[["A", 0]], [["B", 0]]]);
  expect([voice.canSay("B", "sv"), voice.canSay("C", "sv")]).toEqual([true, false]);
});

test("a text goes on with the voice that began it, even if a better one has come: they measure otherwise", () => {
  const [recorded, device] = [voiceOf([]), voiceOf(["A"])];
  const voice = firstThatCan([recorded, device]);
  const stop = voice.say("A", "sv", 0, ignore);
  recorded.texts.add("A");
  voice.say("A", "sv", stop(), ignore);
  expect(device.said).toEqual([
    ["A", 0],
    ["A", 7],
  ]);
  voice.say("A", "sv", 0, ignore);
  expect(recorded.said).toEqual([["A", 0]]);
});

test("another text than the one that was paused begins at its beginning", () => {
  const device = voiceOf(["A", "B"]);
  const voice = firstThatCan([device]);
  voice.say("A", "sv", 0, ignore);
  voice.say("B", "sv", 7, ignore);
  expect(device.said).toEqual([
    ["A", 0],
    ["B", 0],
  ]);
});

test("a text that nobody can say has not been said", () => {
  const ends: boolean[] = [];
  firstThatCan([voiceOf([])]).say("A", "sv", 0, (whole) => ends.push(whole));
  expect(ends).toEqual([false]);
});
