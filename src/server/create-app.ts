import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { mintId } from "../kernel/ids.ts";
import { MOST_BYTES } from "../protocol/device/sync.ts";
import { hangUpWhenClosing } from "./hang-up-when-closing.ts";
import { type LogStream, logOptions, logReplies } from "./log.ts";
import { guardRoutes } from "./routes/access.ts";
import { addHealthRoute } from "./routes/health-route.ts";
import { takeOnlyJson } from "./routes/json-bodies.ts";
import { addPages } from "./routes/pages.ts";
import { handleErrors, sendProblem } from "./routes/problem-reply.ts";
import { addRateLimits } from "./routes/rate-limits.ts";
import { addSecurityHeaders, type OriginName } from "./security/headers.ts";
import type { ServerContext } from "./server-context.ts";
import { hangUpOnSlowRequests, longestArrival } from "./slow-requests.ts";

export type AppOptions = {
  /** The built page that this origin serves; null serves none. */
  readonly pages: string | null;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** One proxy in front speaks for its callers: their protocol, host and address are believed. */
  readonly trustProxy: boolean;
  readonly log: LogStream;
};

/** The last bound of all; what each request may take is said in `slow-requests.ts`. */
const REQUEST_TIMEOUT = longestArrival(MOST_BYTES);

/** What both origins have in common, before their own routes. */
export async function createApp(origin: OriginName, context: ServerContext, options: AppOptions): Promise<FastifyInstance> {
  const common = {
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    requestTimeout: REQUEST_TIMEOUT,
    exposeHeadRoutes: false,
    genReqId: () => mintId(context.randomBytes),
    logController: new LogController({ disableRequestLogging: true }),
    logger: logOptions(options.log),
    frameworkErrors: (_error, _request, reply) => {
      void sendProblem(reply, "malformed");
    },
  } satisfies FastifyServerOptions;
  const app: FastifyInstance = options.tls === null ? fastify(common) : fastify({ ...common, https: options.tls });
  handleErrors(app, context.store);
  takeOnlyJson(app);
  guardRoutes(app, origin, context);
  logReplies(app, origin);
  hangUpWhenClosing(app, options.tls !== null);
  hangUpOnSlowRequests(app);
  await addSecurityHeaders(app, origin);
  await addRateLimits(app);
  addHealthRoute(app, context);
  await addPages(app, options.pages);
  return app;
}
