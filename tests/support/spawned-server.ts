import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const entry = join(import.meta.dirname, "../../src/server/main.ts");

/** The server's real entry in a process of its own, and what it has said so far. */
export type SpawnedServer = {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
};

/** `env` is the whole environment of the process. */
export function spawnServer(env: NodeJS.ProcessEnv, args: readonly string[] = []): SpawnedServer {
  const child = spawn(process.execPath, [entry, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.stderr += chunk.toString();
  });
  return { process: child, stdout: () => said.stdout, stderr: () => said.stderr };
}

/** Waits until what the server printed satisfies `isReady`; throws, with its complaint, when it ends before. */
export async function printed(server: SpawnedServer, isReady: (stdout: string) => boolean): Promise<string> {
  while (!isReady(server.stdout())) {
    if (server.process.exitCode !== null || server.process.signalCode !== null) {
      throw new Error(`the server ended with code ${server.process.exitCode}: ${server.stderr().slice(-2000)}`);
    }
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return server.stdout();
}
