import { afterEach } from "vitest";
import type { Result } from "../../../src/kernel/result.ts";
import { randomBytes } from "../../../src/sealing/random.ts";
import { createServer, type ServerOptions, type StreckServer } from "../../../src/server/create-server.ts";
import { openDatabase } from "../../../src/server/database/database.ts";
import { openSqlite } from "../../../src/server/database/sqlite.ts";
import type { Store } from "../../../src/server/database/store.ts";
import type { ServerContext, ServerSettings } from "../../../src/server/server-context.ts";
import { expectRepliesAsDescribed } from "../../support/as-described.ts";
import { holdReplies } from "../../support/hold-replies.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/**
 * A server on a real database in a folder of its own, with a clock that only the test turns. `store`: all of it that is
 * stored, as no code of the server sees it. Each reply is held against the description of the call, to `inject` and, where a
 * test lets the server listen, over the network.
 */
export type TestServer = StreckServer & {
  readonly data: string;
  readonly store: Store;
  readonly context: ServerContext;
  readonly log: string[];
  readonly advance: (milliseconds: number) => void;
};

type TestOptions = Partial<ServerOptions & ServerSettings & Pick<ServerContext, "clock"> & { readonly data: string }>;

export const TABLET_ADDRESS = "https://tablet.example.org";
export const CONSOLE_ADDRESS = "https://console.example.org";
const NOON = Date.UTC(2026, 8, 14, 12, 0, 30);

const running = new Set<TestServer>();
const faults: string[] = [];
holdReplies((fault) => faults.push(fault));

/** Closed at the end of the test, unless `keep`: then whoever asked for it closes it. */
export async function testServer(options: TestOptions = {}, keep = false): Promise<TestServer> {
  const {
    data = temporaryFolder(),
    practice = false,
    practiceOnNetwork = false,
    backups = null,
    tabletAddress = () => TABLET_ADDRESS,
  } = options;
  const log: string[] = [];
  let now = NOON;
  const store = valueOf(openSqlite(data));
  const database = valueOf(await openDatabase(store, randomBytes));
  const settings = { practice, practiceOnNetwork, backups, tabletAddress };
  const context: ServerContext = { database, clock: options.clock ?? (() => now), randomBytes, settings };
  const created = await createServer(context, {
    pages: { tablet: null, console: null },
    tls: null,
    proxies: [],
    addresses: {
      tablet: { own: () => [TABLET_ADDRESS, "http://localhost", ...listeningOn(running)], wholeHost: null },
      console: {
        own: () => [CONSOLE_ADDRESS, CONSOLE_ADDRESS.replace("https", "http"), "http://localhost", ...listeningOn(running)],
        wholeHost: null,
      },
    },
    log: { write: (line) => void log.push(line) },
    ...options,
  });
  expectRepliesAsDescribed(created.tablet, "tablet");
  expectRepliesAsDescribed(created.console, "console");
  const advance = (milliseconds: number): void => {
    now += milliseconds;
  };
  const server = { ...created, data, store, context, log, advance };
  if (!keep) {
    running.add(server);
  }
  return server;
}

function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) {
    throw new Error(`the server did not open: ${JSON.stringify(result.error)}`);
  }
  return result.value;
}

/** Where those servers are found that a test lets listen. */
function listeningOn(servers: Iterable<TestServer>): string[] {
  const addresses = [...servers].flatMap(({ tablet, console }) => [tablet.server.address(), console.server.address()]);
  return addresses.flatMap((address) =>
    typeof address === "object" && address !== null ? [`http://127.0.0.1:${address.port}`] : [],
  );
}

/** Stops a server before its test ends, as when the machine is restarted in good order. */
export async function stop(server: TestServer): Promise<void> {
  running.delete(server);
  await server.close();
}

/** What listening servers replied otherwise than described, since it was asked last. The test fails if anything is left. */
export function takeFaults(): readonly string[] {
  return faults.splice(0);
}

afterEach(async () => {
  const servers = [...running];
  running.clear();
  await Promise.all(servers.map((server) => server.close()));
  const left = takeFaults();
  if (left.length > 0) {
    throw new Error(left.join("\n"));
  }
});
