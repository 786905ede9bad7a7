/**
 * What tabs of the console tell each other. `left`: someone signed out; `entered`: someone signed in, perhaps as another
 * organisation; `locked`: nothing may stay open, for instance since the session has run out.
 */
export type TabWord = "left" | "entered" | "locked";
const WORDS: readonly string[] = ["left", "entered", "locked"] satisfies readonly TabWord[];

export type Tabs = {
  /** All other tabs hear it; `locked` is for this one, too. */
  readonly say: (word: TabWord) => void;
  /** Returns the way to stop listening. */
  readonly listen: (heard: (word: TabWord) => void) => () => void;
};

const NAME = "streck-console-tabs";

/** By a channel where the browser has one, else by the one thing that older browsers tell other tabs of: a stored value. */
export function tabsOf(page: Pick<Window, "addEventListener"> & { readonly localStorage: Pick<Storage, "setItem"> }): Tabs {
  const listeners = new Set<(word: TabWord) => void>();
  const hear = (word: unknown): void => {
    if (isWord(word)) {
      for (const heard of listeners) {
        heard(word);
      }
    }
  };
  const post = typeof BroadcastChannel === "undefined" ? byStorage(page, hear) : byChannel(hear);
  return {
    say(word) {
      post(word);
      if (word === "locked") {
        hear(word);
      }
    },
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}

function byChannel(hear: (word: unknown) => void): (word: TabWord) => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => hear(data);
  return (word) => channel.postMessage(word);
}

function byStorage(page: Parameters<typeof tabsOf>[0], hear: (word: unknown) => void): (word: TabWord) => void {
  page.addEventListener("storage", ({ key, newValue }) => {
    if (key === NAME) {
      hear(newValue?.split(" ", 1)[0]);
    }
  });
  let said = 0;
  return (word) => {
    // Only a change is told, so no two values are alike.
    said += 1;
    page.localStorage.setItem(NAME, `${word} ${said} ${performance.timeOrigin + performance.now()}`);
  };
}

function isWord(word: unknown): word is TabWord {
  return typeof word === "string" && WORDS.includes(word);
}
