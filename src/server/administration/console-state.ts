import type { ConsoleState } from "../../protocol/console/session.ts";
import { PRACTICE_PASSPHRASE } from "../practice.ts";
import type { Session } from "../security/sessions.ts";
import type { ServerContext } from "../server-context.ts";
import { hasRealOrganisation } from "./set-up.ts";

/** What the console shows before anyone has signed in, and who has. */
export async function consoleState(context: ServerContext, session: Session | null): Promise<ConsoleState> {
  return {
    practice: context.practiceOffered ? { passphrase: PRACTICE_PASSPHRASE } : null,
    needsSetUp: !(await hasRealOrganisation(context.store.queries)),
    session,
    tabletAddress: context.tabletAddress(),
  };
}
