import { textToHash } from "../../domain/recordings/text-to-hash.ts";
import type { SoundHash, TextHash } from "../../kernel/hashes.ts";
import type { Language } from "../../kernel/language.ts";
import { sha256 } from "../../sealing/hash.ts";
import type { Voice } from "../browser/voice.ts";
import type { Tablet } from "../tablet/tablet.ts";

/**
 * The voices that somebody has recorded for the texts of the release, as far as they are kept here. A sound is fetched from
 * where it lies when a screen first asks for it, so that it can begin inside the tap; it is measured in seconds.
 */
export function recordedVoice(
  tablet: Pick<Tablet, "state" | "subscribe">,
  soundNamed: (name: SoundHash) => Promise<Blob | null>,
): Voice {
  /** Addresses by language and text; null while one is looked for, or where there is none. */
  const found = new Map<string, string | null>();
  const listeners = new Set<() => void>();
  // One for all: some browsers let only that one go on by itself which was begun by a tap.
  const player = new Audio();

  const look = async (text: string, language: Language): Promise<void> => {
    const { held } = tablet.state();
    const sounds = held.kind === "verified" ? held.release.sounds?.[language] : undefined;
    const sound = sounds?.[await sha256<TextHash>(textToHash(text))];
    const bytes = sound === undefined ? null : await soundNamed(sound.sha256);
    if (bytes !== null) {
      found.set(keyOf(text, language), URL.createObjectURL(bytes));
      tell();
    }
  };
  const tell = (): void => {
    for (const listener of listeners) {
      listener();
    }
  };
  const addressFor = (text: string, language: Language): string | null => {
    const key = keyOf(text, language);
    if (!found.has(key)) {
      found.set(key, null);
      void look(text, language);
    }
    return found.get(key) ?? null;
  };

  let { held, sounds } = tablet.state();
  tablet.subscribe(() => {
    const before = { held, sounds };
    ({ held, sounds } = tablet.state());
    if (held !== before.held || sounds?.kept !== before.sounds?.kept) {
      // What was not there may have come, and is looked for when somebody asks again.
      for (const [key, address] of found) {
        if (address === null) {
          found.delete(key);
        }
      }
      tell();
    }
  });

  return {
    canSay: (text, language) => addressFor(text, language) !== null,
    // It says what was recorded, and no other text.
    speaks: () => false,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    say(text, language, from, onEnd) {
      let over = false;
      const end = (whole: boolean): void => {
        if (!over) {
          over = true;
          onEnd(whole);
        }
      };
      player.onended = () => end(true);
      player.onerror = () => end(false);
      player.onloadedmetadata = () => {
        if (from > 0) {
          player.currentTime = from;
        }
      };
      player.src = addressFor(text, language) ?? "";
      player.play().catch(() => end(false));
      return () => {
        over = true;
        player.pause();
        return player.currentTime;
      };
    },
  };
}

function keyOf(text: string, language: Language): string {
  return `${language} ${text}`;
}
