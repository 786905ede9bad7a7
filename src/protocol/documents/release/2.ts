import * as v from "valibot";
import type { SoundHash } from "../../../kernel/hashes.ts";
import { Hash, hashOf, LanguageCode, WholeNumber } from "../../atoms.ts";
import { MayIgnore } from "../may-ignore.ts";
import { Release1 } from "./1.ts";

const SoundMessage = v.strictObject({ sha256: hashOf<SoundHash>(), bytes: WholeNumber, milliseconds: WholeNumber });

/** Version 2 says what a reader that doesn't know it may leave out. Its questionnaire is read by itself, in its own version. */
export const Release2 = v.strictObject({
  ...Release1.entries,
  format: v.literal("streck-release/2"),
  mayIgnore: MayIgnore,
  questionnaire: v.looseObject({ format: v.string() }),
  /** By language and the hash of the text. */
  sounds: v.exactOptional(v.record(LanguageCode as v.GenericSchema<string>, v.record(Hash, SoundMessage))),
});
