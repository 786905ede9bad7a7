import type { CoordinatorId, OrganisationId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SignInRequest } from "../../protocol/console/session.ts";
import type { Visitor } from "../actor.ts";
import { passwordMatches } from "../kept-secrets/passwords.ts";
import type { ServerContext } from "../server-context.ts";
import { offersPractice } from "./practice-offer.ts";

/** Who is signed in, and whose data she sees. */
export type Coordinator = { readonly organisationId: OrganisationId; readonly coordinatorId: CoordinatorId };

/** User names are the same however they are capitalised, composed or spaced, and whatever invisible signs are in them. */
export function userNameKey(userName: string): string {
  return nameKey(userName.normalize("NFKC"));
}

/** The same failure, after the same time, whether the name or the password is wrong. */
export async function signIn(
  { database }: ServerContext,
  { userName, password }: SignInRequest,
): Promise<Result<Coordinator, "wrong-credentials">> {
  const found = await database.read((read) => read.across.coordinatorNamed(userNameKey(userName)));
  const matches = await passwordMatches(password, found?.passwordHash ?? null);
  return matches && found !== null ? ok(found) : err("wrong-credentials");
}

/** Enters the practice organisation, where it is offered. */
export async function enterPractice(visitor: Visitor, context: ServerContext): Promise<Result<Coordinator, "not-allowed">> {
  const practice = offersPractice(visitor, context) ? await context.database.read((read) => read.across.practice()) : null;
  return practice === null ? err("not-allowed") : ok(practice);
}
