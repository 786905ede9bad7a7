import { resolve } from "node:path";
import { isLoopback } from "./security/origins.ts";
import { isWildcard } from "./start/addresses.ts";
import { greeting } from "./start/greeting.ts";
import { help, readArguments } from "./start/read-arguments.ts";
import { readSettings, type Settings } from "./start/read-settings.ts";
import { type Running, start } from "./start/start.ts";
import { explain, type StartProblem } from "./start/start-problem.ts";

// What the server keeps is for the account that runs it, and for nobody else on the machine.
process.umask(0o077);

const asked = readArguments(process.argv.slice(2));
const settings = readSettings(process.env, resolve(import.meta.dirname, "../.."));
if (!asked.ok) {
  refuse(asked.error);
} else if (asked.value.help) {
  process.stdout.write(help());
} else if (settings.ok) {
  const running = await start(settings.value, process.stderr);
  if (running.ok) {
    greet(settings.value, running.value);
    stopOnSignal(running.value);
  } else {
    refuse(running.error);
  }
} else {
  refuse(settings.error);
}

/** Standard output is for people; the log goes to standard error. */
function greet({ host, tls, proxies, practice, tabletUrl, consoleUrl }: Settings, running: Running): void {
  const notes: string[][] = [];
  if (tls === null && proxies.length === 0 && (!isLoopback(host) || [tabletUrl, consoleUrl].some(isSecure))) {
    notes.push(["tablets work offline only over HTTPS. Set TLS_CERT and TLS_KEY, or TRUST_PROXY=1 behind a proxy."]);
  }
  if (isWildcard(host) && tabletUrl === null && consoleUrl === null) {
    notes.push([
      "only this machine's own addresses and its name are answered to. If people open another name, set",
      "STRECK_TABLET_URL and STRECK_CONSOLE_URL to it.",
    ]);
  }
  process.stdout.write(greeting({ ...running, practice, notes }));
}

function isSecure(url: string | null): boolean {
  return url?.startsWith("https:") === true;
}

/**
 * Requests under way end first. A second Ctrl-C doesn't wait for them; a second SIGTERM is the same one again, for a
 * service manager sends it to every process of the service, and the launcher passes its own on.
 */
function stopOnSignal({ stop }: Running): void {
  let stopping = false;
  const end = (): void => {
    if (!stopping) {
      stopping = true;
      void stop().then(() => process.exit(0));
    }
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", () => {
    if (stopping) {
      process.exit(1);
    }
    end();
  });
}

function refuse(problem: StartProblem): void {
  process.stderr.write(`${explain(problem)}\n`);
  process.exitCode = 1;
}
