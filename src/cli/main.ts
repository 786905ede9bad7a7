import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { exportCommand } from "./export/export-command.ts";

const [command, ...rest] = process.argv.slice(2);
const stopping = new AbortController();
process.on("SIGINT", () => stopping.abort());
process.on("SIGTERM", () => stopping.abort());

if (command === "export") {
  process.exitCode = await exportCommand(rest, {
    environment: process.env,
    print: (line) => void process.stdout.write(`${line}\n`),
    tell: (text) => void process.stderr.write(text),
    ask: askHidden,
    signal: stopping.signal,
  });
} else {
  const known = command === undefined || command === "--help" || command === "-h";
  const usage =
    "streck export   takes the answers and the strokes of a round out of a data folder; streck export --help says how\n";
  (known ? process.stdout : process.stderr).write(known ? usage : `streck does not know "${command}".\n${usage}`);
  process.exitCode = known ? 0 : 2;
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
