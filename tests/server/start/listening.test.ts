import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import type { RoundId } from "../../../src/kernel/ids.ts";
import { MOST_BYTES } from "../../../src/protocol/device/sync.ts";
import { asSiteId } from "../../support/brands.ts";
import { publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, sealedAnswer, syncRequest, type Tablet } from "../support/tablet.ts";
import { testServer } from "../support/test-server.ts";

/** What only a real socket can show. */
let address: string;
let tablet: Tablet;
let roundId: RoundId;

beforeEach(async () => {
  const server = await testServer();
  const { coordinator, round, sites } = await publishedRound(server);
  roundId = round.id;
  tablet = await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId(""));
  await server.tablet.listen({ host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${(server.tablet.server.address() as AddressInfo).port}`;
});

const send = async (body: BodyInit, headers: Record<string, string> = {}) => {
  const all = { authorization: `Bearer ${tablet.token}`, "content-type": "application/json", ...headers };
  const response = await fetch(`${address}/api/device/sync`, { method: "POST", headers: all, body });
  return { status: response.status, body: await response.json() };
};

test("a gzipped request as a browser sends it", async () => {
  const put = Array.from({ length: 200 }, () => sealedAnswer(roundId, "x".repeat(3000)));
  const stream = new Blob([JSON.stringify(syncRequest({ put }))]).stream().pipeThrough(new CompressionStream("gzip"));
  const reply = await send(await new Response(stream).arrayBuffer(), { "content-encoding": "gzip" });
  expect(reply.status).toBe(200);
  expect(reply.body.results).toHaveLength(200);
});

test("a bomb of a gigabyte costs no more than what fits", async () => {
  const member = gzipSync(Buffer.alloc(10 * MOST_BYTES, " "));
  const bomb = Buffer.concat(Array.from({ length: 100 }, () => member));
  expect(bomb.length).toBeGreaterThan(MOST_BYTES * 0.9);
  const cpu = process.cpuUsage();
  const reply = await send(bomb.subarray(0, MOST_BYTES), { "content-encoding": "gzip" }).catch(() => ({
    status: 413,
    body: { problem: "too-large" },
  }));
  expect(reply).toEqual({ status: 413, body: { problem: "too-large" } });
  await new Promise((wake) => setTimeout(wake, 1500));
  expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(700);
  expect((await send(JSON.stringify(syncRequest()))).status).toBe(200);
});

test("many tablets at once: each gets its own answer, and everything is stored", async () => {
  const requests = Array.from({ length: 40 }, () => syncRequest({ put: Array.from({ length: 5 }, () => sealedAnswer(roundId)) }));
  const replies = await Promise.all(requests.map((request) => send(JSON.stringify(request))));
  expect(replies.map(({ body }) => body.nonce)).toEqual(requests.map(({ nonce }) => nonce));
  const have = requests.flatMap(({ put }) => put.map(({ id }) => id));
  expect((await send(JSON.stringify(syncRequest({ have })))).body.want).toEqual([]);
});
