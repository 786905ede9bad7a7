import { resolve } from "node:path";
import { isLoopback } from "./http/origins.ts";
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
    stopOnSignal(running.value);
    if (!asked.value.example || (await fillPractice(settings.value, running.value))) {
      greet(settings.value, running.value, asked.value.example);
    }
  } else {
    refuse(running.error);
  }
} else {
  refuse(settings.error);
}

/** With a word now and then: sealing takes a while. Where it may not be done, nothing runs on. */
async function fillPractice({ data }: Settings, { makeExample, stop }: Running): Promise<boolean> {
  const made = await makeExample((done, total) => {
    if (done === 0) {
      process.stdout.write(`Making a round up for practice: ${total} answers are sealed as on a tablet …\n`);
    } else if (done % 100 === 0) {
      process.stdout.write(`  ${done} of ${total}\n`);
    }
  });
  if (!made.ok) {
    refuse({ kind: "example", because: made.error, folder: data });
    await stop();
  }
  return made.ok;
}

/** Standard output is for people; the log goes to standard error. */
function greet(settings: Settings, running: Running, example: boolean): void {
  const { host, tls, proxies, practice, tabletUrl, consoleUrl, backups } = settings;
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
  const isOpen = !isLoopback(host) || proxies.length > 0;
  if (backups === null && isOpen) {
    notes.push(["no backups are made. Set STRECK_BACKUP_FOLDER and STRECK_BACKUP_KEY; README.md says how."]);
  } else if (backups?.key === "none") {
    notes.push(["backups are NOT SEALED: whoever has one can read it. STRECK_BACKUP_KEY=none says so."]);
  }
  process.stdout.write(greeting({ ...running, practice, example, notes }));
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
