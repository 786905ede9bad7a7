import { toBase64 } from "../../kernel/base64.ts";
import type { SoundHash } from "../../kernel/hashes.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SoundReply } from "../../protocol/sound.ts";
import type { Actor } from "../actor.ts";
import { damagedRecord } from "../database/damaged-record.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** Throws `damagedRecord` where the bytes are no longer those that came: nobody is read something else. */
export async function soundBytes(
  actor: Actor,
  { database }: ServerContext,
  sha256: SoundHash,
): Promise<Result<SoundReply, "not-found">> {
  const organisationId = organisationFor(actor, "fetch sounds");
  const row = await database.read((read) =>
    read.of(organisationId).selectFrom("sound").select("bytes").where("sha256", "=", sha256).executeTakeFirst(),
  );
  if (row === undefined) {
    return err("not-found");
  }
  if (digest(row.bytes) !== sha256) {
    throw damagedRecord("sound");
  }
  return ok({ sound: toBase64(row.bytes) });
}
