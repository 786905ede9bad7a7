import type { ExampleReply } from "../../protocol/console/example.ts";
import { hasRealOrganisation } from "../administration/set-up.ts";
import type { ServerContext } from "../server-context.ts";
import { findExample, makeExample } from "./make-example.ts";

/** The making of the example, which goes on while nobody waits for it. At most one at a time. */
export type ExampleJob = {
  /** Begins it, unless it is under way or done; `onFailure` gets what went wrong with the server meanwhile. */
  readonly begin: (organisationId: string, onFailure: (error: unknown) => void) => Promise<void>;
  readonly state: (organisationId: string) => Promise<ExampleReply>;
};

export function exampleJob(context: ServerContext): ExampleJob {
  let running: { done: number; total: number } | null = null;
  let failed = false;
  const run = async (): Promise<void> => {
    const made = await makeExample(context, (done, total) => {
      running = { done, total };
    });
    failed = !made.ok;
  };
  return {
    async begin(organisationId, onFailure) {
      const made = await findExample(context.store, organisationId);
      if (running !== null || made !== null) {
        return;
      }
      running = { done: 0, total: 0 };
      failed = false;
      void run()
        .catch((error: unknown) => {
          failed = true;
          onFailure(error);
        })
        .finally(() => {
          running = null;
        });
    },
    async state(organisationId) {
      if (running !== null) {
        return { state: "making", roundId: null, ...running };
      }
      const made = await findExample(context.store, organisationId);
      if (made !== null) {
        return { state: "made", roundId: made.id, done: 0, total: 0 };
      }
      const refused = await hasRealOrganisation(context.store.queries);
      return { state: refused ? "refused" : failed ? "failed" : "possible", roundId: null, done: 0, total: 0 };
    },
  };
}
