import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { explain } from "../../../src/server/start/start-problem.ts";
import { secureGet, TEST_CERTIFICATE } from "../support/secure-get.ts";
import { builtPages, runToEnd, startProcess } from "../support/server-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let folder: string;
let base: Record<string, string>;
const listening: Server[] = [];

beforeEach(() => {
  folder = temporaryFolder();
  base = { STRECK_DATA: join(folder, "data"), STRECK_PAGES: builtPages(join(folder, "dist")), PORT: "0", CONSOLE_PORT: "0" };
});

afterEach(() => {
  for (const server of listening.splice(0)) {
    server.close();
  }
});

/** The lines of the reply to a request that no browser's rules have changed. */
async function rawReply(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk.toString();
  });
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  await once(socket, "close");
  return said.split("\r\n");
}

async function busyPort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  listening.push(server);
  await once(server, "listening");
  return String((server.address() as AddressInfo).port);
}

describe("what cannot start says so in one line, and ends with an error", () => {
  const expectRefusal = async (env: Record<string, string>, saying: RegExp, args: readonly string[] = []): Promise<void> => {
    const { code, stdout, stderr } = await runToEnd({ ...base, ...env }, args);
    expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 1, stdout: "", lines: 1 });
    expect(stderr).toMatch(saying);
  };

  test("a busy port, of either origin", async () => {
    const port = await busyPort();
    await expectRefusal({ PORT: port }, new RegExp(`^Port ${port} is in use.* choose another port with PORT`));
    await expectRefusal({ CONSOLE_PORT: port }, new RegExp(`^Port ${port} is in use.* choose another port with CONSOLE_PORT`));
  });

  test("backups without a word on to whom they are sealed, or with a key that is none", async () => {
    const saved = { STRECK_BACKUP_FOLDER: join(folder, "backups") };
    await expectRefusal(saved, /^STRECK_BACKUP_FOLDER says .*STRECK_BACKUP_KEY to its public file.*=none/);
    const file = join(folder, "key.json");
    writeFileSync(file, "{}");
    await expectRefusal({ ...saved, STRECK_BACKUP_KEY: file }, /key\.json, which is no public key of backups/);
    await expectRefusal({ ...saved, STRECK_BACKUP_KEY: "nowhere" }, /nowhere, which cannot be read \(ENOENT\)/);
    await expectRefusal({ STRECK_BACKUP_KEEP: "1" }, /STRECK_BACKUP_KEEP is "1", but it must be a whole number from 2 to 1000/);
    expect(existsSync(join(folder, "backups"))).toBe(false);
  });

  test.runIf(process.platform === "linux")("a busy port, with the process that uses it", async () => {
    await expectRefusal({ PORT: await busyPort() }, new RegExp(`in use by .* \\(process ${process.pid}\\)\\. Stop it`));
    const { tablet } = await startProcess({ ...base, STRECK_PRACTICE: "0" });
    const other = { STRECK_DATA: join(folder, "other"), PORT: new URL(tablet).port };
    await expectRefusal(other, /in use by another Streck server \(process \d+\)/);
  });

  test("an argument that is none", async () => {
    await expectRefusal({}, /^npm start does not know "--port"\..*PORT=9000 npm start.*--help/, ["--port", "9000"]);
    await expectRefusal({}, /^npm start does not know "9000"/, ["9000"]);
  });

  test("a data folder that cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    await expectRefusal(
      { STRECK_DATA: join(folder, "file", "data") },
      /^The data folder .* cannot be used \(ENOTDIR\).*STRECK_DATA/,
    );
  });

  test("a certificate that isn't there, or that doesn't fit its key", async () => {
    const { cert, key } = TEST_CERTIFICATE;
    await expectRefusal({ TLS_CERT: join(folder, "none.pem"), TLS_KEY: key }, /^TLS_CERT names .*none\.pem.*ENOENT/);
    await expectRefusal({ TLS_CERT: cert }, /^TLS_KEY names no file/);
    await expectRefusal({ TLS_CERT: key, TLS_KEY: cert }, /^The files in TLS_CERT and TLS_KEY/);
  });

  test("pages that were never built", async () => {
    await expectRefusal({ STRECK_PAGES: join(folder, "nothing") }, /^The built pages are missing .*npm start/);
  });

  test("an address that this machine doesn't have", async () => {
    await expectRefusal({ HOST: "203.0.113.7" }, /^This machine has no address 203\.0\.113\.7.*HOST/);
  });

  test("a setting that is none", async () => {
    await expectRefusal({ PORT: "eighty" }, /^PORT is "eighty"/);
  });

  test("a proxy in front, and nobody says which addresses people open", async () => {
    await expectRefusal({ TRUST_PROXY: "1" }, /^TRUST_PROXY says.*Set STRECK_TABLET_URL and STRECK_CONSOLE_URL/);
  });

  test("a data folder that another server is using", async () => {
    await startProcess({ ...base, STRECK_PRACTICE: "0" });
    await expectRefusal({}, /^Another Streck server is using the data folder/);
  });
});

