import type { ConsoleState } from "../../protocol/console/session.ts";
import type { User, Visitor } from "../actor.ts";
import { PRACTICE_PASSPHRASE } from "../example/practice.ts";
import type { ServerContext } from "../server-context.ts";
import { offersPractice } from "./practice-offer.ts";
import { hasRealOrganisation } from "./set-up.ts";

/** What the console shows before anyone has signed in, and who has. */
export async function consoleState(visitor: Visitor, context: ServerContext, user: User | null): Promise<ConsoleState> {
  return {
    practice: offersPractice(visitor, context) ? { passphrase: PRACTICE_PASSPHRASE } : null,
    needsSetUp: !(await context.database.read(hasRealOrganisation)),
    session: user === null ? null : sessionOf(user),
    tabletAddress: context.settings.tabletAddress(),
  };
}

function sessionOf({ organisationId, organisationName, practice, userName }: User): ConsoleState["session"] {
  return { organisationId, organisationName, practice, userName };
}
