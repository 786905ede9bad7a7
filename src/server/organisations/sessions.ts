import * as v from "valibot";
import type { OrganisationId } from "../../kernel/ids.ts";
import { ok } from "../../kernel/result.ts";
import { idOf, Name } from "../../protocol/atoms.ts";
import type { User, Visitor } from "../actor.ts";
import { HOUR } from "../clock.ts";
import type { SignedIn } from "../database/across-organisations.ts";
import { damagedRecord, readRow } from "../database/damaged-record.ts";
import { digest } from "../kept-secrets/digest.ts";
import { newToken } from "../kept-secrets/secrets.ts";
import type { ServerContext } from "../server-context.ts";
import { offersPractice } from "./practice-offer.ts";
import type { Coordinator } from "./sign-in.ts";

export const SESSION_LIFE = 12 * HOUR;

/** Begins a session and returns its secret. The organisation's sessions that have run out are cleared away at the same time. */
export async function beginSession(
  { organisationId, coordinatorId }: Coordinator,
  { database, clock, randomBytes }: ServerContext,
): Promise<string> {
  const token = newToken(randomBytes);
  const now = clock();
  await database.change(async (change) => {
    const own = change.of(organisationId);
    await own.deleteFrom("session").where("expires", "<=", now).execute();
    await own
      .insertInto("session")
      .values({ token_hash: digest(token), coordinator_id: coordinatorId, expires: now + SESSION_LIFE })
      .execute();
    return ok(undefined);
  });
  return token;
}

/** What the console would take for nothing that comes from Streck. */
const Readable = v.object({ organisationId: idOf<OrganisationId>(), organisationName: Name, userName: Name });

/**
 * Whose session has this secret; throws `damagedRecord` when that can't be read any more. One of the practice organisation
 * is worth nothing where practice is not offered.
 */
export async function findSession(visitor: Visitor, context: ServerContext, token: string): Promise<User | null> {
  const found = await context.database.read((read) => read.across.sessionWithToken(digest(token), context.clock()));
  if (found === null || (found.practice && !offersPractice(visitor, context))) {
    return null;
  }
  if (readRow(Readable, () => found) === null) {
    throw damagedRecord("organisation");
  }
  return userOf(found);
}

export function userOf({ organisationId, organisationName, practice, userName }: SignedIn): User {
  return { kind: "user", organisationId, organisationName, practice, userName, roles: new Set(["coordinator"]) };
}

export async function endSession({ database }: ServerContext, token: string): Promise<void> {
  await database.change(async (change) => ok(await change.across.endSession(digest(token))));
}
