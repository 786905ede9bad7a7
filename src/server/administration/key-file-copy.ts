import { err, ok, type Result } from "../../kernel/result.ts";
import type { KeptKeyFile } from "../../protocol/console/keys.ts";
import type { ServerContext } from "../server-context.ts";
import { isFileOf } from "./add-keys.ts";
import { organisationKeys } from "./organisation-keys.ts";

/** Keeps a copy of the wrapped file, in the place of one that is there: also after publication, for it changes no key. */
export async function keepKeyFile(
  { store }: ServerContext,
  organisationId: string,
  { keyFile }: KeptKeyFile,
): Promise<Result<void, "malformed" | "not-found">> {
  return store.queries.transaction().execute(async (change): Promise<Result<void, "malformed" | "not-found">> => {
    const keys = await organisationKeys(change, organisationId);
    if (keys === null) {
      return err("not-found");
    }
    if (!isFileOf(keyFile, keys.coordinator.kid, keys.signing.kid)) {
      return err("malformed");
    }
    await change
      .updateTable("organisation_keys")
      .set({ key_file: JSON.stringify(keyFile) })
      .where("organisation_id", "=", organisationId)
      .execute();
    return ok(undefined);
  });
}

export async function forgetKeyFile({ store }: ServerContext, organisationId: string): Promise<void> {
  await store.queries
    .updateTable("organisation_keys")
    .set({ key_file: null })
    .where("organisation_id", "=", organisationId)
    .execute();
}
