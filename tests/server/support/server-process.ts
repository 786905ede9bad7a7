import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach } from "vitest";
import { printed, type SpawnedServer, spawnServer } from "../../support/spawned-server.ts";

/** The real entry in a process of its own. The test fails if any of its replies is not as the server describes its calls. */
export type ServerProcess = {
  readonly tablet: string;
  readonly console: string;
  readonly output: () => string;
  readonly process: ChildProcess;
};

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const started = new Set<SpawnedServer>();

export function builtPages(folder: string): string {
  for (const origin of ["tablet", "console"]) {
    mkdirSync(join(folder, origin), { recursive: true });
    writeFileSync(join(folder, origin, "index.html"), `<!doctype html><title>${origin}</title>`);
  }
  return folder;
}

/** Runs the entry until it ends by itself. */
export async function runToEnd(env: Record<string, string>, args: readonly string[] = []): Promise<Ended> {
  const { process: child, stdout, stderr } = launch(env, args);
  const [code] = await once(child, "close");
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Starts the entry on ports of the system's choice, and waits for the addresses that it prints. */
export async function startProcess(env: Record<string, string>, args: readonly string[] = []): Promise<ServerProcess> {
  const server = launch({ PORT: "0", CONSOLE_PORT: "0", ...env }, args);
  const words = await printed(server, (text) => ADDRESSES.test(text));
  const [, tablet = "", console = ""] = ADDRESSES.exec(words) ?? [];
  return { tablet, console, output: server.stdout, process: server.process };
}

const ADDRESSES = /Tablet: +(\S+)[^]*Console: +(\S+)/;

function launch(env: Record<string, string>, args: readonly string[]): SpawnedServer {
  const server = spawnServer({ PATH: process.env["PATH"] ?? "", ...env }, args);
  started.add(server);
  return server;
}

afterEach(async () => {
  const servers = [...started];
  started.clear();
  for (const server of servers) {
    server.process.kill("SIGKILL");
  }
  await Promise.all(servers.map((server) => server.ended()));
});
