import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { err, ok } from "../../../src/kernel/result.ts";
import { httpTransport } from "../../../src/kiosk/sync/transport.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import type { SyncRequest, SyncResponse } from "../../../src/protocol/device/sync.ts";
import { PROBLEM_CODES, STATUS_OF } from "../../../src/protocol/problem.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { asItemHash, asReleaseHash, asSignedRelease } from "../../support/brands.ts";

const TOKEN = "7".repeat(64);
const HASH = asReleaseHash("a".repeat(64));

const REQUEST: SyncRequest = {
  protocol: PROTOCOL,
  generation: newId(),
  nonce: newId(),
  have: [],
  put: [{ id: newId(), sha256: asItemHash(HASH), kind: "mark", roundId: newId(), bytes: "streck ≥ بطة" }],
  queue: { pending: 1, acknowledged: 0, oldestMinutes: null, marksPending: 1, unreadable: 0 },
  appVersion: "0.1.0",
};

const RESPONSE: SyncResponse = {
  protocol: PROTOCOL,
  serverId: newId(),
  epoch: newId(),
  nonce: REQUEST.nonce,
  results: [{ id: newId(), sha256: asItemHash(HASH), status: "stored" }],
  want: [],
  serverTime: "2026-09-14T12:00:00.000Z",
  site: null,
  release: HASH,
};

const ENROLLED: EnrolReply = {
  protocol: PROTOCOL,
  deviceId: newId(),
  token: TOKEN,
  serverId: newId(),
  epoch: newId(),
  siteId: newId(),
  name: "Disken",
  release: asSignedRelease("a.b.c"),
};

const fetched = vi.fn<typeof fetch>();
vi.stubGlobal("fetch", fetched);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.stubGlobal("fetch", fetched);
  fetched.mockReset();
});

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

async function bodyOf(init: RequestInit | undefined): Promise<Buffer> {
  return Buffer.from(await new Response(init?.body ?? null).arrayBuffer());
}

describe("every call", () => {
  const calls = [
    [
      "offer",
      () => httpTransport.offer(),
      { protocol: PROTOCOL, practice: true },
      "GET",
      `/api/device/offer?protocol=${PROTOCOL}`,
    ],
    [
      "enrol",
      () => httpTransport.enrol({ protocol: PROTOCOL, code: null, generation: newId() }),
      ENROLLED,
      "POST",
      "/api/device/enrol",
    ],
    [
      "release",
      () => httpTransport.release(TOKEN),
      { protocol: PROTOCOL, siteId: newId(), release: asSignedRelease("a.b.c") },
      "GET",
      `/api/device/release?protocol=${PROTOCOL}`,
    ],
    ["sync", () => httpTransport.sync(TOKEN, REQUEST), RESPONSE, "POST", "/api/device/sync"],
  ] as const;

  describe.each(calls)("%s", (_name, call, good, method, path) => {
    test("goes to its own address, without cookies, caches or redirects, and in time", async () => {
      fetched.mockResolvedValue(json(good));
      expect(await call()).toEqual(ok(good));
      const [url, init] = fetched.mock.calls[0] ?? [];
      expect(url).toBe(path);
      expect(init).toMatchObject({ method, cache: "no-store", credentials: "omit", redirect: "error" });
      expect(init?.signal).toBeInstanceOf(AbortSignal);
    });

    test.each([
      [
        "a captive portal's page with status 200",
        () => new Response("<!doctype html><p>Log in to the guest network", { status: 200 }),
      ],
      ["nothing, with status 200", () => new Response("", { status: 200 })],
      ["no content", () => new Response(null, { status: 204 })],
      ["half of the JSON", () => new Response(JSON.stringify(good).slice(0, -7), { status: 200 })],
      ["JSON of another shape", () => json({ hello: "world" })],
      ["null", () => json(null)],
      ["a list", () => json([good])],
      ["the right shape of another protocol", () => json({ ...good, protocol: PROTOCOL + 1 })],
      ["a good reply with a bad status", () => json(good, 500)],
      ["a problem with status 200", () => json({ problem: "not-enrolled" })],
      ["a problem that is none of ours", () => json({ problem: "out-of-toner" }, 500)],
      ["a page with status 502", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
    ])("takes %s for no server at all", async (_what, reply) => {
      fetched.mockResolvedValue(reply());
      expect(await call()).toEqual(err("unreachable"));
    });

    test("takes a network that fails or is silent for no server at all", async () => {
      fetched.mockRejectedValueOnce(new TypeError("fetch failed"));
      expect(await call()).toEqual(err("unreachable"));
      fetched.mockRejectedValueOnce(new DOMException("timed out", "TimeoutError"));
      expect(await call()).toEqual(err("unreachable"));
    });

    test("works where signals can't be timed", async () => {
      vi.stubGlobal("AbortSignal", class {});
      fetched.mockResolvedValue(json(good));
      expect(await call()).toEqual(ok(good));
    });

    test.each(PROBLEM_CODES)("hands on the problem %s", async (problem) => {
      fetched.mockResolvedValue(json({ problem }, STATUS_OF[problem]));
      expect(await call()).toEqual(err(problem));
    });
  });
});

describe("a sync request", () => {
  test("is gzip where the browser can, and says so", async () => {
    fetched.mockResolvedValue(json(RESPONSE));
    await httpTransport.sync(TOKEN, REQUEST);
    const [, init] = fetched.mock.calls[0] ?? [];
    expect(init?.headers).toEqual({
      authorization: `Bearer ${TOKEN}`,
      "content-type": "application/json",
      "content-encoding": "gzip",
    });
    expect(JSON.parse(gunzipSync(await bodyOf(init)).toString())).toEqual(REQUEST);
  });

  test("is plain JSON where the browser cannot, and does not claim otherwise", async () => {
    vi.stubGlobal("CompressionStream", undefined);
    fetched.mockResolvedValue(json(RESPONSE));
    expect(await httpTransport.sync(TOKEN, REQUEST)).toEqual(ok(RESPONSE));
    const [, init] = fetched.mock.calls[0] ?? [];
    expect(init?.headers).toEqual({ authorization: `Bearer ${TOKEN}`, "content-type": "application/json" });
    expect(JSON.parse((await bodyOf(init)).toString())).toEqual(REQUEST);
  });

  test.each([
    ["no nonce", { nonce: undefined }],
    ["an unknown status", { results: [{ id: newId(), sha256: HASH, status: "lost" }] }],
    ["an acknowledgement without a hash", { results: [{ id: newId(), status: "stored" }] }],
    ["an id that is none", { want: ["1; drop table"] }],
  ])("is not answered by a reply with %s", async (_what, change) => {
    fetched.mockResolvedValue(json({ ...RESPONSE, ...change }));
    expect(await httpTransport.sync(TOKEN, REQUEST)).toEqual(err("unreachable"));
  });

  test("carries its secret in no address", async () => {
    fetched.mockResolvedValue(json(RESPONSE));
    await httpTransport.sync(TOKEN, REQUEST);
    await httpTransport.release(TOKEN);
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(["/api/device/sync", `/api/device/release?protocol=${PROTOCOL}`]);
  });
});
