import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LONGEST_SILENCE_MS, slowestTransfer } from "../../../src/protocol/device/slowest-line.ts";
import { MOST_BYTES } from "../../../src/protocol/device/sync.ts";
import { longestArrival } from "../../../src/server/http/slow-requests.ts";
import { asSiteId } from "../../support/brands.ts";
import { publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, syncRequest } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let port: number;

beforeEach(async () => {
  server = await testServer();
  await server.tablet.listen({ host: "127.0.0.1", port: 0 });
  port = (server.tablet.server.address() as AddressInfo).port;
});

afterEach(() => {
  vi.useRealTimers();
});

const head = (path: string, length: number, token = "x") =>
  [
    `POST ${path} HTTP/1.1`,
    "host: localhost",
    `authorization: Bearer ${token}`,
    "content-type: application/json",
    `content-length: ${length}`,
    "",
    "",
  ].join("\r\n");

async function says(text: string): Promise<{ socket: Socket; got: () => string; closed: () => boolean }> {
  const socket = connect(port, "127.0.0.1");
  let got = "";
  let closed = false;
  socket.on("data", (chunk: Buffer) => {
    got += chunk.toString();
  });
  socket.on("close", () => {
    closed = true;
  });
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  socket.write(text);
  return { socket, got: () => got, closed: () => closed };
}

const until = (reached: () => boolean) => vi.waitFor(() => expect(reached()).toBe(true), { timeout: 5000, interval: 10 });

test("a server waits longer for any request than the tablet that sends it", () => {
  for (const bytes of [0, 4096, 64 * 1024, MOST_BYTES]) {
    expect(longestArrival(bytes)).toBeGreaterThan(LONGEST_SILENCE_MS + slowestTransfer(bytes));
  }
  expect(server.tablet.server.requestTimeout).toBeGreaterThanOrEqual(longestArrival(MOST_BYTES));
  // Ten kilobytes a second, and all that may be in one request.
  expect(longestArrival(MOST_BYTES)).toBeGreaterThan((MOST_BYTES / 10_240) * 1000);
});

test("a large request on a slow line has its time; one that is small and never ends is hung up on", async () => {
  const { coordinator, round, sites } = await publishedRound(server);
  const tablet = await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId(""));
  const body = JSON.stringify(syncRequest()).padEnd(200_000, " ");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const slow = await says(head("/api/device/sync", body.length, tablet.token) + body.slice(0, 1000));
  const holding = await says(`${head("/api/device/enrol", 400)}{`);
  await until(() => server.tablet.server.connections !== 0);
  await new Promise((wake) => setImmediate(wake));
  await new Promise((wake) => setImmediate(wake));
  await vi.advanceTimersByTimeAsync(90_000);
  await until(holding.closed);
  expect(slow.closed()).toBe(false);
  slow.socket.write(body.slice(1000));
  await until(() => slow.got().includes("HTTP/1.1 200"));
  slow.socket.destroy();
});

test("who is refused holds no connection with a body that was never read", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const refused = await says(`${head("/api/device/sync", MOST_BYTES)}{`);
  await until(() => refused.got().includes("HTTP/1.1 401"));
  await vi.advanceTimersByTimeAsync(LONGEST_SILENCE_MS + 1);
  await until(refused.closed);
  expect(refused.got()).toContain("not-enrolled");
});
