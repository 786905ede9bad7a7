import * as v from "valibot";
import type { SoundHash } from "../../../kernel/hashes.ts";
import { Hash, hashOf, LanguageCode, WholeNumber } from "../../atoms.ts";
import { MayIgnore } from "../may-ignore.ts";
import { Release1, SettingsMessage } from "./1.ts";

/** What a round decides, with all that version 2 can say of it. */
export const Settings2 = v.strictObject({
  ...SettingsMessage.entries,
  pictures: v.exactOptional(v.literal(false)),
  advances: v.exactOptional(v.literal(true)),
  needsVoices: v.exactOptional(v.literal(true)),
});

const SoundMessage = v.strictObject({ sha256: hashOf<SoundHash>(), bytes: WholeNumber, milliseconds: WholeNumber });

/** Version 2 says what a reader that doesn't know it may leave out. Its questionnaire is read by itself, in its own version. */
export const Release2 = v.strictObject({
  ...Release1.entries,
  format: v.literal("streck-release/2"),
  mayIgnore: MayIgnore,
  questionnaire: v.looseObject({ format: v.string() }),
  /** By language and the hash of the text. */
  sounds: v.exactOptional(v.record(LanguageCode as v.GenericSchema<string>, v.record(Hash, SoundMessage))),
  settings: Settings2,
});
