import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/** The program that listens on a port, as far as this account may see. */
export type PortOwner = { readonly pid: number; readonly program: string };

/** LISTEN in the state column of /proc/net/tcp. */
const LISTENING = "0A";
const OUR_ENTRY = "src/server/main.ts";

/**
 * Who listens on this port of this machine; null where that can't be known. Linux only, and other accounts' programs only
 * as root: `/proc/net/tcp` has the sockets of all, `/proc/<pid>/fd` whose they are.
 */
export function portOwner(port: number, proc = "/proc"): PortOwner | null {
  const sockets = listeningSockets(port, proc);
  if (sockets.size === 0) {
    return null;
  }
  for (const pid of list(proc).filter((name) => /^\d+$/.test(name))) {
    const folder = `${proc}/${pid}/fd`;
    if (list(folder).some((fd) => sockets.has(target(`${folder}/${fd}`)))) {
      return { pid: Number(pid), program: programOf(`${proc}/${pid}`) };
    }
  }
  return null;
}

/** `socket:[inode]` of each, as the links in a process's fd folder have it. */
function listeningSockets(port: number, proc: string): ReadonlySet<string> {
  const hex = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const lines = ["tcp", "tcp6"].flatMap((table) => text(`${proc}/net/${table}`).split("\n"));
  const columns = lines.map((line) => line.trim().split(/\s+/));
  const own = columns.filter(([, local = "", , state]) => local.endsWith(hex) && state === LISTENING);
  return new Set(own.map((line) => `socket:[${line[9]}]`));
}

/** The program and, where it runs a script, which one; never its other arguments, which may be secret. */
function programOf(folder: string): string {
  const [command = "", ...rest] = text(`${folder}/cmdline`).split("\0");
  if (rest.some((argument) => argument.endsWith(OUR_ENTRY))) {
    return "another Streck server";
  }
  const name = basename(command.split(" ")[0] ?? "");
  const script = rest.find((argument) => /\.(?:[cm]?[jt]s|py|rb|pl|jar)$/.test(argument));
  return script === undefined ? name : `${name} ${script}`;
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function target(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return "";
  }
}

function text(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
