import type { Browser } from "../../../browser/browser.ts";
import type { Voice } from "../../../browser/voice.ts";
import type { Listening, Now } from "./listening.ts";
import { IDLE, type Reading, type ReadingEvent, read, type Script } from "./reading.ts";
import type { Part, Spoken } from "./spoken.ts";

/** What reads screens aloud, without anything that is seen. `send` speaks before it returns: it is called inside the tap. */
export type ReadingAloud = Pick<Listening, "subscribe" | "now" | "open" | "hasAsked"> & {
  readonly send: (event: Asked) => void;
  readonly canSay: (part: Part) => boolean;
};

/** How far the voice had come is for nobody outside to say. */
type Asked = Exclude<ReadingEvent, { type: "pause" | "said" }> | { readonly type: "pause" };

const SILENT: Spoken = { asks: false, parts: [], turn: "all" };

export function createReadingAloud(voice: Voice, browser: Pick<Browser, "on" | "isVisible">): ReadingAloud {
  let opened = SILENT;
  let now: Now = { reading: IDLE, part: null };
  let asked = false;
  let silence: (() => number) | null = null;
  const listeners = new Set<() => void>();
  const show = (reading: Reading): void => {
    const part = reading.at === "reading" || reading.at === "paused" ? opened.parts[reading.part]?.id : undefined;
    now = { reading, part: part ?? null };
    for (const listener of listeners) {
      listener();
    }
  };

  const textsOf = ({ texts, language }: Part): readonly string[] => texts.filter((text) => voice.canSay(text, language));
  const script = (): Script => ({ texts: opened.parts.map((part) => textsOf(part).length), turn: opened.turn });
  const hush = (): number => {
    const from = silence?.() ?? 0;
    silence = null;
    return from;
  };
  const become = (next: Reading): void => {
    if (next === now.reading) {
      return;
    }
    hush();
    show(next);
    if (next.at === "reading") {
      asked ||= opened.asks;
      say(next.part, next.place.text, next.place.from);
    }
  };
  const say = (part: number, text: number, from: number): void => {
    const said = opened.parts[part];
    if (said === undefined) {
      return;
    }
    let over = false;
    const stop = voice.say(textsOf(said)[text] ?? "", said.language, from, (whole) => {
      over = true;
      silence = null;
      // A voice that fails leaves her where she was, with the button that tries again.
      become(read(now.reading, whole ? { type: "said" } : { type: "pause", from }, script()));
    });
    silence = over ? silence : stop;
  };
  const send = (event: Asked): void => {
    if (event.type === "pause") {
      become(read(now.reading, { type: "pause", from: now.reading.at === "reading" ? hush() : 0 }, script()));
    } else {
      become(read(now.reading, event, script()));
    }
  };
  const stop = (): void => send({ type: "stop" });

  browser.on("leaving", stop);
  browser.on("visibility", () => {
    if (!browser.isVisible()) {
      stop();
    }
  });
  voice.subscribe(() => show(now.reading));

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => now,
    hasAsked: () => asked,
    open(spoken) {
      stop();
      opened = spoken;
      return () => {
        if (opened === spoken) {
          stop();
          opened = SILENT;
        }
      };
    },
    send,
    canSay: (part) => textsOf(part).length > 0,
  };
}
