import { useCallback, useEffect, useRef, useState } from "react";
import { toBase64 } from "../../../kernel/base64.ts";
import type { Language } from "../../../kernel/language.ts";
import { err, type Result } from "../../../kernel/result.ts";
import { attempt } from "../../api/attempt.ts";
import type { ApiFailure } from "../../api/request.ts";
import { useServices } from "../../services.ts";
import type { Microphone, MicrophoneFault } from "../microphone/microphone.ts";
import { stopSound } from "../play-sound.ts";
import type { SpokenText } from "../spoken-texts.ts";
import { type Level, nextLevel, SILENT, type Strength, strengthOfAll } from "../voice/level.ts";
import { LONGEST_SECONDS, type SoundFault, type Spoken } from "../voice/prepare-sound.ts";

type Recorder = Extract<Awaited<ReturnType<Microphone>>, { ok: true }>["value"];

/** Where the recording of the text that is shown has come to. `source`: what was spoken, or the file that was brought. */
export type Take =
  | { readonly at: "idle" }
  /** The browser may be asking whether it may. */
  | { readonly at: "opening" }
  | { readonly at: "recording"; readonly level: Level; readonly seconds: number }
  | { readonly at: "keeping"; readonly source: Blob | Spoken }
  | { readonly at: "kept"; readonly source: Blob | Spoken; readonly strength: Strength | null }
  /** It is ready, and not on the server. */
  | { readonly at: "unkept"; readonly source: Blob | Spoken; readonly sound: string; readonly failure: ApiFailure }
  | { readonly at: "failed"; readonly why: MicrophoneFault | SoundFault | "unexpected" };

export type Taking = {
  readonly take: Take;
  readonly record: () => void;
  /** Ends the recording, and keeps it. */
  readonly stop: () => void;
  /** Ends the recording, or leaves what could not be kept: what was there before stays. */
  readonly discard: () => void;
  readonly bring: (file: Blob) => void;
  readonly keepAgain: () => void;
};

const IDLE: Take = { at: "idle" };

/** Records one text and keeps it on the server at once, so that whoever leaves loses nothing. */
export function useTake({ text, place }: SpokenText, language: Language, onKept: () => void): Taking {
  const { api, microphone, prepareSound } = useServices();
  const [take, setTake] = useState<Take>(IDLE);
  const recorder = useRef<Recorder | null>(null);
  /** Counts what was begun: what an earlier beginning still brings is nobody's any more. */
  const turn = useRef(0);
  const level = useRef<Level>(SILENT);
  const heard = useRef(0);

  const release = useCallback((): Spoken | null => {
    const spoken = recorder.current?.stop() ?? null;
    recorder.current = null;
    return spoken;
  }, []);
  useEffect(
    () => () => {
      turn.current += 1;
      release();
    },
    [release],
  );

  const send = async (source: Blob | Spoken, sound: string): Promise<void> => {
    const own = turn.current;
    const kept = await attempt(() => api.keepRecording({ body: { language, text, place, sound } }));
    if (kept.ok) {
      onKept();
    }
    if (own === turn.current) {
      setTake(
        kept.ok ? { at: "kept", source, strength: strengthIn(source) } : { at: "unkept", source, sound, failure: kept.error },
      );
    }
  };
  const keep = async (source: Blob | Spoken): Promise<void> => {
    const own = turn.current;
    setTake({ at: "keeping", source });
    const sound: Result<Uint8Array<ArrayBuffer>, SoundFault | "unexpected"> = await attempt(() => prepareSound(source));
    // Also for one who has left meanwhile: what she has spoken is kept.
    if (sound.ok) {
      await send(source, toBase64(sound.value));
    } else if (own === turn.current) {
      setTake({ at: "failed", why: sound.error });
    }
  };
  const stop = (): void => {
    const spoken = release();
    if (spoken !== null) {
      void keep(spoken);
    }
  };
  const record = async (): Promise<void> => {
    turn.current += 1;
    const own = turn.current;
    stopSound();
    level.current = SILENT;
    heard.current = 0;
    setTake({ at: "opening" });
    const opened = await microphone({
      onHeard: (block, perSecond) => {
        if (own !== turn.current || recorder.current === null) {
          return;
        }
        level.current = nextLevel(level.current, block, perSecond);
        heard.current += block.length / perSecond;
        if (heard.current >= LONGEST_SECONDS) {
          stop();
        } else {
          setTake({ at: "recording", level: level.current, seconds: Math.floor(heard.current) });
        }
      },
      onLost: () => {
        if (own === turn.current) {
          recorder.current = null;
          setTake({ at: "failed", why: "lost" });
        }
      },
    }).catch(() => err("in-use" as const));
    if (own !== turn.current) {
      if (opened.ok) {
        opened.value.stop();
      }
    } else if (opened.ok) {
      recorder.current = opened.value;
    } else {
      setTake({ at: "failed", why: opened.error });
    }
  };

  return {
    take,
    record: () => void record(),
    stop,
    discard: () => {
      turn.current += 1;
      release();
      setTake(IDLE);
    },
    bring: (file) => {
      turn.current += 1;
      void keep(file);
    },
    keepAgain: () => {
      if (take.at === "unkept") {
        setTake({ at: "keeping", source: take.source });
        void send(take.source, take.sound);
      }
    },
  };
}

/** Of a file nobody can say whether it was spoken well: it was made elsewhere. */
function strengthIn(source: Blob | Spoken): Strength | null {
  return source instanceof Blob ? null : strengthOfAll(source.samples, source.perSecond);
}
