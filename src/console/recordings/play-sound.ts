import { fromBase64 } from "../../kernel/base64.ts";
import type { SoundHash } from "../../kernel/hashes.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import type { ApiFailure } from "../api/request.ts";

let playing: HTMLAudioElement | null = null;

/** Fetches the sound and plays it, in the place of one that is still to be heard. */
export async function playSound(api: Pick<ConsoleApi, "sound">, sha256: SoundHash): Promise<Result<void, ApiFailure>> {
  const reply = await api.sound({ ids: { sha256 } });
  if (!reply.ok) {
    return reply;
  }
  const bytes = fromBase64(reply.value.sound);
  if (bytes === null) {
    return err("unreadable");
  }
  stopSound();
  const address = URL.createObjectURL(new Blob([bytes], { type: "audio/mpeg" }));
  playing = new Audio(address);
  playing.addEventListener("ended", () => URL.revokeObjectURL(address));
  await playing.play();
  return ok(undefined);
}

/** Silence: a microphone would hear it. */
export function stopSound(): void {
  playing?.pause();
  playing = null;
}
