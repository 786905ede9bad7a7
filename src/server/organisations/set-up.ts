import type { PasswordHash } from "../../kernel/hashes.ts";
import { type CoordinatorId, mintId, type OrganisationId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SetUpRequest } from "../../protocol/console/session.ts";
import { normaliseEnrolCode } from "../../protocol/device/enrol-code.ts";
import type { Changing, Reading } from "../database/database.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { digest } from "../kept-secrets/digest.ts";
import { hashPassword } from "../kept-secrets/passwords.ts";
import { newCode } from "../kept-secrets/secrets.ts";
import type { ServerContext } from "../server-context.ts";
import { type Coordinator, userNameKey } from "./sign-in.ts";

export async function hasRealOrganisation({ across }: Reading): Promise<boolean> {
  return (await across.organisations()).some(({ practice }) => !practice);
}

/**
 * A new code for setting up the first organisation, or null when there is one. It is shown where the server is started,
 * and nowhere else: whoever can read that may own the server.
 */
export async function renewSetUpCode({
  database,
  randomBytes,
}: Pick<ServerContext, "database" | "randomBytes">): Promise<string | null> {
  const newOne = newCode(randomBytes);
  const renewed = await database.change(async (change) => {
    const code = (await hasRealOrganisation(change)) ? null : newOne;
    await change.across.keepSetUpCode(code === null ? null : digest(normaliseEnrolCode(code)));
    return ok(code);
  });
  return renewed.value;
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
  { database, randomBytes }: ServerContext,
  request: SetUpRequest,
): Promise<Result<Coordinator, "malformed" | "not-allowed" | "code-unknown" | "already-exists">> {
  if (await isEasyToGuess(request)) {
    return err("malformed");
  }
  const passwordHash = await hashPassword(request.password);
  return unlessTaken(database, async (change): Promise<Result<Coordinator, "not-allowed" | "code-unknown">> => {
    if (await hasRealOrganisation(change)) {
      return err("not-allowed");
    }
    if (!(await change.across.takeSetUpCode(digest(normaliseEnrolCode(request.setUpCode))))) {
      return err("code-unknown");
    }
    const organisation = { id: mintId<OrganisationId>(randomBytes), name: request.organisationName, practice: false };
    await change.across.addOrganisation(organisation);
    const coordinatorId = mintId<CoordinatorId>(randomBytes);
    await addCoordinator(change, { organisationId: organisation.id, coordinatorId }, request.userName, passwordHash);
    return ok({ organisationId: organisation.id, coordinatorId });
  });
}

/** `passwordHash` null: she can't sign in with one. */
export async function addCoordinator(
  change: Changing,
  { organisationId, coordinatorId }: Coordinator,
  name: string,
  passwordHash: PasswordHash | null,
): Promise<void> {
  await change
    .of(organisationId)
    .insertInto("coordinator")
    .values({ id: coordinatorId, name, name_key: userNameKey(name), password_hash: passwordHash })
    .execute();
}
