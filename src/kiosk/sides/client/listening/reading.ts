import { unreachable } from "../../../../kernel/exhaustive.ts";

/**
 * What a screen says aloud, as far as reading needs to know of it: how many texts each of its parts has, in the order in
 * which they are read; 0 for a part that nothing here can say. `turn`: after a part comes the next one, or nothing.
 */
export type Script = { readonly texts: readonly number[]; readonly turn: "all" | "one" };

/** Which text of a part, and how far into it: `from` is the voice's own measure, 0 its beginning. */
export type Place = { readonly text: number; readonly from: number };

export type Reading =
  | { readonly at: "idle" }
  | { readonly at: "reading" | "paused"; readonly part: number; readonly place: Place }
  /** All has been read; `part` was the last. */
  | { readonly at: "ended"; readonly part: number };

export type ReadingEvent =
  | { readonly type: "play" }
  /** A part's own loudspeaker: there, and on from there. */
  | { readonly type: "part"; readonly part: number }
  /** `from`: how far into its text the voice had come. */
  | { readonly type: "pause"; readonly from: number }
  | { readonly type: "go-on" }
  /** The present part once more, from its beginning. */
  | { readonly type: "again" }
  /** The text that was being read is at its end. */
  | { readonly type: "said" }
  | { readonly type: "stop" };

export const IDLE: Reading = { at: "idle" };
const BEGINNING: Place = { text: 0, from: 0 };

/** Where reading is after one event. One that means nothing where it is changes nothing: a late tap is no error. */
export function read(reading: Reading, event: ReadingEvent, script: Script): Reading {
  switch (event.type) {
    case "play":
      return begin(nextPart(script, 0)) ?? reading;
    case "part":
      return begin(canBeSaid(script, event.part) ? event.part : null) ?? reading;
    case "again":
      return reading.at === "idle" ? reading : (begin(reading.part) ?? reading);
    case "pause":
      return reading.at === "reading" ? { ...reading, at: "paused", place: { ...reading.place, from: event.from } } : reading;
    case "go-on":
      return reading.at === "paused" ? { ...reading, at: "reading" } : reading;
    case "said":
      return reading.at === "reading" ? goOn(reading.part, reading.place, script) : reading;
    case "stop":
      return IDLE;
    default:
      return unreachable(event);
  }
}

function goOn(part: number, place: Place, script: Script): Reading {
  if (place.text + 1 < (script.texts[part] ?? 0)) {
    return { at: "reading", part, place: { text: place.text + 1, from: 0 } };
  }
  return begin(script.turn === "all" ? nextPart(script, part + 1) : null) ?? { at: "ended", part };
}

function begin(part: number | null): Reading | null {
  return part === null ? null : { at: "reading", part, place: BEGINNING };
}

/** The first part from there on that can be said. */
function nextPart(script: Script, from: number): number | null {
  const found = script.texts.findIndex((texts, part) => part >= from && texts > 0);
  return found < 0 ? null : found;
}

function canBeSaid(script: Script, part: number): boolean {
  return (script.texts[part] ?? 0) > 0;
}
