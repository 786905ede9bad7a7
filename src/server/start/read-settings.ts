import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createSecureContext } from "node:tls";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Environment, SettingName } from "./setting-list.ts";
import type { StartProblem } from "./start-problem.ts";

export type Settings = {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly consolePort: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  readonly trustProxy: boolean;
  readonly practice: boolean;
  /** The tablet's origin as the world sees it; null: as this machine sees it. */
  readonly tabletUrl: string | null;
  /** Folder with the built pages `tablet` and `console`. */
  readonly pages: string;
};

/** What each variable means, and what holds without it: `SETTINGS`. */
export function readSettings(env: Environment, home: string): Result<Settings, StartProblem> {
  const problems: StartProblem[] = [];
  const host = env["HOST"] || "127.0.0.1";
  const trustProxy = readSwitch(env, "TRUST_PROXY", false, problems);
  const tabletUrl = readTabletUrl(env, problems);
  const practice = readSwitch(env, "STRECK_PRACTICE", true, problems);
  const practiceOnNetwork = readSwitch(env, "STRECK_ALLOW_PRACTICE_ON_NETWORK", false, problems);
  // A proxy, or an address for the world, means that others reach this machine, whatever it listens on itself.
  const onlyHere = isLoopback(host) && !trustProxy && (tabletUrl === null || isLoopback(new URL(tabletUrl).hostname));
  const settings: Settings = {
    data: resolve(env["STRECK_DATA"] || "data"),
    host,
    port: readPort(env, "PORT", 8080, problems),
    consolePort: readPort(env, "CONSOLE_PORT", 8081, problems),
    tls: readTls(env, problems),
    trustProxy,
    practice: practice && (onlyHere || practiceOnNetwork),
    tabletUrl,
    pages: resolve(env["STRECK_PAGES"] || join(home, "dist")),
  };
  const [problem] = problems;
  return problem === undefined ? ok(settings) : err(problem);
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || /^127(\.\d{1,3}){3}$/.test(host) || host === "::1" || host === "[::1]";
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

function readTabletUrl(env: Environment, problems: StartProblem[]): string | null {
  const value = env["STRECK_TABLET_URL"] || null;
  if (value === null) {
    return null;
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    problems.push({
      kind: "bad-setting",
      name: "STRECK_TABLET_URL",
      value,
      allowed: "an address such as https://streck.example.org",
    });
    return null;
  }
  return url.origin;
}

function readTls(env: Environment, problems: StartProblem[]): Settings["tls"] {
  if (!env["TLS_CERT"] && !env["TLS_KEY"]) {
    return null;
  }
  const cert = readPem("TLS_CERT", env["TLS_CERT"] ?? "", problems);
  const key = readPem("TLS_KEY", env["TLS_KEY"] ?? "", problems);
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

function readPem(name: string, path: string, problems: StartProblem[]): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    problems.push({ kind: "tls-file", name, path, code: (error as NodeJS.ErrnoException).code ?? "" });
    return null;
  }
}
