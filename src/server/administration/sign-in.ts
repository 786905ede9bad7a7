import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SignInRequest } from "../../protocol/console/session.ts";
import { passwordMatches } from "../security/passwords.ts";
import type { ServerContext } from "../server-context.ts";
import type { Coordinator } from "./set-up.ts";

/** User names are the same however they are capitalised, composed or spaced, and whatever invisible signs are in them. */
export function userNameKey(userName: string): string {
  return nameKey(userName.normalize("NFKC"));
}

/** The same failure, after the same time, whether the name or the password is wrong. */
export async function signIn(
  { store }: ServerContext,
  { userName, password }: SignInRequest,
): Promise<Result<Coordinator, "wrong-credentials">> {
  const row = await store.queries
    .selectFrom("coordinator")
    .select(["organisation_id", "id", "password_hash"])
    .where("name_key", "=", userNameKey(userName))
    .executeTakeFirst();
  const matches = await passwordMatches(password, row?.password_hash ?? null);
  return matches && row !== undefined
    ? ok({ organisationId: row.organisation_id, coordinatorId: row.id })
    : err("wrong-credentials");
}

/** Enters the practice organisation, where it is offered. */
export async function enterPractice({ store, practiceOffered }: ServerContext): Promise<Result<Coordinator, "not-allowed">> {
  if (!practiceOffered) {
    return err("not-allowed");
  }
  const row = await store.queries
    .selectFrom("coordinator")
    .innerJoin("organisation", "organisation.id", "coordinator.organisation_id")
    .select(["coordinator.organisation_id", "coordinator.id"])
    .where("organisation.practice", "=", 1)
    .executeTakeFirst();
  return row === undefined ? err("not-allowed") : ok({ organisationId: row.organisation_id, coordinatorId: row.id });
}
