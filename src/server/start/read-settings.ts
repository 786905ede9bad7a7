import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createSecureContext } from "node:tls";
import { err, ok, type Result } from "../../kernel/result.ts";
import { LEAST_GRACE_DAYS } from "../../protocol/device/sync.ts";
import type { BackupPlan } from "../backup/plan.ts";
import { isLoopback, readOrigin } from "../http/origins.ts";
import { isAddressRange, LOOPBACK_ADDRESSES } from "../http/proxies.ts";
import type { Environment, SettingName } from "./setting-list.ts";
import type { StartProblem } from "./start-problem.ts";

export type Settings = {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly consolePort: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Addresses and ranges of the proxies in front; none: none is believed. */
  readonly proxies: readonly string[];
  readonly practice: boolean;
  readonly practiceOnNetwork: boolean;
  /** The two origins as the world sees them; null: as this machine sees them. */
  readonly tabletUrl: string | null;
  readonly consoleUrl: string | null;
  /** How the server saves itself, with what was said of the key; null: it doesn't. */
  readonly backups: (Omit<BackupPlan, "recipients"> & { readonly key: string }) | null;
  /** Folder with the built pages `tablet` and `console`. */
  readonly pages: string;
};

/** What each variable means, and what holds without it: `SETTINGS`. */
export function readSettings(env: Environment, home: string): Result<Settings, StartProblem> {
  const problems: StartProblem[] = [];
  const host = env["HOST"] || "127.0.0.1";
  const proxies = readProxies(env, problems);
  const tabletUrl = readUrl(env, "STRECK_TABLET_URL", problems);
  const consoleUrl = readUrl(env, "STRECK_CONSOLE_URL", problems);
  const practice = readSwitch(env, "STRECK_PRACTICE", true, problems);
  const practiceOnNetwork = readSwitch(env, "STRECK_ALLOW_PRACTICE_ON_NETWORK", false, problems);
  // A proxy, or an address for the world, means that others reach this machine, whatever it listens on itself.
  const urls = [tabletUrl, consoleUrl].filter((url) => url !== null);
  const onlyHere = isLoopback(host) && proxies.length === 0 && urls.every((url) => isLoopback(new URL(url).hostname));
  const settings: Settings = {
    data: resolve(env["STRECK_DATA"] || "data"),
    host,
    port: readPort(env, "PORT", 8080, problems),
    consolePort: readPort(env, "CONSOLE_PORT", 8081, problems),
    tls: readTls(env, problems),
    proxies,
    practice: practice && (onlyHere || practiceOnNetwork),
    practiceOnNetwork,
    tabletUrl,
    consoleUrl,
    backups: readBackups(env, problems),
    pages: resolve(env["STRECK_PAGES"] || join(home, "dist")),
  };
  if (proxies.length > 0 && urls.length < 2) {
    problems.push({ kind: "proxy-without-addresses" });
  }
  if (tabletUrl !== null && tabletUrl === consoleUrl) {
    problems.push({ kind: "one-address-for-both", address: tabletUrl });
  }
  const [problem] = problems;
  return problem === undefined ? ok(settings) : err(problem);
}

/** Without a key it is refused, and not made unsealed: what is saved travels further than the server. */
function readBackups(env: Environment, problems: StartProblem[]): Settings["backups"] {
  const folder = env["STRECK_BACKUP_FOLDER"] || null;
  const key = env["STRECK_BACKUP_KEY"] || null;
  const everyHours = readCount(env, "STRECK_BACKUP_EVERY_HOURS", [24, 1, 168], problems);
  const keep = readCount(env, "STRECK_BACKUP_KEEP", [14, 2, 1000], problems);
  const graceDays = readCount(env, "STRECK_BACKUP_GRACE_DAYS", [14, LEAST_GRACE_DAYS, 365], problems);
  if (folder !== null && key === null) {
    problems.push({ kind: "backup-without-key" });
  }
  return folder === null || key === null ? null : { folder: resolve(folder), key, everyHours, keep, graceDays };
}

function readCount(
  env: Environment,
  name: SettingName,
  [standard, least, most]: readonly [number, number, number],
  problems: StartProblem[],
): number {
  const value = env[name] || String(standard);
  if (/^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most) {
    return Number(value);
  }
  problems.push({ kind: "bad-setting", name, value, allowed: `a whole number from ${least} to ${most}` });
  return standard;
}

/** 0 lets the system choose. */
function readPort(env: Environment, name: SettingName, standard: number, problems: StartProblem[]): number {
  const value = env[name] || String(standard);
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) {
    return Number(value);
  }
  problems.push({ kind: "bad-setting", name, value, allowed: "a port from 0 to 65535" });
  return standard;
}

function readSwitch(env: Environment, name: SettingName, standard: boolean, problems: StartProblem[]): boolean {
  const value = env[name] || (standard ? "1" : "0");
  if (value !== "0" && value !== "1") {
    problems.push({ kind: "bad-setting", name, value, allowed: "0 or 1" });
  }
  return value === "1";
}

/** Only a connection from a named proxy may speak for others: whoever else says so would be believed, too. */
function readProxies(env: Environment, problems: StartProblem[]): readonly string[] {
  const value = env["TRUST_PROXY"] || "0";
  if (value === "0") {
    return [];
  }
  const named = value.split(",").map((each) => each.trim());
  const ranges = named.flatMap((each) => (each === "1" || each === "loopback" ? LOOPBACK_ADDRESSES : [each]));
  if (ranges.every(isAddressRange)) {
    return ranges;
  }
  problems.push({
    kind: "bad-setting",
    name: "TRUST_PROXY",
    value,
    allowed: "0, 1 (a proxy on this machine), or the proxy's addresses or ranges, such as 10.0.0.5,10.1.0.0/16",
  });
  return [];
}

function readUrl(env: Environment, name: "STRECK_TABLET_URL" | "STRECK_CONSOLE_URL", problems: StartProblem[]): string | null {
  const value = env[name] || null;
  if (value === null) {
    return null;
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    problems.push({
      kind: "bad-setting",
      name,
      value,
      allowed: "an address such as https://streck.example.org",
    });
    return null;
  }
  return readOrigin(url.origin);
}

function readTls(env: Environment, problems: StartProblem[]): Settings["tls"] {
  if (!env["TLS_CERT"] && !env["TLS_KEY"]) {
    return null;
  }
  const cert = readPem({ name: "TLS_CERT", path: env["TLS_CERT"] ?? "" }, problems);
  const key = readPem({ name: "TLS_KEY", path: env["TLS_KEY"] ?? "" }, problems);
  if (cert === null || key === null) {
    return null;
  }
  try {
    createSecureContext({ cert, key });
  } catch {
    problems.push({ kind: "tls-pair" });
  }
  return { cert, key };
}

function readPem({ name, path }: { readonly name: string; readonly path: string }, problems: StartProblem[]): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    problems.push({ kind: "tls-file", name, path, code: (error as NodeJS.ErrnoException).code ?? "" });
    return null;
  }
}
