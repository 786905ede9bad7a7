import { once } from "node:events";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { portOwner } from "../../../src/server/start/port-owner.ts";
import { explain } from "../../../src/server/start/start-problem.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A /proc with one process that listens on port 8080, one that is only connected from there, and one that can't be read. */
function plantProc(commandLine: readonly string[]): string {
  const proc = temporaryFolder();
  const head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
  const line = (local: string, state: string, inode: number) =>
    `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 0000000000000000 100 0 0 10 0`;
  mkdirSync(join(proc, "net"));
  writeFileSync(join(proc, "net/tcp"), [head, line("0100007F:1F90", "01", 11), line("0100007F:1F91", "0A", 12), ""].join("\n"));
  writeFileSync(join(proc, "net/tcp6"), [head, line("00000000000000000000000000000000:1F90", "0A", 13), ""].join("\n"));
  for (const [pid, inode] of [
    [100, 11],
    [200, 13],
  ]) {
    mkdirSync(join(proc, `${pid}/fd`), { recursive: true });
    symlinkSync(`socket:[${inode}]`, join(proc, `${pid}/fd/7`));
    writeFileSync(join(proc, `${pid}/cmdline`), `${commandLine.join("\0")}\0`);
  }
  mkdirSync(join(proc, "300"));
  return proc;
}

describe("who uses a port", () => {
  test.runIf(process.platform === "linux")("is this very process when it listens itself", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(portOwner(port)?.pid).toBe(process.pid);
    server.close();
    await once(server, "close");
    expect(portOwner(port)).toBeNull();
  });

  test.each([
    [["/usr/sbin/nginx", "-g", "daemon off;"], "nginx"],
    [["nginx: master process /usr/sbin/nginx"], "nginx:"],
    [["/usr/bin/python3", "serve.py", "--token", "secret"], "python3 serve.py"],
    [["/usr/bin/node", "src/server/main.ts"], "another Streck server"],
    [[""], ""],
  ])("%j is called %s, and its other arguments are nobody's business", (commandLine, program) => {
    expect(portOwner(8080, plantProc(commandLine))).toEqual({ pid: 200, program });
  });

  test("is not known where there is no /proc, or nobody that may be seen listens", () => {
    expect(portOwner(8080, join(temporaryFolder(), "none"))).toBeNull();
    expect(portOwner(8082, plantProc(["nginx"]))).toBeNull();
  });

  test("is said in one line, and else how to find out", () => {
    const problem = { kind: "port", name: "CONSOLE_PORT", port: 8081, host: "127.0.0.1", code: "EADDRINUSE" } as const;
    expect(explain({ ...problem, owner: { pid: 200, program: "nginx" } })).toBe(
      "Port 8081 is in use by nginx (process 200). Stop it, or choose another port with CONSOLE_PORT, for example CONSOLE_PORT=8181 npm start.",
    );
    expect(explain({ ...problem, owner: null })).toMatch(
      /^Port 8081 is in use by another program.* CONSOLE_PORT=8181 npm start\.$/,
    );
  });
});
