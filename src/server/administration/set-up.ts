import { mintId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SetUpRequest } from "../../protocol/console/session.ts";
import { normaliseEnrolCode } from "../../protocol/device/enrol.ts";
import type { Queries } from "../database/tables.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { digest } from "../security/digest.ts";
import { hashPassword } from "../security/passwords.ts";
import { newCode } from "../security/secrets.ts";
import type { ServerContext } from "../server-context.ts";
import { userNameKey } from "./sign-in.ts";

export type Coordinator = { readonly organisationId: string; readonly coordinatorId: string };

export async function hasRealOrganisation(queries: Queries): Promise<boolean> {
  const row = await queries.selectFrom("organisation").select("id").where("practice", "=", 0).limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * A new code for setting up the first organisation, or null when there is one. It is shown where the server is started,
 * and nowhere else: whoever can read that may own the server.
 */
export async function renewSetUpCode({
  store,
  randomBytes,
}: Pick<ServerContext, "store" | "randomBytes">): Promise<string | null> {
  const code = (await hasRealOrganisation(store.queries)) ? null : newCode(randomBytes);
  const hash = code === null ? null : digest(normaliseEnrolCode(code));
  await store.queries.updateTable("server").set({ set_up_code_hash: hash }).execute();
  return code;
}

/** The console says why before it asks. The lists weigh megabytes and are needed once in a server's life: read only now. */
async function isEasyToGuess({ password, organisationName, userName }: SetUpRequest): Promise<boolean> {
  const { estimateGuesses, PASSWORD_BITS } = await import("../../sealing/guessing.ts");
  return estimateGuesses(password, [organisationName, userName]).bits < PASSWORD_BITS;
}

/**
 * Makes the first organisation and its coordinator. Works once: the code goes with it. `already-exists`: the practice
 * organisation, or somebody in it, has a name that looks the same.
 */
export async function setUp(
  { store, randomBytes }: ServerContext,
  request: SetUpRequest,
): Promise<Result<Coordinator, "malformed" | "not-allowed" | "code-unknown" | "already-exists">> {
  if (await isEasyToGuess(request)) {
    return err("malformed");
  }
  const passwordHash = await hashPassword(request.password);
  const work = store.queries.transaction();
  return unlessTaken(store, () =>
    work.execute(async (change): Promise<Result<Coordinator, "not-allowed" | "code-unknown" | "already-exists">> => {
      if (await hasRealOrganisation(change)) {
        return err("not-allowed");
      }
      const organisations = await change.selectFrom("organisation").select("name").execute();
      if (organisations.some(({ name }) => nameKey(String(name)) === nameKey(request.organisationName))) {
        return err("already-exists");
      }
      const { numUpdatedRows } = await change
        .updateTable("server")
        .set({ set_up_code_hash: null })
        .where("set_up_code_hash", "=", digest(normaliseEnrolCode(request.setUpCode)))
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) {
        return err("code-unknown");
      }
      const organisationId = mintId(randomBytes);
      const coordinatorId = mintId(randomBytes);
      await change
        .insertInto("organisation")
        .values({ id: organisationId, name: request.organisationName, practice: 0, open_round_id: null, open_site_id: null })
        .execute();
      await change
        .insertInto("coordinator")
        .values({
          organisation_id: organisationId,
          id: coordinatorId,
          name: request.userName,
          name_key: userNameKey(request.userName),
          password_hash: passwordHash,
        })
        .execute();
      return ok({ organisationId, coordinatorId });
    }),
  );
}
