import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { type ProblemCode, STATUS_OF } from "../../protocol/problem.ts";
import { isDamagedRecord } from "../database/damaged-record.ts";
import type { Database } from "../database/database.ts";
import { isNotAllowed } from "../may.ts";

export function sendProblem(reply: FastifyReply, problem: ProblemCode): FastifyReply {
  return reply.code(STATUS_OF[problem]).send({ problem });
}

/** Whatever is thrown becomes a problem, too. Its message stays here: it could repeat what somebody sent. */
export function handleErrors(app: FastifyInstance, database: Database): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, database);
    if (STATUS_OF[problem] >= 500) {
      request.log.error({ err: error }, problem);
    }
    return sendProblem(reply, problem);
  });
}

/**
 * | thrown by                                    | problem           |
 * | -------------------------------------------- | ----------------- |
 * | the database: disk full, failing, busy       | storage-failed    |
 * | the database: its file is damaged            | storage-damaged   |
 * | us: the row in question can't be read        | record-damaged    |
 * | us: this actor may not do it                 | not-allowed       |
 * | the body reader: larger than the route takes | too-large         |
 * | the rate limit                               | too-many-attempts |
 * | anything else that is the caller's fault     | malformed         |
 * | us                                           | internal          |
 */
function problemOf(error: FastifyError, database: Database): ProblemCode {
  if (isDamagedRecord(error)) {
    return "record-damaged";
  }
  if (isNotAllowed(error)) {
    return "not-allowed";
  }
  const ofDatabase = database.problemOf(error);
  if (ofDatabase !== null) {
    return ofDatabase;
  }
  switch (error.statusCode) {
    case 413:
      return "too-large";
    case 429:
      return "too-many-attempts";
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? "malformed" : "internal";
  }
}
