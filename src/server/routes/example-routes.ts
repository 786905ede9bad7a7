import type { FastifyInstance } from "fastify";
import type { ExampleJob } from "../example/example-job.ts";
import { sessionOf } from "./access.ts";

/** A made-up round for practice, and how far its making has come. */
export function addExampleRoutes(app: FastifyInstance, job: ExampleJob): void {
  app.get("/api/example", async (request) => job.state(sessionOf(request).organisationId));

  app.post("/api/example", async (request) => {
    const { organisationId } = sessionOf(request);
    await job.begin(organisationId, (error) => request.log.error(error));
    return job.state(organisationId);
  });
}
