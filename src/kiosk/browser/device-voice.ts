import type { Language } from "../../kernel/language.ts";
import { installedVoice } from "./installed-voice.ts";
import { sentencesOf } from "./sentences.ts";
import type { Voice } from "./voice.ts";

/** A little slower than the voices' own pace: many listen in a language that is not their first. */
const RATE = 0.9;
/** What a sentence may take before the voice counts as stuck: some never say that they have ended. */
const PATIENCE_MS = 8_000;
const PATIENCE_MS_PER_LETTER = 250;

/**
 * The device's own speech, from voices that are installed on it and from no others. It pauses by silence, and goes on at the sentence where it was: on Android `pause()` ends for good.
 */
export function deviceVoice(): Voice {
  const speech = typeof speechSynthesis === "undefined" ? null : speechSynthesis;
  // What a page before this one was saying, if a browser let it go on.
  speech?.cancel();
  /** A browser may forget an utterance that nobody holds, and then never says that it has ended. */
  let held: SpeechSynthesisUtterance | null = null;

  const speaks = (language: Language): boolean => installedVoice(language) !== undefined;

  return {
    speaks,
    canSay: (text, language) => speaks(language) && sentencesOf(text).length > 0,
    subscribe(changed) {
      // Not as an event target everywhere: Safari learnt that with version 16.
      if (speech !== null) {
        speech.onvoiceschanged = changed;
      }
      return () => {
        if (speech !== null) {
          speech.onvoiceschanged = null;
        }
      };
    },
    say(text, language, from, onEnd) {
      const sentences = sentencesOf(text);
      let at = from;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = (): void => {
        clearTimeout(timer);
        held = null;
        speech?.cancel();
      };
      const sayNext = (): void => {
        clearTimeout(timer);
        const sentence = sentences[at];
        const voice = installedVoice(language);
        if (sentence === undefined || voice === undefined || speech === null) {
          held = null;
          onEnd(sentence === undefined);
          return;
        }
        const utterance = new SpeechSynthesisUtterance(sentence);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = RATE;
        const failed = (): void => {
          if (held === utterance) {
            silence();
            onEnd(false);
          }
        };
        // What has been silenced still says that it has ended, or that it was interrupted.
        utterance.onend = () => {
          if (held === utterance) {
            at++;
            sayNext();
          }
        };
        utterance.onerror = failed;
        timer = setTimeout(failed, PATIENCE_MS + sentence.length * PATIENCE_MS_PER_LETTER);
        held = utterance;
        speech.speak(utterance);
      };
      sayNext();
      return () => {
        silence();
        return at;
      };
    },
  };
}
