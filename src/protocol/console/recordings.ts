import * as v from "valibot";
import type { SoundHash, TextHash } from "../../kernel/hashes.ts";
import { DamagedRow, hashOf, LanguageCode, WholeNumber } from "../atoms.ts";
import { SoundText } from "../sound.ts";

/** What all sounds of a language should stay below: each tablet fetches them over whatever line it has. */
export const MOST_BYTES_OF_LANGUAGE = 3_000_000;

/** A sound of the largest size, with what is said of it. */
export const MOST_RECORDING_BYTES = 640 * 1024;

const RecordedText = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));
/** Where in the questionnaire or on the screens the text stood when it was recorded. */
const Place = v.pipe(v.string(), v.maxLength(300));

/** `sound`: an MP3 without tags, whatever it was before. */
export const NewRecording = v.strictObject({ language: LanguageCode, text: RecordedText, place: Place, sound: SoundText });
export type NewRecording = v.InferOutput<typeof NewRecording>;

export const Recording = v.object({
  language: LanguageCode,
  textSha256: hashOf<TextHash>(),
  text: RecordedText,
  place: Place,
  sha256: hashOf<SoundHash>(),
  bytes: WholeNumber,
  milliseconds: WholeNumber,
});
export type Recording = v.InferOutput<typeof Recording>;

export const RecordingsReply = v.object({ recordings: v.array(Recording), damaged: v.array(DamagedRow) });
export type RecordingsReply = v.InferOutput<typeof RecordingsReply>;

export const RecordingName = v.strictObject({ language: LanguageCode, textSha256: hashOf<TextHash>() });
export type RecordingName = v.InferOutput<typeof RecordingName>;
