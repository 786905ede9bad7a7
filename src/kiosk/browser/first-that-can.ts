import type { Voice } from "./voice.ts";

/** Several voices as one. Each text is said by the first of them that can, and by the same one to its end. */
export function firstThatCan(voices: readonly Voice[]): Voice {
  let last: { readonly text: string; readonly voice: Voice } | null = null;
  return {
    canSay: (text, language) => voices.some((voice) => voice.canSay(text, language)),
    speaks: (language) => voices.some((voice) => voice.speaks(language)),
    subscribe(changed) {
      const all = voices.map((voice) => voice.subscribe(changed));
      return () => {
        for (const leave of all) {
          leave();
        }
      };
    },
    say(text, language, from, onEnd) {
      // How far one had come is in its own measure.
      const begun = from > 0 && last?.text === text ? last.voice : undefined;
      const voice = begun ?? voices.find((one) => one.canSay(text, language));
      if (voice === undefined) {
        onEnd(false);
        return () => 0;
      }
      last = { text, voice };
      return voice.say(text, language, begun === undefined ? 0 : from, onEnd);
    },
  };
}
