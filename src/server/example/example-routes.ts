import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { EXAMPLE_ENDPOINTS } from "../../protocol/endpoints/example.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ExampleJob } from "./example-job.ts";

export function addExampleRoutes(app: FastifyInstance, job: ExampleJob): void {
  addRoutes(app, EXAMPLE_ENDPOINTS, {
    example: async ({ user }) => ok(await job.state(user)),

    async beginExample({ user, request }) {
      await job.begin(user, (error) => request.log.error(error));
      return ok(await job.state(user));
    },
  });
}
