import { err, ok, type Result } from "../../kernel/result.ts";
import type { KeptKeyFile } from "../../protocol/console/keys.ts";
import type { Actor } from "../actor.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";
import { isFileOf } from "./add-keys.ts";
import { organisationKeys } from "./organisation-keys.ts";

/** Keeps a copy of the wrapped file, in the place of one that is there: also after publication, for it changes no key. */
export async function keepKeyFile(
  actor: Actor,
  { database }: ServerContext,
  { keyFile }: KeptKeyFile,
): Promise<Result<void, "malformed" | "not-found">> {
  const organisationId = organisationFor(actor, "keep keys");
  return database.change(async (change): Promise<Result<void, "malformed" | "not-found">> => {
    const own = change.of(organisationId);
    const keys = await organisationKeys(own);
    if (keys === null) {
      return err("not-found");
    }
    if (!isFileOf(keyFile, keys.coordinator.kid, keys.signing.kid)) {
      return err("malformed");
    }
    await own
      .updateTable("organisation_keys")
      .set({ key_file: JSON.stringify(keyFile) })
      .execute();
    return ok(undefined);
  });
}

export async function forgetKeyFile(actor: Actor, { database }: ServerContext): Promise<void> {
  const organisationId = organisationFor(actor, "keep keys");
  await database.change(async (change) =>
    ok(await change.of(organisationId).updateTable("organisation_keys").set({ key_file: null }).execute()),
  );
}
