import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import { millisecondsOfMp3 } from "../../domain/recordings/mp3.ts";
import type { Sounds } from "../../domain/recordings/sounds.ts";
import { textToHash } from "../../domain/recordings/text-to-hash.ts";
import { fromBase64 } from "../../kernel/base64.ts";
import type { SoundHash, TextHash } from "../../kernel/hashes.ts";
import type { RoundId } from "../../kernel/ids.ts";
import { languagesIn } from "../../kernel/language.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type NewRecording, Recording, type RecordingName, type RecordingsReply } from "../../protocol/console/recordings.ts";
import type { Actor } from "../actor.ts";
import { readRows } from "../database/damaged-record.ts";
import type { Tenant, TenantReading } from "../database/tenant.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

export async function listRecordings(actor: Actor, { database }: ServerContext): Promise<RecordingsReply> {
  const organisationId = organisationFor(actor, "record texts");
  return database.read((read) => readRecordings(read.of(organisationId)));
}

/** Keeps what is said for a text, in the place of what was said before. `malformed`: it is no MP3, whatever it is called. */
export async function keepRecording(
  actor: Actor,
  { database }: ServerContext,
  { language, text, place, sound }: NewRecording,
): Promise<Result<Recording, "malformed">> {
  const organisationId = organisationFor(actor, "record texts");
  const bytes = fromBase64(sound);
  const milliseconds = bytes === null ? null : millisecondsOfMp3(bytes);
  if (bytes === null || milliseconds === null) {
    return err("malformed");
  }
  const sha256 = digest<SoundHash>(bytes);
  const textSha256 = digest<TextHash>(textToHash(text));
  return database.change(async (change): Promise<Result<Recording, never>> => {
    const own = change.of(organisationId);
    const said = { text, place, sha256 };
    await putSound(own, { sha256, milliseconds, size: bytes.length, bytes });
    const { numUpdatedRows } = await own
      .updateTable("recording")
      .set(said)
      .where("language", "=", language)
      .where("text_sha256", "=", textSha256)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) {
      await own
        .insertInto("recording")
        .values({ language, text_sha256: textSha256, ...said })
        .execute();
    }
    await dropUnsaid(own);
    return ok({ language, textSha256, ...said, bytes: bytes.length, milliseconds });
  });
}

export async function removeRecording(
  actor: Actor,
  { database }: ServerContext,
  { language, textSha256 }: RecordingName,
): Promise<RecordingsReply> {
  const organisationId = organisationFor(actor, "record texts");
  const { value } = await database.change(async (change) => {
    const own = change.of(organisationId);
    await own.deleteFrom("recording").where("language", "=", language).where("text_sha256", "=", textSha256).execute();
    await dropUnsaid(own);
    return ok(await readRecordings(own));
  });
  return value;
}

/** Keeps the sounds for a round that is published with them. False: they are not what is recorded now. */
export async function keepForRound(own: Tenant, roundId: RoundId, sounds: Sounds): Promise<boolean> {
  const { recordings } = await readRecordings(own);
  const rows = languagesIn(sounds).flatMap((language) =>
    Object.entries(sounds[language] ?? {}).map(([textSha256, sound]) => ({ language, textSha256, sound })),
  );
  for (const { language, textSha256, sound } of rows) {
    const known = recordings.find((one) => one.language === language && one.textSha256 === textSha256);
    if (
      known === undefined ||
      !isDeepStrictEqual(sound, { sha256: known.sha256, bytes: known.bytes, milliseconds: known.milliseconds })
    ) {
      return false;
    }
    const kept = { language, text_sha256: known.textSha256, sha256: known.sha256 };
    await own
      .insertInto("round_sound")
      .values({ round_id: roundId, ...kept })
      .execute();
  }
  return true;
}

async function readRecordings(own: TenantReading): Promise<RecordingsReply> {
  const rows = await own
    .selectFrom("recording")
    .innerJoin("sound", "sound.sha256", "recording.sha256")
    .select(["language", "text_sha256", "text", "place", "recording.sha256", "milliseconds", "size"])
    .select(({ ref }) => [ref("text_sha256").as("id"), ref("text").as("name")])
    .orderBy("language")
    .orderBy("text_sha256")
    .execute();
  const { sound: recordings, damaged } = readRows(rows, SoundRecording, (row) => ({
    language: row.language,
    textSha256: row.text_sha256,
    text: row.text,
    place: row.place,
    sha256: row.sha256,
    bytes: row.size,
    milliseconds: row.milliseconds,
  }));
  return { recordings, damaged };
}

/** A text that is no longer the one that was recorded would be read aloud as something else. */
const SoundRecording = v.pipe(
  Recording,
  v.check(({ text, textSha256 }) => digest(textToHash(text)) === textSha256),
);

type NewSound = {
  readonly sha256: SoundHash;
  readonly milliseconds: number;
  readonly size: number;
  readonly bytes: Uint8Array;
};

/** Also where it is there already: what has rotted is mended by whoever brings it once more. */
async function putSound(own: Tenant, { sha256, ...of }: NewSound): Promise<void> {
  const { numUpdatedRows } = await own.updateTable("sound").set(of).where("sha256", "=", sha256).executeTakeFirst();
  if (numUpdatedRows === 0n) {
    await own
      .insertInto("sound")
      .values({ sha256, ...of })
      .execute();
  }
}

/** Nobody's voice is kept that no text and no published round has. */
async function dropUnsaid(own: Tenant): Promise<void> {
  await own
    .deleteFrom("sound")
    .where("sha256", "not in", ({ selectFrom }) => selectFrom("recording").select("recording.sha256"))
    .where("sha256", "not in", ({ selectFrom }) => selectFrom("round_sound").select("round_sound.sha256"))
    .execute();
}
