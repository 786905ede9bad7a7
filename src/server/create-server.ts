import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import type { RandomBytes } from "../kernel/ids.ts";
import { mintId } from "../kernel/ids.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { Id } from "../protocol/words.ts";
import { renewSetUpCode } from "./administration/set-up.ts";
import type { Clock } from "./clock.ts";
import { type AppOptions, createApp } from "./create-app.ts";
import { damagedRecord } from "./damaged-record.ts";
import { migrate } from "./database/migrate.ts";
import { openSqlite } from "./database/sqlite.ts";
import type { OpenFailure, Store } from "./database/store.ts";
import { exampleJob } from "./example/example-job.ts";
import { type ExampleFailure, makeExample, type Progress } from "./example/make-example.ts";
import { createPractice } from "./practice.ts";
import { addDeviceRoutes } from "./routes/device-routes.ts";
import { addExampleRoutes } from "./routes/example-routes.ts";
import { addFieldworkRoutes } from "./routes/fieldwork-routes.ts";
import { addKeyRoutes } from "./routes/key-routes.ts";
import { sendProblem } from "./routes/problem-reply.ts";
import { addRoundRoutes } from "./routes/round-routes.ts";
import { addSessionRoutes } from "./routes/session-routes.ts";
import type { OriginName } from "./security/headers.ts";
import type { OwnAddresses } from "./security/own-addresses.ts";
import { isFromElsewhere, isSameOrigin } from "./security/same-origin.ts";
import { addCookies } from "./security/session-cookie.ts";
import type { ServerContext } from "./server-context.ts";

export type ServerOptions = Omit<AppOptions, "pages" | "addresses"> & {
  /** Folder of the database; made if need be. */
  readonly data: string;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Offers the practice organisation, and makes it where the folder holds no organisation yet. */
  readonly practice: boolean;
  /** Offers it to others than people at this very machine, too. */
  readonly practiceOnNetwork: boolean;
  readonly addresses: Readonly<Record<OriginName, OwnAddresses>>;
  readonly tabletAddress: () => string;
  readonly pages: Readonly<Record<OriginName, string | null>>;
};

/** Both origins, ready to listen or to be called by a test. */
export type StreckServer = {
  readonly tablet: FastifyInstance;
  readonly console: FastifyInstance;
  readonly store: Store;
  /** To be shown where the server was started; null when an organisation has been set up. */
  readonly setUpCode: string | null;
  /** Fills practice with a made-up round; once that is there, it changes nothing. */
  readonly makeExample: (onProgress: Progress) => Promise<Result<unknown, ExampleFailure>>;
  /** Lets requests end that are under way, then the database. */
  readonly close: () => Promise<void>;
};

export async function createServer(options: ServerOptions): Promise<Result<StreckServer, OpenFailure>> {
  const opened = openSqlite(options.data);
  if (!opened.ok) {
    return opened;
  }
  const store = opened.value;
  try {
    const migrated = await migrate(store);
    if (!migrated.ok) {
      await store.close();
      return err({ kind: migrated.error, folder: options.data });
    }
    return ok(await assemble(options, store));
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(options: ServerOptions, store: Store): Promise<StreckServer> {
  const { clock, randomBytes, tabletAddress } = options;
  const identity = await identify(store, randomBytes);
  const context: ServerContext = {
    store,
    clock,
    randomBytes,
    identity,
    practiceOffered: options.practice,
    practiceOnNetwork: options.practiceOnNetwork,
    tabletAddress,
  };
  if (options.practice && (await isEmpty(store))) {
    await createPractice(context);
  }
  const setUpCode = await renewSetUpCode(context);
  const tablet = await createTablet(context, { ...options, pages: options.pages.tablet, addresses: options.addresses.tablet });
  const console = await createConsole(context, {
    ...options,
    pages: options.pages.console,
    addresses: options.addresses.console,
  });
  await Promise.all([tablet.ready(), console.ready()]);
  const close = async (): Promise<void> => {
    await Promise.all([tablet.close(), console.close()]);
    await store.close();
  };
  return { tablet, console, store, setUpCode, makeExample: (onProgress) => makeExample(context, onProgress), close };
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
  addFieldworkRoutes(app, context);
  addExampleRoutes(app, exampleJob(context));
  return app;
}

/** Who the server is, from its first start on. An epoch that can't be read is as good as a new one: tablets offer all again. */
async function identify({ queries }: Store, randomBytes: RandomBytes): Promise<ServerContext["identity"]> {
  const known = await queries.selectFrom("server").select(["id", "epoch"]).executeTakeFirst();
  if (known !== undefined && !v.is(Id, known.id)) {
    throw damagedRecord("server");
  }
  if (known !== undefined) {
    const epoch = v.is(Id, known.epoch) ? known.epoch : mintId(randomBytes);
    await queries.updateTable("server").set({ epoch }).where("epoch", "!=", epoch).execute();
    return { serverId: known.id, epoch };
  }
  const identity = { serverId: mintId(randomBytes), epoch: mintId(randomBytes) };
  await queries.insertInto("server").values({ id: identity.serverId, epoch: identity.epoch, set_up_code_hash: null }).execute();
  return identity;
}

async function isEmpty({ queries }: Store): Promise<boolean> {
  return (await queries.selectFrom("organisation").select("id").limit(1).executeTakeFirst()) === undefined;
}
