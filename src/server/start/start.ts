import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { err, ok, type Result } from "../../kernel/result.ts";
import { randomBytes } from "../../sealing/random.ts";
import { type BackupPlan } from "../backup/plan.ts";
import { readRecipients } from "../backup/recipients.ts";
import { createServer, type StreckServer } from "../create-server.ts";
import type { Database } from "../database/database.ts";
import { failureOf, openData } from "../database/open-data.ts";
import type { OriginName } from "../http/headers.ts";
import type { LogStream } from "../log.ts";
import { listeningAddress, ownAddresses, type Ports, publicAddress } from "./addresses.ts";
import { keepBackingUp } from "./keep-backing-up.ts";
import { keepChecking } from "./keep-checking.ts";
import { portOwner } from "./port-owner.ts";
import type { Settings } from "./read-settings.ts";
import type { StartProblem } from "./start-problem.ts";

/** A server that listens, and where. */
export type Running = {
  readonly tabletAddress: string;
  readonly consoleAddress: string;
  readonly setUpCode: string | null;
  readonly makeExample: StreckServer["makeExample"];
  readonly stop: () => Promise<void>;
};

/** Opens the data and listens on both ports. Where it can't, nothing is left open, and nothing was logged. */
export async function start(settings: Settings, log: LogStream): Promise<Result<Running, StartProblem>> {
  let listening = false;
  const quietUntilThen: LogStream = {
    write: (line) => {
      if (listening) {
        log.write(line);
      }
    },
  };
  const pages = { tablet: join(settings.pages, "tablet"), console: join(settings.pages, "console") };
  const missing = Object.values(pages).find((folder) => !existsSync(join(folder, "index.html")));
  if (missing !== undefined) {
    return err({ kind: "pages-missing", folder: missing });
  }
  const plan = await planFrom(settings);
  if (!plan.ok) {
    return plan;
  }
  const opened = await open(settings, plan.value, pages, quietUntilThen);
  if (!opened.ok) {
    return opened;
  }
  const server = opened.value;
  const problem = (await listen(server.tablet, settings, "PORT")) ?? (await listen(server.console, settings, "CONSOLE_PORT"));
  if (problem !== null) {
    await server.close();
    return err(problem);
  }
  listening = true;
  const stopChecking = keepChecking(server.database, (error) =>
    server.console.log.error({ err: error }, "what is stored could not be checked"),
  );
  const stopBackingUp =
    plan.value === null
      ? async () => undefined
      : keepBackingUp(settings.data, plan.value, { database: server.database, clock: Date.now }, ({ kind, ...failure }) =>
          server.console.log.error({ kind, ...("error" in failure ? { err: failure.error } : failure) }, "no backup was made"),
        );
  return ok({
    tabletAddress: addressOf(server.tablet, "tablet", settings),
    consoleAddress: addressOf(server.console, "console", settings),
    setUpCode: server.setUpCode,
    makeExample: server.makeExample,
    stop: async () => {
      await Promise.all([stopChecking(), stopBackingUp()]);
      await server.close();
    },
  });
}

/** Null: the server doesn't save itself. */
async function planFrom({ backups }: Settings): Promise<Result<BackupPlan | null, StartProblem>> {
  if (backups === null) {
    return ok(null);
  }
  const { key, ...plan } = backups;
  const recipients = await readRecipients(key);
  return recipients.ok ? ok({ ...plan, recipients: recipients.value }) : err({ kind: "backup-key", ...recipients.error });
}

async function open(
  settings: Settings,
  backups: BackupPlan | null,
  pages: { tablet: string; console: string },
  log: LogStream,
): Promise<Result<StreckServer & { readonly database: Database }, StartProblem>> {
  const { data, tls, proxies, practice, practiceOnNetwork } = settings;
  // The port may be the system's choice, so the address is only known once it is listened on.
  let listening: StreckServer | null = null;
  const tabletAddress = (): string => (listening === null ? "" : addressOf(listening.tablet, "tablet", settings));
  const ports = (): Ports => ({ tablet: portOf(listening?.tablet), console: portOf(listening?.console) });
  let database: Database | null = null;
  try {
    const opened = await openData(data, randomBytes);
    if (!opened.ok) {
      return opened;
    }
    database = opened.value;
    const context = { database, clock: Date.now, randomBytes, settings: { practice, practiceOnNetwork, backups, tabletAddress } };
    const addresses = ownAddresses(settings, ports);
    listening = await createServer(context, { tls, proxies, addresses, pages, log });
    return ok({ ...listening, database });
  } catch (error) {
    await database?.close();
    return err(failureOf(error, data));
  }
}

async function listen(
  app: FastifyInstance,
  { host, port, consolePort }: Settings,
  name: "PORT" | "CONSOLE_PORT",
): Promise<StartProblem | null> {
  const chosen = name === "PORT" ? port : consolePort;
  try {
    await app.listen({ host, port: chosen });
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) {
      throw error;
    }
    return { kind: "port", name, port: chosen, host, code, owner: code === "EADDRINUSE" ? portOwner(chosen) : null };
  }
}

function addressOf(app: FastifyInstance, name: OriginName, settings: Settings): string {
  const port = portOf(app);
  return publicAddress(settings, name, port) ?? (port === null ? null : listeningAddress(settings, port)) ?? "";
}

function portOf(app: FastifyInstance | undefined): number | null {
  const address = app?.server.address() as AddressInfo | null | undefined;
  return address?.port ?? null;
}
