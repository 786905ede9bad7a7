import { join } from "node:path";
import { expect, test } from "vitest";
import { serverProcess } from "../../support/server-process.ts";
import { spawnServer } from "../../support/spawned-server.ts";
import { builtPages } from "../support/server-process.ts";
import "../support/spoil-replies.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { takeFaults, testServer } from "../support/test-server.ts";

const SPOILING = { NODE_OPTIONS: `--import=${new URL("../support/spoil-replies.ts", import.meta.url).href}` };
const SPOILT = ["status", "type", "member", "cut"];

const ask = async (url: string, spoil: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(url, { headers: { "x-spoil": spoil } });
  return { status: response.status, text: await response.text() };
};

test("a wrong reply of a server in a process of its own is refused, and told when the server stops, however that comes", async () => {
  const folder = temporaryFolder();
  const env = { ...SPOILING, STRECK_PAGES: builtPages(join(folder, "dist")) };
  const server = await serverProcess(join(folder, "data"), [], () => env);
  const calls = [`${server.tabletAddress}/health`, `${server.consoleAddress}/api/state`];
  await server.start();
  for (const url of calls) {
    expect(await ask(url, "no")).toMatchObject({ status: 200 });
  }
  expect(await ask(server.tabletAddress, "status")).toMatchObject({ status: 202, text: expect.stringMatching("<title>tablet") });
  await server.stop();
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    await server.start();
    for (const url of calls) {
      for (const spoil of SPOILT) {
        const { status, text } = await ask(url, spoil);
        expect(status).toBe(500);
        expect(text).toMatch(/^REPLY NOT AS DESCRIBED: GET \S+ of the (tablet|console) with 20[02]: /);
        expect(text).not.toMatch("canary");
      }
    }
    const told = await server.stop(signal).catch((error: Error) => error.message.split("\n"));
    expect(told).toHaveLength(calls.length * SPOILT.length);
  }
});

test("only where speed is measured it is not held", async () => {
  const env = { ...process.env, ...SPOILING, STRECK_DATA: temporaryFolder() };
  const [held, plain] = [spawnServer(env, ["--help"]), spawnServer(env, ["--help"], false)];
  await Promise.all([held.ended(), plain.ended()]);
  expect(held.process.spawnargs.join(" ")).toMatch(/--import \S+held-process\.ts/);
  expect(plain.process.spawnargs.join(" ")).not.toMatch("--import");
});

test("a wrong reply of a server that listens in the test's process is refused and told", async () => {
  const server = await testServer();
  const url = `${await server.console.listen({ host: "127.0.0.1", port: 0 })}/api/state`;
  expect(await ask(url, "no")).toMatchObject({ status: 200 });
  expect(takeFaults()).toEqual([]);
  for (const spoil of SPOILT) {
    expect(await ask(url, spoil)).toMatchObject({ status: 500 });
  }
  expect(takeFaults()).toHaveLength(SPOILT.length);
});

test("a wrong reply to inject fails the call", async () => {
  const server = await testServer();
  await expect(server.console.inject({ url: "/api/state", headers: { "x-spoil": "type" } })).rejects.toThrow("content type");
});