test("--example where practice is off, or where data of one's own is, says so and leaves nothing running", async () => {
  for (const env of [{ STRECK_PRACTICE: "0" }, { HOST: "0.0.0.0" }]) {
    const { code, stdout, stderr } = await runToEnd({ ...base, ...env }, ["--example"]);
    expect([code, stdout, stderr]).toEqual([
      1,
      "",
      expect.stringMatching(/^The example is a part of practice, and practice is off/),
    ]);
  }
  expect(explain({ kind: "example", because: "real-data", folder: "/data" })).toMatch(
    /^The data folder \/data holds an organisation of its own.*STRECK_DATA=\.\/example npm start -- --example/,
  );
});

test("--help prints the settings, and starts nothing", async () => {
  const { code, stdout, stderr } = await runToEnd({ ...base, PORT: "eighty" }, ["--help"]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("CONSOLE_PORT");
  expect(existsSync(base["STRECK_DATA"] ?? "")).toBe(false);
});

describe("a server that runs", () => {
  test("prints its addresses, the practice passphrase and the set-up code for people, and JSON for machines", async () => {
    const server = await startProcess(base);
    expect(server.output()).toMatch(/passphrase of the practice key is streck-ovning/);
    const code = /use the code (\S+)/.exec(server.output())?.[1] ?? "";
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    for (const address of [server.tablet, server.console]) {
      expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: "ok" });
      expect(await (await fetch(address)).text()).toContain("<!doctype html>");
    }
    const state = await (await fetch(`${server.console}/api/state`)).json();
    expect(state).toMatchObject({ needsSetUp: true, tabletAddress: server.tablet });
    const database = readFileSync(join(base["STRECK_DATA"] ?? "", "streck.db")).toString("latin1");
    expect(database).not.toContain(code.replaceAll("-", ""));
    expect(statSync(join(base["STRECK_DATA"] ?? "", "streck.db")).mode & 0o077).toBe(0);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it well: what is under way is answered, all is in the one file",
    async (signal) => {
      const server = await startProcess({ ...base, STRECK_PRACTICE: "0" });
      const { hostname, port, host } = new URL(server.tablet);
      const body = JSON.stringify({ protocol: PROTOCOL, code: null, generation: "0".repeat(32) });
      const socket = connect(Number(port), hostname);
      let answer = "";
      socket.on("data", (chunk) => {
        answer += chunk.toString();
      });
      socket.write(
        `POST /api/device/enrol HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      socket.write(body.slice(0, 10));
      await new Promise((wake) => setTimeout(wake, 200));
      const ended = once(server.process, "exit");
      const before = performance.now();
      server.process.kill(signal);
      await new Promise((wake) => setTimeout(wake, 200));
      if (signal === "SIGTERM") {
        // A service manager and the launcher each pass the same one on.
        server.process.kill(signal);
        await new Promise((wake) => setTimeout(wake, 200));
      }
      socket.write(body.slice(10));
      expect(await ended).toEqual([0, null]);
      expect(performance.now() - before).toBeLessThan(5000);
      expect(answer).toMatch(/^HTTP\/1\.1 403 [^]*\{"problem":"not-allowed"\}/);
      expect(existsSync(join(base["STRECK_DATA"] ?? "", "streck.db-wal"))).toBe(false);
    },
  );

  test("does not wait for browsers that keep a connection without asking for anything", async () => {
    const server = await startProcess({ ...base, STRECK_PRACTICE: "0" });
    const { hostname, port } = new URL(server.tablet);
    const silent = connect(Number(port), hostname);
    await once(silent, "connect");
    await fetch(`${server.console}/health`);
    const ended = once(server.process, "exit");
    const before = performance.now();
    server.process.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - before).toBeLessThan(3000);
  });

  test("a second Ctrl-C does not wait for what is under way", async () => {
    const server = await startProcess({ ...base, STRECK_PRACTICE: "0" });
    const { hostname, port, host } = new URL(server.tablet);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.write(
      `POST /api/device/enrol HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{`,
    );
    await new Promise((wake) => setTimeout(wake, 200));
    const ended = once(server.process, "exit");
    server.process.kill("SIGINT");
    await new Promise((wake) => setTimeout(wake, 200));
    expect(server.process.exitCode).toBeNull();
    server.process.kill("SIGINT");
    expect(await ended).toEqual([1, null]);
  });

  test("over TLS, a connection that never shakes hands does not keep it from ending", async () => {
    const tls = { TLS_CERT: TEST_CERTIFICATE.cert, TLS_KEY: TEST_CERTIFICATE.key };
    const server = await startProcess({ ...base, ...tls, STRECK_PRACTICE: "0" });
    const { hostname, port } = new URL(server.tablet);
    const silent = connect(Number(port), hostname);
    await once(silent, "connect");
    await secureGet(`${server.tablet}/health`);
    const ended = once(server.process, "exit");
    server.process.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  }, 30_000);

  test("answers to its own addresses, says which, and to no other name", async () => {
    const server = await startProcess({ ...base, HOST: "0.0.0.0" });
    expect(server.output()).toMatch(/only this machine's own addresses .* are answered to[^]*STRECK_CONSOLE_URL/);
    expect(server.output()).not.toMatch(/Practice/);
    const { port } = new URL(server.console);
    const ask = async (host: string): Promise<string> =>
      (await rawReply(Number(port), ["GET /api/state HTTP/1.1", `Host: ${host}`, "Connection: close"]))[0] ?? "";
    expect(await ask(`evil.example:${port}`)).toMatch(/^HTTP\/1.1 421/);
    for (const host of [`127.0.0.1:${port}`, `LOCALHOST.:${port}`, new URL(server.console).host]) {
      expect(await ask(host)).toMatch(/^HTTP\/1.1 200/);
    }
  });

  test("behind a proxy is told both addresses, prints them, and takes what the proxy passes on as the README says", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const port = (probe.address() as AddressInfo).port;
    await new Promise((closed) => probe.close(closed));
    const urls = { STRECK_TABLET_URL: "https://streck.example.org", STRECK_CONSOLE_URL: "https://konsol.example.org" };
    const server = await startProcess({ ...base, ...urls, TRUST_PROXY: "1", CONSOLE_PORT: String(port) });
    expect([server.tablet, server.console]).toEqual([urls.STRECK_TABLET_URL, urls.STRECK_CONSOLE_URL]);
    const lines =
      readFileSync(resolve(import.meta.dirname, "../../../README.md"), "utf8").match(/proxy_set_header \S+ \S+;/g) ?? [];
    const values: Record<string, string> = { $http_host: "konsol.example.org", $remote_addr: "198.51.100.7", https: "https" };
    const headers = lines.map((line) => {
      const [, name = "", value = ""] = /^proxy_set_header (\S+) (\S+);$/.exec(line) ?? [];
      return `${name}: ${values[value] ?? `unknown ${value}`}`;
    });
    expect(headers).toHaveLength(4);
    const [status, ...reply] = await rawReply(port, [
      "DELETE /api/session HTTP/1.1",
      ...headers,
      `Origin: ${urls.STRECK_CONSOLE_URL}`,
      "Connection: close",
    ]);
    expect(status).toBe("HTTP/1.1 200 OK");
    expect(reply.join("\n")).toMatch(/strict-transport-security: max-age=15552000/);
    const [refused] = await rawReply(port, ["GET /api/state HTTP/1.1", `Host: 127.0.0.1:${port}`, "Connection: close"]);
    expect(refused).toMatch(/^HTTP\/1.1 421/);
  });

  test("speaks HTTPS with a certificate of its own", async () => {
    const server = await startProcess({
      ...base,
      STRECK_PRACTICE: "0",
      TLS_CERT: TEST_CERTIFICATE.cert,
      TLS_KEY: TEST_CERTIFICATE.key,
    });
    expect(server.tablet).toMatch(/^https:/);
    const reply = await secureGet(`${server.tablet}/health`);
    expect(reply.body).toBe('{"status":"ok"}');
    // On a port of its own: other ports of the host may be somebody else's, and plain.
    expect(reply.headers["strict-transport-security"]).toBeUndefined();
  });
});
