import type { Browser } from "../../../browser/browser.ts";
import type { Voice } from "../../../browser/voice.ts";
import type { Listening, Now } from "./listening.ts";
import { IDLE, type Reading, type ReadingEvent, read, type Script } from "./reading.ts";
import { NOTICE, type Part, type Spoken } from "./spoken.ts";

/** What reads screens aloud, without anything that is seen. `send` speaks before it returns: it is called inside the tap. */
export type ReadingAloud = Pick<Listening, "subscribe" | "now" | "open" | "hasListened" | "tell" | "readOn"> & {
  readonly send: (event: Asked) => void;
  readonly canSay: (part: Part) => boolean;
};

/** How far the voice had come is for nobody outside to say. */
type Asked = Exclude<ReadingEvent, { type: "pause" | "said" }> | { readonly type: "pause" };

const SILENT: Spoken = { counts: false, parts: [], turn: "all" };

export function createReadingAloud(voice: Voice, browser: Pick<Browser, "on" | "isVisible">): ReadingAloud {
  let opened = SILENT;
  let notice: Part | null = null;
  let now: Now = { reading: IDLE, part: null };
  let listened = false;
  /** Something has been read on this page: who holds the tablet wants to hear. */
  let wanted = false;
  let silence: (() => number) | null = null;
  const listeners = new Set<() => void>();
  /** After the screen's own parts stands the notice. */
  const partAt = (position: number): Part | undefined =>
    position === opened.parts.length ? (notice ?? undefined) : opened.parts[position];
  const show = (reading: Reading): void => {
    const part = reading.at === "reading" || reading.at === "paused" ? partAt(reading.part)?.id : undefined;
    now = { reading, part: part ?? null };
    for (const listener of listeners) {
      listener();
    }
  };

  const textsOf = ({ texts, language }: Part): readonly string[] => texts.filter((text) => voice.canSay(text, language));
  /** Nobody comes to the notice by reading in turn. */
  const script = (atNotice = partAt(now.reading.at === "idle" ? -1 : now.reading.part) === notice): Script => ({
    texts: [...opened.parts, ...(atNotice && notice !== null ? [notice] : [])].map((part) => textsOf(part).length),
    turn: opened.turn,
  });
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
      listened ||= opened.counts;
      wanted = true;
      say(next.part, next.place.text, next.place.from);
    }
  };
  const say = (part: number, text: number, from: number): void => {
    const said = partAt(part);
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
    hasListened: () => listened,
    tell(text, language) {
      notice = { id: NOTICE, texts: [text], language };
      if (wanted) {
        become(read(now.reading, { type: "part", part: opened.parts.length }, script(true)));
      }
    },
    readOn() {
      if (wanted) {
        send({ type: "play" });
      }
    },
    open(spoken) {
      stop();
      opened = spoken;
      notice = null;
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
