import { afterEach } from "vitest";
import { randomBytes } from "../../../src/sealing/random.ts";
import { createServer, type ServerOptions, type StreckServer } from "../../../src/server/create-server.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A server on a real database in a folder of its own, with a clock that only the test turns. */
export type TestServer = StreckServer & {
  readonly data: string;
  readonly log: string[];
  readonly advance: (milliseconds: number) => void;
};

export const TABLET_ADDRESS = "https://tablet.example.org";
export const CONSOLE_ADDRESS = "https://console.example.org";
const NOON = Date.UTC(2026, 8, 14, 12, 0, 30);

const running = new Set<TestServer>();

/** Closed at the end of the test, unless `keep`: then whoever asked for it closes it. */
export async function testServer(options: Partial<ServerOptions> = {}, keep = false): Promise<TestServer> {
  const data = options.data ?? temporaryFolder();
  const log: string[] = [];
  let now = NOON;
  const created = await createServer({
    data,
    clock: () => now,
    randomBytes,
    practice: false,
    tabletAddress: () => TABLET_ADDRESS,
    pages: { tablet: null, console: null },
    tls: null,
    proxies: [],
    practiceOnNetwork: false,
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
  if (!created.ok) {
    throw new Error(`the server did not open: ${created.error.kind}`);
  }
  const advance = (milliseconds: number): void => {
    now += milliseconds;
  };
  const server = { ...created.value, data, log, advance };
  if (!keep) {
    running.add(server);
  }
  return server;
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

afterEach(async () => {
  const servers = [...running];
  running.clear();
  await Promise.all(servers.map((server) => server.close()));
});
