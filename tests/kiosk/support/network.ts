import { gunzipSync, gzipSync } from "node:zlib";
import type { LightMyRequestResponse } from "fastify";
import type { RandomBytes } from "../../../src/kernel/ids.ts";
import type { SyncRequest, SyncResponse } from "../../../src/protocol/device/sync.ts";
import { newId, randomBytes } from "../../../src/sealing/random.ts";
import type { TestServer } from "../../server/support/test-server.ts";

/**
 * | weather            | the server got it | the tablet gets                            |
 * | ------------------ | ----------------- | ------------------------------------------ |
 * | request-lost       | no                | no network                                 |
 * | request-cut        | the first half    | the server's "malformed"                   |
 * | request-damaged    | one item altered  | the server's reply, with "damaged" in it   |
 * | request-late       | later, out of turn | no network                                |
 * | request-twice      | twice             | the second reply                           |
 * | portal             | no                | 200 and a page                             |
 * | bad-gateway        | no                | 502 and a page                             |
 * | reply-lost         | yes               | no network                                 |
 * | reply-cut          | yes               | half of the JSON                           |
 * | reply-failed       | yes               | 500 and a problem                          |
 * | reply-cached       | yes               | the reply to an earlier request            |
 * | reply-of-another   | yes               | a reply with another server's id           |
 * | reply-says-damaged | yes               | a reply that says of all items "damaged"   |
 * | silence            | yes               | nothing, ever: the page is killed then     |
 */
export const WEATHERS = [
  "request-lost",
  "request-cut",
  "request-damaged",
  "request-late",
  "request-twice",
  "portal",
  "bad-gateway",
  "reply-lost",
  "reply-cut",
  "reply-failed",
  "reply-cached",
  "reply-of-another",
  "reply-says-damaged",
  "silence",
] as const;
export type Weather = (typeof WEATHERS)[number];

/** One sync request as the server could read it. */
export type Sent = { readonly request: SyncRequest; readonly bytes: number };

/** What lies between the tablet's own `fetch` and the server's own routes. */
export type Network = {
  readonly fetch: typeof fetch;
  /** Every sync request since the list was last emptied. */
  readonly sent: Sent[];
  /** How often each weather has struck. */
  readonly struck: Record<Weather, number>;
  readonly connect: (server: TestServer) => void;
  /** From now on each call draws its weather; null is fair. */
  readonly expectWeather: (draw: () => Weather | null) => void;
  /** From now on a request takes as long as its bytes need on such a line, and is cut off when the tablet gives up. */
  readonly narrowTo: (bytesPerSecond: number) => void;
  /** How many requests are on such a line now. */
  readonly onTheWay: () => number;
  /** Late requests arrive now, after all that came before them. */
  readonly deliverLate: () => Promise<void>;
};

type Call = {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: Buffer;
};

const PAGE = "<!doctype html><title>Välkommen till gästnätet</title>";

