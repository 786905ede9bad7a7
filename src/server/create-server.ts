import type { FastifyInstance } from "fastify";
import type { Result } from "../kernel/result.ts";
import { COMMAND_LINE } from "./actor.ts";
import { addBackupRoutes } from "./backup/backup-routes.ts";
import { addClientNumberRoutes } from "./client-numbers/client-number-routes.ts";
import { addComparisonRoutes } from "./comparisons/comparison-routes.ts";
import { addDescriptionRoute } from "./description/description-route.ts";
import { addDeviceRoutes } from "./devices/device-routes.ts";
import { addDraftRoutes } from "./drafts/draft-routes.ts";
import { exampleJob } from "./example/example-job.ts";
import { addExampleRoutes } from "./example/example-routes.ts";
import { type ExampleFailure, makeExample, type Progress } from "./example/make-example.ts";
import { createPractice, isEmpty } from "./example/practice.ts";
import { addFaultReportRoutes } from "./fault-reports/fault-report-routes.ts";
import { addFeedbackRoutes } from "./feedback/feedback-routes.ts";
import { addFieldworkRoutes } from "./fieldwork/fieldwork-routes.ts";
import { type AppOptions, createApp } from "./http/create-app.ts";
import type { OriginName } from "./http/headers.ts";
import { sendProblem } from "./http/problem-reply.ts";
import { isFromElsewhere, isSameOrigin } from "./http/same-origin.ts";
import { addCookies } from "./http/session-cookie.ts";
import { addKeyRoutes } from "./keys/key-routes.ts";
import { addSessionRoutes } from "./organisations/session-routes.ts";
import { renewSetUpCode } from "./organisations/set-up.ts";
import { addPaperRoutes } from "./paper/paper-routes.ts";
import { addPublicationRoutes } from "./publications/publication-routes.ts";
import { addRecordingRoutes } from "./recordings/recording-routes.ts";
import { addRoundRoutes } from "./rounds/round-routes.ts";
import type { ServerContext } from "./server-context.ts";

/** How the two origins are served; `pages` and `addresses` are each origin's own. */
export type ServerOptions = Omit<AppOptions, "pages" | "addresses"> & {
  readonly [Part in "pages" | "addresses"]: Readonly<Record<OriginName, AppOptions[Part]>>;
};

/** Both origins, ready to listen or to be called by a test. */
export type StreckServer = {
  readonly tablet: FastifyInstance;
  readonly console: FastifyInstance;
  /** To be shown where the server was started; null when an organisation has been set up. */
  readonly setUpCode: string | null;
  /** Fills practice with a made-up round; once that is there, it changes nothing. */
  readonly makeExample: (onProgress: Progress) => Promise<Result<unknown, ExampleFailure>>;
  /** Lets requests end that are under way, then the database. */
  readonly close: () => Promise<void>;
};

/** Where practice is offered and no organisation is there yet, practice is made first. */
export async function createServer(context: ServerContext, options: ServerOptions): Promise<StreckServer> {
  const { database, settings } = context;
  if (settings.practice && (await database.read(isEmpty))) {
    await createPractice(context);
  }
  const setUpCode = await renewSetUpCode(context);
  const of = (origin: OriginName): AppOptions => ({
    ...options,
    pages: options.pages[origin],
    addresses: options.addresses[origin],
  });
  const tablet = await createTablet(context, of("tablet"));
  const console = await createConsole(context, of("console"));
  await Promise.all([tablet.ready(), console.ready()]);
  return {
    tablet,
    console,
    setUpCode,
    makeExample: (onProgress) => makeExample(COMMAND_LINE, context, onProgress),
    close: async () => {
      await Promise.all([tablet.close(), console.close()]);
      await database.close();
    },
  };
}

async function createTablet(context: ServerContext, options: AppOptions): Promise<FastifyInstance> {
  const app = await createApp("tablet", context, options);
  app.addHook("onRequest", async (request, reply) => (isFromElsewhere(request) ? sendProblem(reply, "not-allowed") : undefined));
  addDeviceRoutes(app, context);
  return app;
}

async function createConsole(context: ServerContext, options: AppOptions): Promise<FastifyInstance> {
  const app = await createApp("console", context, options);
  await addCookies(app);
  app.addHook("onRequest", async (request, reply) => (isSameOrigin(request) ? undefined : sendProblem(reply, "not-allowed")));
  addSessionRoutes(app, context);
  addKeyRoutes(app, context);
  addRoundRoutes(app, context);
  addDraftRoutes(app, context);
  addComparisonRoutes(app, context);
  addClientNumberRoutes(app, context);
  addRecordingRoutes(app, context);
  addFieldworkRoutes(app, context);
  addFaultReportRoutes(app, context);
  addPublicationRoutes(app, context);
  addPaperRoutes(app, context);
  addFeedbackRoutes(app, context);
  addBackupRoutes(app, context);
  addExampleRoutes(app, exampleJob(context));
  addDescriptionRoute(app);
  return app;
}
