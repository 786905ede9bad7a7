import * as v from "valibot";
import { Id, Name } from "../../protocol/words.ts";
import { HOUR } from "../clock.ts";
import { damagedRecord, readRow } from "../damaged-record.ts";
import type { ServerContext } from "../server-context.ts";
import { digest } from "./digest.ts";
import { newToken } from "./secrets.ts";

export const SESSION_LIFE = 12 * HOUR;

/** Who has signed in. Every query for her is held to her organisation. */
export type Session = {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly practice: boolean;
  readonly userName: string;
};

/** Begins a session and returns its secret. Sessions that have run out are cleared away at the same time. */
export async function beginSession(context: ServerContext, organisationId: string, coordinatorId: string): Promise<string> {
  const token = newToken(context.randomBytes);
  const now = context.clock();
  await context.store.queries.transaction().execute(async (change) => {
    await change.deleteFrom("session").where("expires", "<=", now).execute();
    await change
      .insertInto("session")
      .values({
        organisation_id: organisationId,
        token_hash: digest(token),
        coordinator_id: coordinatorId,
        expires: now + SESSION_LIFE,
      })
      .execute();
  });
  return token;
}

/** What the console would take for nothing that comes from Streck. */
const Readable = v.object({ id: Id, name: Name, userName: Name });

/** The session with this secret; throws `damagedRecord` when whose it is can't be read any more. One of the practice organisation is worth nothing where practice is not offered. */
export async function findSession(context: ServerContext, token: string): Promise<Session | null> {
  const row = await context.store.queries
    .selectFrom("session")
    .innerJoin("organisation", "organisation.id", "session.organisation_id")
    .innerJoin("coordinator", (join) =>
      join
        .onRef("coordinator.organisation_id", "=", "session.organisation_id")
        .onRef("coordinator.id", "=", "session.coordinator_id"),
    )
    .select(["organisation.id", "organisation.name", "organisation.practice", "coordinator.name as userName"])
    .where("session.token_hash", "=", digest(token))
    .where("session.expires", ">", context.clock())
    .executeTakeFirst();
  if (row === undefined || (row.practice === 1 && !context.practiceOffered)) {
    return null;
  }
  if (readRow(Readable, () => row) === null) {
    throw damagedRecord("organisation");
  }
  return { organisationId: row.id, organisationName: row.name, practice: row.practice === 1, userName: row.userName };
}

export async function endSession({ store }: ServerContext, token: string): Promise<void> {
  await store.queries.deleteFrom("session").where("token_hash", "=", digest(token)).execute();
}
