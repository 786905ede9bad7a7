/** A voice that a browser has. Without `local` its words leave the tablet to be spoken. */
export type FakeVoice = { readonly lang: string; readonly local: boolean };

/** What a test hears of a page: what it has begun to say, and what it is saying now. */
export type Ear = {
  readonly heard: string[];
  readonly saying: () => string | null;
  /** The sentence is at its end. */
  readonly end: () => void;
  /** Other voices come, as they do late in some browsers. */
  readonly bring: (voices: readonly FakeVoice[]) => void;
};

/**
 * Puts speech that makes no sound in the place of the page's own. Complete in itself: it is also run inside a page of a
 * real browser, before anything else. What is silenced says so late, as in real ones.
 */
export function plantSpeech(voices: readonly FakeVoice[]): void {
  type Utterance = {
    text: string;
    voice: { readonly localService: boolean; readonly lang: string } | null;
    onend: (() => void) | null;
    onerror: (() => void) | null;
  };
  let present = voices;
  let now: Utterance | null = null;
  const heard: string[] = [];
  const listeners = new Set<() => void>();
  const speech = {
    onvoiceschanged: null as (() => void) | null,
    addEventListener: (_name: "voiceschanged", listener: () => void) => void listeners.add(listener),
    removeEventListener: (_name: "voiceschanged", listener: () => void) => void listeners.delete(listener),
    getVoices: () =>
      present.map(({ lang, local }) => ({ lang, localService: local, default: false, name: lang, voiceURI: lang })),
    speak(utterance: Utterance) {
      if (now !== null) {
        throw new Error("one is speaking already");
      }
      now = utterance;
      heard.push(`${utterance.voice?.localService === true ? "" : "NETWORK "}${utterance.voice?.lang}: ${utterance.text}`);
    },
    cancel() {
      const before = now;
      now = null;
      if (before !== null) {
        queueMicrotask(() => before.onerror?.());
      }
    },
    pause() {
      throw new Error("never to be relied on");
    },
  };
  const ear: Ear = {
    heard,
    saying: () => now?.text ?? null,
    end() {
      const before = now;
      now = null;
      before?.onend?.();
    },
    bring(others) {
      present = others;
      speech.onvoiceschanged?.();
      for (const listener of listeners) {
        listener();
      }
    },
  };
  class Said {
    text: string;
    voice = null;
    onend = null;
    onerror = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.defineProperty(globalThis, "speechSynthesis", { value: speech, configurable: true });
  Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: Said, configurable: true });
  Object.defineProperty(globalThis, "ear", { value: ear, configurable: true });
}

/** The ear that `plantSpeech` has left in this page. */
export function ear(): Ear {
  return (globalThis as unknown as { readonly ear: Ear }).ear;
}
