import type { ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { printed, spawnServer } from "./spawned-server.ts";

/** A real server in a process of its own, on a data folder that outlives it. */
export type ServerProcess = {
  readonly tabletAddress: string;
  readonly consoleAddress: string;
  readonly data: string;
  /** What the server printed for the person who started it. */
  readonly printed: () => string;
  readonly start: () => Promise<void>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/** `env`: what the environment says differently for this server. */
export async function serverProcess(
  data: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const [port, consolePort] = [await freePort(), await freePort()];
  let child: ChildProcess | null = null;
  let words = "";
  return {
    tabletAddress: `http://127.0.0.1:${port}`,
    consoleAddress: `http://127.0.0.1:${consolePort}`,
    data,
    printed: () => words,
    async start() {
      const server = spawnServer(
        {
          ...process.env,
          ...env,
          STRECK_DATA: data,
          PORT: String(port),
          CONSOLE_PORT: String(consolePort),
        },
        args,
      );
      child = server.process;
      words = await printed(server, saidEverything);
    },
    async stop(signal = "SIGTERM") {
      const stopping = child;
      child = null;
      if (stopping !== null && stopping.exitCode === null) {
        const exited = once(stopping, "exit");
        stopping.kill(signal);
        await exited;
      }
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
