import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import { EnrolReply, type EnrolRequest, Offer, ReleaseReply } from "../../protocol/device/enrol.ts";
import { type SyncRequest, SyncResponse } from "../../protocol/device/sync.ts";
import { Problem, type ProblemCode } from "../../protocol/problem.ts";
import { PROTOCOL } from "../../protocol/version.ts";

/** `unreachable`: no network, a time-out, or a reply that isn't ours, such as a captive portal's page with status 200. */
export type TransportFailure = "unreachable" | ProblemCode;
type Reply<Value> = Promise<Result<Value, TransportFailure>>;

/** The server as the tablet sees it. */
export type Transport = {
  readonly offer: () => Reply<Offer>;
  readonly enrol: (request: EnrolRequest) => Reply<EnrolReply>;
  readonly release: (token: string) => Reply<ReleaseReply>;
  readonly sync: (token: string, request: SyncRequest) => Reply<SyncResponse>;
};

const TIMEOUT_MS = 30_000;
/** What is asked with GET says its version here; what is posted says it in its body. */
const SPOKEN = `protocol=${PROTOCOL}`;

export const httpTransport: Transport = {
  offer: () => call(Offer, `/api/device/offer?${SPOKEN}`, { method: "GET" }),
  enrol: (request) => call(EnrolReply, "/api/device/enrol", json(request)),
  release: (token) => call(ReleaseReply, `/api/device/release?${SPOKEN}`, { method: "GET", headers: bearer(token) }),
  async sync(token, request) {
    const body = await gzip(JSON.stringify(request));
    const headers = {
      ...bearer(token),
      "content-type": "application/json",
      ...(body.compressed ? { "content-encoding": "gzip" } : {}),
    };
    return call(SyncResponse, "/api/device/sync", { method: "POST", headers, body: body.bytes });
  },
};

async function call<Value>(schema: v.GenericSchema<unknown, Value>, path: string, init: RequestInit): Reply<Value> {
  let reply: unknown;
  let good: boolean;
  // Not AbortSignal.timeout: it came with Safari 16.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, {
      ...init,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: patience.signal,
    });
    good = response.ok;
    reply = await response.json();
  } catch {
    return err("unreachable");
  } finally {
    clearTimeout(timer);
  }
  const checked = v.safeParse(schema, reply);
  if (good && checked.success) {
    return ok(checked.output);
  }
  const problem = v.safeParse(Problem, reply);
  return err(problem.success && !good ? problem.output.problem : "unreachable");
}

function json(value: unknown): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function gzip(text: string): Promise<{ bytes: BodyInit; compressed: boolean }> {
  if (typeof CompressionStream === "undefined") {
    return { bytes: text, compressed: false };
  }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return { bytes: await new Response(stream).arrayBuffer(), compressed: true };
}
