import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { ServerContext } from "../server-context.ts";

/** Says "ok" only while the database can be read. */
export function addHealthRoute(app: FastifyInstance, { store }: ServerContext): void {
  app.get("/health", async () => {
    await sql`select id from server`.execute(store.queries);
    return { status: "ok" };
  });
}
