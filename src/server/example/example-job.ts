import type { ExampleReply } from "../../protocol/console/example.ts";
import type { Actor } from "../actor.ts";
import { organisationFor } from "../may.ts";
import { hasRealOrganisation } from "../organisations/set-up.ts";
import type { ServerContext } from "../server-context.ts";
import { findExample, makeExample } from "./make-example.ts";

/** The making of the example, which goes on while nobody waits for it. At most one at a time. */
export type ExampleJob = {
  /** Begins it, unless it is under way or done; `onFailure` gets what went wrong with the server meanwhile. */
  readonly begin: (actor: Actor, onFailure: (error: unknown) => void) => Promise<void>;
  readonly state: (actor: Actor) => Promise<ExampleReply>;
};

export function exampleJob(context: ServerContext): ExampleJob {
  let running: { done: number; total: number } | null = null;
  let failed = false;
  const run = async (actor: Actor): Promise<void> => {
    const made = await makeExample(actor, context, (done, total) => {
      running = { done, total };
    });
    failed = !made.ok;
  };
  return {
    async begin(actor, onFailure) {
      const made = await findExample(context, organisationFor(actor, "fill practice"));
      if (running !== null || made !== null) {
        return;
      }
      running = { done: 0, total: 0 };
      failed = false;
      void run(actor)
        .catch((error: unknown) => {
          failed = true;
          onFailure(error);
        })
        .finally(() => {
          running = null;
        });
    },
    async state(actor) {
      const organisationId = organisationFor(actor, "fill practice");
      if (running !== null) {
        return { state: "making", roundId: null, ...running };
      }
      const made = await findExample(context, organisationId);
      if (made !== null) {
        return { state: "made", roundId: made.id, done: 0, total: 0 };
      }
      const refused = await context.database.read(hasRealOrganisation);
      return { state: refused ? "refused" : failed ? "failed" : "possible", roundId: null, done: 0, total: 0 };
    },
  };
}
