import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { printed, type SpawnedServer, spawnServer } from "./spawned-server.ts";

type Addresses = { readonly tabletAddress: string; readonly consoleAddress: string };

/** A real server in a process of its own, on a data folder that outlives it. */
export type ServerProcess = Addresses & {
  readonly data: string;
  /** Out of what it printed for the person who started it: what makes the first organisation. */
  readonly setUpCode: () => string;
  readonly start: () => Promise<void>;
  /** Throws if it has replied anything that is not as the server describes its calls. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/** `env`: what the environment says differently for this server, which may depend on where it will be. `held` as `spawnServer` says. */
export async function serverProcess(
  data: string,
  args: readonly string[] = [],
  env: (addresses: Addresses) => NodeJS.ProcessEnv = () => ({}),
  held = true,
): Promise<ServerProcess> {
  const [port, consolePort] = [await freePort(), await freePort()];
  const addresses = { tabletAddress: `http://127.0.0.1:${port}`, consoleAddress: `http://127.0.0.1:${consolePort}` };
  let server: SpawnedServer | null = null;
  let words = "";
  return {
    ...addresses,
    data,
    setUpCode: () => /code ([0-9A-Z-]{14})/.exec(words)?.[1] ?? "",
    async start() {
      server = spawnServer(
        {
          ...process.env,
          ...env(addresses),
          STRECK_DATA: data,
          PORT: String(port),
          CONSOLE_PORT: String(consolePort),
        },
        args,
        held,
      );
      words = await printed(server, saidEverything);
    },
    async stop(signal = "SIGTERM") {
      const stopping = server;
      server = null;
      stopping?.process.kill(signal);
      await stopping?.ended();
    },
  };
}

/** The last thing that is printed while no real organisation exists is how to set one up, or the practice round. */
const saidEverything = (text: string): boolean =>
  /Set-up:.*\n/.test(text) || (text.includes("Console:") && /Practice:[^]*\n$/.test(text));

/**
 * A port that nobody listens on, below those that the system hands out for outgoing connections: it must still be free
 * when the server comes back from a stop, with other tests beside it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (free) {
      return port;
    }
  }
}
