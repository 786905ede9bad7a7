import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { backupCommand } from "./backup/backup-command.ts";
import { keyCommand } from "./backup/key-command.ts";
import { restoreCommand } from "./backup/restore-command.ts";
import { exportCommand } from "./export/export-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** What there is, with what it is for. Each explains itself with --help. */
const COMMANDS: Readonly<
  Record<string, readonly [run: (given: readonly string[], around: Surroundings) => Promise<number>, means: string]>
> = {
  export: [exportCommand, "takes the answers and the strokes of a round out of a data folder"],
  backup: [backupCommand, "saves a data folder, also while its server runs, and tries the backup by restoring it"],
  restore: [restoreCommand, "makes a data folder of a backup, or only looks whether one is whole"],
  "backup-key": [keyCommand, "makes the two keys of backups: one for the server, one that opens them"],
};

// What is saved and restored is for the account that does it, and for nobody else on the machine.
process.umask(0o077);

const [name, ...rest] = process.argv.slice(2);
const stopping = new AbortController();
process.on("SIGINT", () => stopping.abort());
process.on("SIGTERM", () => stopping.abort());

const [run] = (name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined) ?? [];
if (run === undefined) {
  const asked = name === undefined || name === "--help" || name === "-h";
  const lines = Object.entries(COMMANDS).map(([command, [, means]]) => `streck ${command.padEnd(10)} ${means}`);
  const usage = `${lines.join("\n")}\nstreck COMMAND --help says how.\n`;
  (asked ? process.stdout : process.stderr).write(asked ? usage : `streck does not know "${name}".\n${usage}`);
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await run(rest, {
    environment: process.env,
    print: (line) => void process.stdout.write(`${line}\n`),
    tell: (text) => void process.stderr.write(text),
    ask: askHidden,
    signal: stopping.signal,
  });
}

/** Nothing of what is typed is shown. Null where there is no terminal. */
function askHidden(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) {
    return Promise.resolve(null);
  }
  const silent = new Writable({ write: (_part, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve) => {
    const end = (answer: string | null): void => {
      process.stderr.write("\n");
      resolve(answer);
      lines.close();
    };
    lines.question("", end);
    lines.on("SIGINT", () => {
      stopping.abort();
      end(null);
    });
    lines.on("close", () => resolve(null));
  });
}
