import type { Visitor } from "../actor.ts";
import type { ServerContext } from "../server-context.ts";

/**
 * Whether this visitor may come into the practice organisation. It needs no password, so it is for people at the machine
 * itself: not for the waiting room behind a proxy that nobody told the server about.
 */
export function offersPractice({ direct }: Visitor, { settings }: Pick<ServerContext, "settings">): boolean {
  return settings.practice && (settings.practiceOnNetwork || direct);
}
