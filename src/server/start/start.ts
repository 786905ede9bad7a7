import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { err, ok, type Result } from "../../kernel/result.ts";
import { randomBytes } from "../../sealing/random.ts";
import { createServer, type StreckServer } from "../create-server.ts";
import { isDamagedRecord } from "../damaged-record.ts";
import { SQLITE } from "../database/sqlite.ts";
import type { LogStream } from "../log.ts";
import type { OriginName } from "../security/headers.ts";
import { listeningAddress, ownAddresses, type Ports, publicAddress } from "./addresses.ts";
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
  const opened = await open(settings, pages, quietUntilThen);
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
  const stopChecking = keepChecking(server.store.queries, (error) =>
    server.console.log.error({ err: error }, "what is stored could not be checked"),
  );
  return ok({
    tabletAddress: addressOf(server.tablet, "tablet", settings),
    consoleAddress: addressOf(server.console, "console", settings),
    setUpCode: server.setUpCode,
    makeExample: server.makeExample,
    stop: async () => {
      await stopChecking();
      await server.close();
    },
  });
}

async function open(
  settings: Settings,
  pages: { tablet: string; console: string },
  log: LogStream,
): Promise<Result<StreckServer, StartProblem>> {
  const { data, tls, proxies, practice, practiceOnNetwork } = settings;
  // The port may be the system's choice, so the address is only known once it is listened on.
  let listening: StreckServer | null = null;
  const tabletAddress = (): string => (listening === null ? "" : addressOf(listening.tablet, "tablet", settings));
  const ports = (): Ports => ({ tablet: portOf(listening?.tablet), console: portOf(listening?.console) });
  try {
    const created = await createServer({
      data,
      tls,
      proxies,
      practice,
      practiceOnNetwork,
      addresses: ownAddresses(settings, ports),
      tabletAddress,
      pages,
      log,
      clock: Date.now,
      randomBytes,
    });
    listening = created.ok ? created.value : null;
    return created;
  } catch (error) {
    // What goes wrong before anybody calls is the disk's: full, failing, or a file that is no database.
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) {
      throw error;
    }
    return err({
      kind: SQLITE.isCorruption(error) || isDamagedRecord(error) ? "data-damaged" : "data-folder",
      folder: data,
      code,
    });
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