export function network(chance: RandomBytes = randomBytes): Network {
  let server: TestServer | null = null;
  let draw: () => Weather | null = () => null;
  let late: Call[] = [];
  let cached: string | null = null;
  let bytesPerSecond = Number.POSITIVE_INFINITY;
  let onTheWay = 0;
  const sent: Sent[] = [];
  const struck = Object.fromEntries(WEATHERS.map((weather) => [weather, 0])) as Record<Weather, number>;

  const deliver = async (call: Call): Promise<LightMyRequestResponse> => {
    if (server === null) {
      throw new TypeError("fetch failed");
    }
    return server.tablet.inject({ ...call, remoteAddress: `10.${[...randomBytes(3)].join(".")}` });
  };

  const fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const call = callOf(path, init);
    const request = readRequest(call);
    if (request !== null) {
      sent.push({ request, bytes: Buffer.byteLength(JSON.stringify(request)) });
    }
    onTheWay += 1;
    try {
      await carried((call.payload?.length ?? 0) / bytesPerSecond, init.signal);
    } finally {
      onTheWay -= 1;
    }
    const weather = request === null ? null : draw();
    if (weather === null) {
      const reply = await deliver(call);
      cached = request === null ? cached : reply.body;
      return replied(reply.statusCode, reply.body);
    }
    struck[weather] += 1;
    return weather.startsWith("request-") || weather === "portal" || weather === "bad-gateway"
      ? before(weather, call, request as SyncRequest)
      : after(weather, await deliver(call));
  };

  const before = async (weather: Weather, call: Call, request: SyncRequest): Promise<Response> => {
    switch (weather) {
      case "request-cut":
        return passOn({ ...call, payload: call.payload?.subarray(0, call.payload.length / 2) ?? Buffer.alloc(0) });
      case "request-damaged":
        return passOn({ ...call, payload: gzipSync(JSON.stringify(damaged(request, chance))) });
      case "request-twice":
        await deliver(call);
        return passOn(call);
      case "portal":
        return new Response(PAGE, { status: 200, headers: { "content-type": "text/html" } });
      case "bad-gateway":
        return new Response(PAGE, { status: 502, headers: { "content-type": "text/html" } });
      default:
        late = weather === "request-late" ? [...late, call] : late;
        throw new TypeError("fetch failed");
    }
  };

  const passOn = async (call: Call): Promise<Response> => {
    const reply = await deliver(call);
    return replied(reply.statusCode, reply.body);
  };

  const after = async (weather: Weather, reply: LightMyRequestResponse): Promise<Response> => {
    const good = reply.json<SyncResponse>();
    switch (weather) {
      case "reply-cut":
        return replied(200, reply.body.slice(0, reply.body.length / 2));
      case "reply-failed":
        return replied(500, JSON.stringify({ problem: "internal" }));
      case "reply-cached":
        return replied(200, cached ?? JSON.stringify({ ...good, nonce: newId() }));
      case "reply-of-another":
        return replied(200, JSON.stringify({ ...good, serverId: newId() }));
      case "reply-says-damaged":
        return replied(
          200,
          JSON.stringify({ ...good, results: good.results.map((result) => ({ ...result, status: "damaged" })) }),
        );
      case "silence":
        return new Promise<never>(() => undefined);
      default:
        throw new TypeError("fetch failed");
    }
  };

  return {
    fetch: fetch as typeof globalThis.fetch,
    sent,
    struck,
    connect(other) {
      server = other;
    },
    expectWeather(next) {
      draw = next;
    },
    narrowTo(rate) {
      bytesPerSecond = rate;
    },
    onTheWay: () => onTheWay,
    async deliverLate() {
      const arriving = late;
      late = [];
      for (const call of arriving) {
        await deliver(call);
      }
    },
  };
}

function carried(seconds: number, signal: RequestInit["signal"]): Promise<void> {
  return new Promise((resolve, reject) => {
    if (seconds === 0) {
      resolve();
      return;
    }
    const arrival = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener("abort", () => {
      clearTimeout(arrival);
      reject(new DOMException("given up", "AbortError"));
    });
  });
}

function callOf(path: string, { method, headers, body }: RequestInit): Call {
  const common = {
    method: method === "POST" ? "POST" : "GET",
    url: path,
    headers: { ...(headers as Record<string, string>) },
  } as const;
  if (body === undefined || body === null) {
    return common;
  }
  return { ...common, payload: typeof body === "string" ? Buffer.from(body) : Buffer.from(body as ArrayBuffer) };
}

function readRequest({ url, headers, payload }: Call): SyncRequest | null {
  if (url !== "/api/device/sync" || payload === undefined) {
    return null;
  }
  const text = headers["content-encoding"] === "gzip" ? gunzipSync(payload) : payload;
  return JSON.parse(text.toString()) as SyncRequest;
}

/** One byte of one item is another on the way; its hash is not. */
function damaged(request: SyncRequest, chance: RandomBytes): SyncRequest {
  const hit = (chance(1)[0] ?? 0) % Math.max(request.put.length, 1);
  return {
    ...request,
    put: request.put.map((item, at) => (at === hit ? { ...item, bytes: `${item.bytes.slice(0, -1)}?` } : item)),
  };
}

function replied(status: number, body: string): Response {
  return new Response(body, { status, headers: { "content-type": "application/json" } });
}
