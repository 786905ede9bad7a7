import { setTimeout as wait } from "node:timers/promises";
import { backUp } from "../backup/back-up.ts";
import type { BackgroundFailure } from "../backup/in-background.ts";
import { type BackupPlan, dueIn } from "../backup/plan.ts";
import { sweep } from "../backup/sweep.ts";
import { type Clock, MINUTE } from "../clock.ts";
import type { Database } from "../database/database.ts";

type Context = { readonly database: Database; readonly clock: Clock };

/**
 * Makes backups one after the other, each when it is due: what was made before the server was last started counts. Returns what
 * ends it; one that is under way is given up and leaves nothing. What fails is said, and tried again.
 */
export function keepBackingUp(
  data: string,
  plan: BackupPlan,
  context: Context,
  onFailure: (failure: BackgroundFailure | { readonly kind: "broken"; readonly error: unknown }) => void,
): () => Promise<void> {
  const { database, clock } = context;
  const end = new AbortController();
  const { signal } = end;
  const once = async (): Promise<number> => {
    const attempts = await database.read(({ across }) => across.latestBackups(1));
    const due = dueIn(plan, attempts, clock());
    if (due > 0) {
      return due;
    }
    const failure = await backUp(data, plan, context, signal);
    if (failure !== null) {
      onFailure(failure);
    }
    return MINUTE;
  };
  const keeping = (async () => {
    await sweep(data);
    while (!signal.aborted) {
      const due = await once().catch((error: unknown) => {
        onFailure({ kind: "broken", error });
        return MINUTE;
      });
      // Looked at every minute, for the clock may have been put right.
      await wait(Math.min(due, MINUTE), undefined, { ref: false, signal }).catch(() => undefined);
    }
  })();
  return async () => {
    end.abort();
    await keeping;
  };
}
