import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  IDLE,
  type Reading,
  type ReadingEvent,
  read,
  type Script,
} from "../../../../src/kiosk/sides/client/listening/reading.ts";

const SCRIPT: Script = { texts: [2, 1, 0, 1], turn: "all" };

const after = (script: Script, ...events: readonly ReadingEvent[]): Reading =>
  events.reduce((reading, event) => read(reading, event, script), IDLE);
const at = (part: number, text = 0, from = 0): Reading => ({ at: "reading", part, place: { text, from } });
const said = (times: number): readonly ReadingEvent[] => Array.from({ length: times }, () => ({ type: "said" }) as const);

describe("reading a screen aloud", () => {
  test("goes through every text of every part in turn, past what can't be said, and ends", () => {
    expect(after(SCRIPT, { type: "play" })).toEqual(at(0));
    expect(after(SCRIPT, { type: "play" }, ...said(1))).toEqual(at(0, 1));
    expect(after(SCRIPT, { type: "play" }, ...said(2))).toEqual(at(1));
    expect(after(SCRIPT, { type: "play" }, ...said(3))).toEqual(at(3));
    expect(after(SCRIPT, { type: "play" }, ...said(4))).toEqual({ at: "ended", part: 3 });
  });

  test("jumps to the part that is tapped, from wherever it is, and goes on from there", () => {
    expect(after(SCRIPT, { type: "part", part: 1 })).toEqual(at(1));
    expect(after(SCRIPT, { type: "play" }, { type: "part", part: 3 })).toEqual(at(3));
    expect(after(SCRIPT, { type: "part", part: 3 }, ...said(1), { type: "part", part: 0 })).toEqual(at(0));
  });

  test("reads no more than the part that is tapped, where parts don't lead on to each other", () => {
    expect(after({ ...SCRIPT, turn: "one" }, { type: "part", part: 1 }, ...said(1))).toEqual({ at: "ended", part: 1 });
  });

  test("pauses where the voice had come, goes on from there, and reads the same part again from its beginning", () => {
    const paused = after(SCRIPT, { type: "play" }, ...said(1), { type: "pause", from: 7 });
    expect(paused).toEqual({ at: "paused", part: 0, place: { text: 1, from: 7 } });
    expect(read(paused, { type: "go-on" }, SCRIPT)).toEqual(at(0, 1, 7));
    expect(read(paused, { type: "again" }, SCRIPT)).toEqual(at(0));
    expect(after(SCRIPT, { type: "play" }, ...said(4), { type: "again" })).toEqual(at(3));
  });
});

const scripts: fc.Arbitrary<Script> = fc.record({
  texts: fc.array(fc.nat({ max: 3 }), { maxLength: 8 }),
  turn: fc.constantFrom("all", "one"),
});
const events: fc.Arbitrary<ReadingEvent> = fc.oneof(
  fc.constantFrom<ReadingEvent>({ type: "play" }, { type: "go-on" }, { type: "again" }, { type: "said" }, { type: "stop" }),
  fc.record({ type: fc.constant("part" as const), part: fc.integer({ min: -1, max: 9 }) }),
  fc.record({ type: fc.constant("pause" as const), from: fc.nat({ max: 30 }) }),
);

describe("whatever is tapped, in whatever order", () => {
  test("nothing is read that can't be said, and a place is always one of the script", () => {
    fc.assert(
      fc.property(scripts, fc.array(events, { maxLength: 40 }), (script, list) => {
        let reading: Reading = IDLE;
        for (const event of list) {
          reading = read(reading, event, script);
          if (reading.at === "reading" || reading.at === "paused") {
            expect(reading.place.text).toBeLessThan(script.texts[reading.part] ?? 0);
          } else if (reading.at === "ended") {
            expect(script.texts[reading.part]).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("nothing begins to sound but by a tap that asks for sound", () => {
    const asks: readonly ReadingEvent["type"][] = ["play", "part", "go-on", "again"];
    fc.assert(
      fc.property(scripts, fc.array(events, { maxLength: 30 }), events, (script, list, event) => {
        const before = after(script, ...list);
        const now = read(before, event, script);
        if (before.at !== "reading" && now.at === "reading") {
          expect(asks).toContain(event.type);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("stop is silence, and only what asks for sound breaks it", () => {
    fc.assert(
      fc.property(scripts, fc.array(events), fc.constantFrom("said", "go-on", "again", "stop", "pause"), (script, list, late) => {
        const stopped = after(script, ...list, { type: "stop" });
        expect(stopped).toBe(IDLE);
        expect(read(stopped, late === "pause" ? { type: late, from: 0 } : { type: late }, script)).toBe(IDLE);
      }),
    );
  });

  test("played to its end, each text that can be said is said once, in the script's order", () => {
    fc.assert(
      fc.property(scripts, ({ texts }) => {
        const script: Script = { texts, turn: "all" };
        const heard: string[] = [];
        let reading = after(script, { type: "play" });
        while (reading.at === "reading") {
          heard.push(`${reading.part} ${reading.place.text}`);
          reading = read(reading, { type: "said" }, script);
        }
        expect(heard).toEqual(texts.flatMap((count, part) => Array.from({ length: count }, (_, text) => `${part} ${text}`)));
      }),
    );
  });

  test("a pause changes nothing of what will be heard", () => {
    fc.assert(
      fc.property(scripts, fc.array(events, { maxLength: 20 }), fc.nat({ max: 9 }), (script, list, from) => {
        const before = after(script, ...list);
        if (before.at === "reading") {
          const resumed = read(read(before, { type: "pause", from }, script), { type: "go-on" }, script);
          expect(resumed).toEqual({ ...before, place: { ...before.place, from } });
        }
      }),
    );
  });
});
