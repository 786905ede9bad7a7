import { type ComponentType, createContext, useContext, useLayoutEffect, useSyncExternalStore } from "react";
import type { Language } from "../../../../kernel/language.ts";
import type { Reading } from "./reading.ts";
import type { Scripts } from "./scripts.ts";
import type { Part, Spoken } from "./spoken.ts";

/*
 * What the client's screens know of being read aloud. What reads comes in a chunk of its own behind the first screen; until
 * it is there, and where nothing can speak a language, they show no loudspeaker.
 */

/** Where reading is, and the part of the open screen that it is at. */
export type Now = { readonly reading: Reading; readonly part: string | null };

/** What reads the screens of this page; one screen at a time. */
export type Listening = {
  readonly subscribe: (listener: () => void) => () => void;
  /** Another value whenever reading goes on, or a voice comes or goes. */
  readonly now: () => Now;
  /** From now on this is what the screen says. The function that it returns silences it: nothing of it is ever heard later. */
  readonly open: (spoken: Spoken) => () => void;
  /** Whether what counts as listening has begun to be read on this page. */
  readonly hasListened: () => boolean;
  /** Says why something was refused, to who has listened to anything on this page. */
  readonly tell: (text: string, language: Language) => void;
  /** Reads what the screen says by itself, to who has listened to anything on this page. */
  readonly readOn: () => void;
  readonly scripts: Scripts;
  /** What a screen that says this can show of it now; null where nothing here can say any of it. */
  readonly heard: (spoken: Spoken) => Heard | null;
};

/** What a screen that can be heard shows of it. */
export type Heard = {
  readonly parts: readonly Part[];
  /** How a part is to be marked. */
  readonly mark: (part: string) => "reading" | "paused" | undefined;
  readonly Loudspeaker: ComponentType<{ readonly part: string }>;
  readonly Strip: ComponentType;
  /** All in turn, for the bar above a screen. */
  readonly BarButton: ComponentType;
  /** The one filled button of a screen that is there to be listened to. */
  readonly BigButton: ComponentType;
};

export const ListeningContext = createContext<Listening | null>(null);

/** Around a screen that can be heard: what marks its parts, and its loudspeakers. */
export const HeardContext = createContext<Heard | null>(null);

const NEVER = () => () => undefined;
const NOTHING = () => null;

/** How this part of the screen around is to be marked now. */
export function useMark(part: string): "reading" | "paused" | undefined {
  return useContext(HeardContext)?.mark(part);
}

/** Lets a screen be heard for as long as it says the same; null where nothing can say any of it. */
export function useHeard(says: (scripts: Scripts) => Spoken): Heard | null {
  const listening = useContext(ListeningContext);
  useSyncExternalStore(listening?.subscribe ?? NEVER, listening?.now ?? NOTHING, listening?.now ?? NOTHING);
  const spoken = listening && says(listening.scripts);
  const text = JSON.stringify(spoken);
  // By what it says: other words are another screen, and stop what is read of this one.
  useLayoutEffect(() => listening?.open(JSON.parse(text) as Spoken), [listening, text]);
  return spoken && (listening?.heard(spoken) ?? null);
}
