import * as v from "valibot";

/** The most bytes of one sound: more than a minute of speech. */
export const MOST_SOUND_BYTES = 400_000;

/** A sound as it travels: small, and few of them, so it stands in base64 where every call can be checked by its schema. */
export const SoundText = v.pipe(v.string(), v.maxLength(Math.ceil(MOST_SOUND_BYTES / 3) * 4), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));

export const SoundReply = v.object({ sound: SoundText });
export type SoundReply = v.InferOutput<typeof SoundReply>;
