import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { NOT_AS_DESCRIBED } from "./not-as-described.ts";

const entry = join(import.meta.dirname, "../../src/server/main.ts");
const holding = new URL("./held-process.ts", import.meta.url).href;

/** The server's real entry in a process of its own, and what it has said so far. */
export type SpawnedServer = {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** When it has ended, however that came. Throws if any of its replies was not as the server describes its calls. */
  readonly ended: () => Promise<void>;
};

/** `env` is the whole environment of the process. `held`: its replies are held against the description; not where speed is measured. */
export function spawnServer(env: NodeJS.ProcessEnv, args: readonly string[] = [], held = true): SpawnedServer {
  const before = held ? ["--import", holding] : [];
  const child = spawn(process.execPath, [...before, entry, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  // Not at its exit: what it said last may not have been read then.
  const closed = new Promise((resolve) => child.once("close", resolve));
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.stderr += chunk.toString();
  });
  const ended = async (): Promise<void> => {
    await closed;
    const faults = said.stderr.split("\n").filter((line) => line.includes(NOT_AS_DESCRIBED));
    if (faults.length > 0) {
      throw new Error(faults.join("\n"));
    }
  };
  return { process: child, stdout: () => said.stdout, stderr: () => said.stderr, ended };
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
