import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { ConsoleState } from "../../protocol/console/session.ts";
import { SESSION_ENDPOINTS } from "../../protocol/endpoints/session.ts";
import { isDamagedRecord } from "../database/damaged-record.ts";
import { addRoutes } from "../http/add-routes.ts";
import { limitByUserName, SIGN_IN_LIMIT } from "../http/rate-limits.ts";
import { clearSessionCookie, sessionToken, setSessionCookie } from "../http/session-cookie.ts";
import { visitorOf } from "../http/visitor.ts";
import type { ServerContext } from "../server-context.ts";
import { consoleState } from "./console-state.ts";
import { beginSession, endSession, findSession } from "./sessions.ts";
import { setUp } from "./set-up.ts";
import { type Coordinator, enterPractice, signIn } from "./sign-in.ts";

export function addSessionRoutes(app: FastifyInstance, context: ServerContext): void {
  const isTriedTooOften = limitByUserName(app);
  const enter = async <Failure>(
    request: FastifyRequest,
    reply: FastifyReply,
    who: Result<Coordinator, Failure>,
  ): Promise<Result<ConsoleState, Failure>> => {
    if (!who.ok) {
      return who;
    }
    await leave(request);
    const token = await beginSession(who.value, context);
    setSessionCookie(request, reply, token);
    return ok(await stateFor(request, token));
  };
  const stateFor = async (request: FastifyRequest, token: string | null): Promise<ConsoleState> => {
    const visitor = visitorOf(request);
    return consoleState(visitor, context, token === null ? null : await findSession(visitor, context, token));
  };
  const leave = async (request: FastifyRequest): Promise<void> => {
    const token = sessionToken(request);
    if (token !== null) {
      await endSession(context, token);
    }
  };

  addRoutes(
    app,
    SESSION_ENDPOINTS,
    {
      async state({ request }) {
        try {
          return ok(await stateFor(request, sessionToken(request)));
        } catch (error) {
          if (!isDamagedRecord(error)) {
            throw error;
          }
          // Who can't be read any more is told so when she signs in; the doors are there for everybody else.
          return ok(await stateFor(request, null));
        }
      },

      signIn: async ({ request, reply, body }) =>
        (await isTriedTooOften(request)) ? err("too-many-attempts") : enter(request, reply, await signIn(context, body)),

      enterPractice: async ({ visitor, request, reply }) => enter(request, reply, await enterPractice(visitor, context)),

      setUp: async ({ request, reply, body }) => enter(request, reply, await setUp(context, body)),

      async signOut({ request, reply }) {
        await leave(request);
        clearSessionCookie(request, reply);
        return ok(await stateFor(request, null));
      },
    },
    { limits: { signIn: SIGN_IN_LIMIT, setUp: SIGN_IN_LIMIT } },
  );
}
