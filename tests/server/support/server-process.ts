import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach } from "vitest";

const repository = resolve(import.meta.dirname, "../../..");

/** The real entry in a process of its own. */
export type ServerProcess = {
  readonly tablet: string;
  readonly console: string;
  readonly output: () => string;
  readonly process: ChildProcess;
};

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const started = new Set<ChildProcess>();

export function builtPages(folder: string): string {
  for (const origin of ["tablet", "console"]) {
    mkdirSync(join(folder, origin), { recursive: true });
    writeFileSync(join(folder, origin, "index.html"), `<!doctype html><title>${origin}</title>`);
  }
  return folder;
}

/** Runs the entry until it ends by itself. */
export async function runToEnd(env: Record<string, string>): Promise<Ended> {
  const { process: child, stdout, stderr } = launch(env);
  const [code] = await once(child, "close");
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Starts the entry on ports of the system's choice, and waits for the addresses that it prints. */
export async function startProcess(env: Record<string, string>): Promise<ServerProcess> {
  const { process: child, stdout, stderr } = launch({ PORT: "0", CONSOLE_PORT: "0", ...env });
  for (;;) {
    const tablet = /Tablet: +(\S+)/.exec(stdout())?.[1];
    const console = /Console: +(\S+)/.exec(stdout())?.[1];
    if (tablet !== undefined && console !== undefined) {
      return { tablet, console, output: stdout, process: child };
    }
    if (child.exitCode !== null) {
      throw new Error(`the server ended: ${stderr()}`);
    }
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

function launch(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(repository, "src/server/main.ts")], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.add(child);
  const collected = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    collected.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    collected.stderr += chunk.toString();
  });
  return { process: child, stdout: () => collected.stdout, stderr: () => collected.stderr };
}

afterEach(() => {
  for (const child of started) {
    child.kill("SIGKILL");
  }
  started.clear();
});
