import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import type { Result } from "../../kernel/result.ts";
import { PROBLEMS, type ProblemCode } from "../../protocol/problem.ts";
import { isDamagedRecord } from "../damaged-record.ts";
import type { Store } from "../database/store.ts";

export function sendProblem(reply: FastifyReply, problem: ProblemCode): FastifyReply {
  return reply.code(PROBLEMS[problem].http).send({ problem });
}

/** The value, or the problem that stood in its way. */
export function sendResult<Value>(reply: FastifyReply, result: Result<Value, ProblemCode>): FastifyReply {
  return result.ok ? reply.send(result.value) : sendProblem(reply, result.error);
}

/** Whatever is thrown becomes a problem, too. Its message stays here: it could repeat what somebody sent. */
export function handleErrors(app: FastifyInstance, store: Store): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, store);
    if (PROBLEMS[problem].http >= 500) {
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
 * | the body reader: larger than the route takes | too-large         |
 * | the rate limit                               | too-many-attempts |
 * | anything else that is the caller's fault     | malformed         |
 * | us                                           | internal          |
 */
function problemOf(error: FastifyError, store: Store): ProblemCode {
  if (store.dialect.isCorruption(error)) {
    return "storage-damaged";
  }
  if (isDamagedRecord(error)) {
    return "record-damaged";
  }
  if (store.dialect.isStorageFailure(error)) {
    return "storage-failed";
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
