import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Result } from "../../kernel/result.ts";
import { type ConsoleState, SetUpRequest, SignInRequest } from "../../protocol/console/session.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import { consoleState } from "../administration/console-state.ts";
import { type Coordinator, setUp } from "../administration/set-up.ts";
import { enterPractice, signIn } from "../administration/sign-in.ts";
import { isDamagedRecord } from "../damaged-record.ts";
import { asSeenBy } from "../security/practice-offer.ts";
import { clearSessionCookie, sessionToken, setSessionCookie } from "../security/session-cookie.ts";
import { beginSession, endSession, findSession } from "../security/sessions.ts";
import type { ServerContext } from "../server-context.ts";
import { sendProblem } from "./problem-reply.ts";
import { limitByUserName, SIGN_IN_LIMIT } from "./rate-limits.ts";
import { readBody } from "./read-body.ts";

/** Who is there, coming in and going out. All answer with the state that the console is in afterwards. */
export function addSessionRoutes(app: FastifyInstance, context: ServerContext): void {
  const isTriedTooOften = limitByUserName(app);
  const enter = async (request: FastifyRequest, reply: FastifyReply, who: Result<Coordinator, ProblemCode>) => {
    if (!who.ok) {
      return sendProblem(reply, who.error);
    }
    await leave(request);
    const token = await beginSession(context, who.value.organisationId, who.value.coordinatorId);
    setSessionCookie(request, reply, token);
    return stateFor(request, token);
  };
  const stateFor = async (request: FastifyRequest, token: string | null): Promise<ConsoleState> => {
    const seen = asSeenBy(context, request);
    return consoleState(seen, token === null ? null : await findSession(seen, token));
  };
  const leave = async (request: FastifyRequest): Promise<void> => {
    const token = sessionToken(request);
    if (token !== null) {
      await endSession(context, token);
    }
  };

  app.get("/api/state", async (request) => {
    try {
      return await stateFor(request, sessionToken(request));
    } catch (error) {
      if (!isDamagedRecord(error)) {
        throw error;
      }
      // Who can't be read any more is told so when she signs in; the doors are there for everybody else.
      return stateFor(request, null);
    }
  });

  app.post("/api/session", { config: { rateLimit: SIGN_IN_LIMIT } }, async (request, reply) => {
    const message = readBody(SignInRequest, request.body);
    if (message.ok && (await isTriedTooOften(request))) {
      return sendProblem(reply, "too-many-attempts");
    }
    return enter(request, reply, message.ok ? await signIn(context, message.value) : message);
  });

  app.post("/api/session/practice", async (request, reply) =>
    enter(request, reply, await enterPractice(asSeenBy(context, request))),
  );

  app.post("/api/set-up", { config: { rateLimit: SIGN_IN_LIMIT } }, async (request, reply) => {
    const message = readBody(SetUpRequest, request.body);
    return enter(request, reply, message.ok ? await setUp(context, message.value) : message);
  });

  app.delete("/api/session", async (request, reply) => {
    await leave(request);
    clearSessionCookie(request, reply);
    return stateFor(request, null);
  });
}
