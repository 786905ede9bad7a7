import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { mintId } from "../../kernel/ids.ts";
import { MOST_BYTES } from "../../protocol/device/sync.ts";
import { type LogStream, logOptions, logReplies } from "../log.ts";
import type { ServerContext } from "../server-context.ts";
import { guardRoutes } from "./access.ts";
import { readAskedFor } from "./asked-for.ts";
import { hangUpWhenClosing } from "./hang-up-when-closing.ts";
import { addSecurityHeaders, type OriginName } from "./headers.ts";
import { addHealthRoute } from "./health-route.ts";
import { takeOnlyJson } from "./json-bodies.ts";
import type { OwnAddresses } from "./own-addresses.ts";
import { admitOwnHostsOnly } from "./own-hosts.ts";
import { addPages } from "./pages.ts";
import { handleErrors, sendProblem } from "./problem-reply.ts";
import { oneOf } from "./proxies.ts";
import { addRateLimits } from "./rate-limits.ts";
import { hangUpOnSlowRequests, longestArrival } from "./slow-requests.ts";

export type AppOptions = {
  /** The built page that this origin serves; null serves none. */
  readonly pages: string | null;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Addresses and ranges of the proxies whose word on protocol, host and address of their callers is taken. */
  readonly proxies: readonly string[];
  readonly addresses: OwnAddresses;
  readonly log: LogStream;
};

/** The last bound of all; what each request may take is said in `slow-requests.ts`. */
const REQUEST_TIMEOUT = longestArrival(MOST_BYTES);

/** What both origins have in common, before their own routes. */
export async function createApp(origin: OriginName, context: ServerContext, options: AppOptions): Promise<FastifyInstance> {
  const isProxy = oneOf(options.proxies);
  const common = {
    // One hop: whom the named proxy in front has seen. What that one says of others is hearsay.
    trustProxy: (address, hop) => hop === 0 && isProxy(address),
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
  handleErrors(app, context.database);
  takeOnlyJson(app);
  readAskedFor(app, options.addresses, isProxy);
  guardRoutes(app, origin, context);
  logReplies(app, origin);
  hangUpWhenClosing(app, options.tls !== null);
  hangUpOnSlowRequests(app);
  await addSecurityHeaders(app, origin, options.addresses);
  admitOwnHostsOnly(app);
  await addRateLimits(app);
  addHealthRoute(app, context);
  await addPages(app, options.pages, origin);
  return app;
}
