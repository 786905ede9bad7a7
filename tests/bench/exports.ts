import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PRACTICE_PASSPHRASE } from "../../src/server/example/practice.ts";
import { filledRound } from "./filled-round.ts";

/** With which the command line is started. */
const { FEW_MEGABYTES } = createRequire(import.meta.url)("../../scripts/lib/memory.cjs") as {
  readonly FEW_MEGABYTES: { readonly flags: readonly string[]; readonly environment: Readonly<Record<string, string>> };
};

const FORMATS = ["csv", "xlsx", "sav", "json", "package"];

/**
 * `npm run bench -- exports [ANSWERS …]`: the memory that the command line takes at its most while it exports so many sealed
 * answers in every format, and how long it works. What does not grow with the round is bounded.
 */
export async function exports(say: (line: string) => void, args: readonly string[]): Promise<void> {
  const sizes = args.length === 0 ? [1_000, 10_000, 100_000] : args.map(Number);
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "streck-bench-"));
    try {
      const data = join(folder, "data");
      const round = await filledRound(data, size);
      writeFileSync(join(folder, "passphrase"), PRACTICE_PASSPHRASE);
      const { peak, seconds } = await exported(folder, data, round);
      say(`${size} answers: ${peak} MB at its most, ${seconds} s`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** By the system's own word for the most memory that a process has held. */
function exported(folder: string, data: string, round: string): Promise<{ readonly peak: number; readonly seconds: number }> {
  const main = join(import.meta.dirname, "../../src/cli/main.ts");
  const out = ["--out", join(folder, "out"), "--format", FORMATS.join(",")];
  const key = ["--passphrase-file", join(folder, "passphrase")];
  const began = performance.now();
  const { flags, environment } = FEW_MEGABYTES;
  const child = spawn(process.execPath, [...flags, main, "export", "--data", data, "--round", round, ...key, ...out], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...environment },
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said = (said + part.toString()).slice(-400);
  });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended between two looks.
    }
  }, 20);
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => {
      clearInterval(look);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      if (code === 0) {
        resolve({ peak: Math.round(peak / 1024), seconds });
      } else {
        reject(new Error(`the export ended with ${code}: ${said}`));
      }
    });
  });
}
