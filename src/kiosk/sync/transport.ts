import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import { EnrolReply, type EnrolRequest, Offer, ReleaseReply } from "../../protocol/device/enrol.ts";
import { type SyncRequest, SyncResponse } from "../../protocol/device/sync.ts";
import { WipedReply, type WipedReport } from "../../protocol/device/wiped.ts";
import { Problem, type ProblemCode } from "../../protocol/problem.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { fetchPatiently } from "./patience.ts";

/**
 * `unreachable`: no network, or a reply that isn't ours, such as a captive portal's page with status 200. `timed-out`:
 * nothing moved for too long.
 */
export type TransportFailure = "unreachable" | "timed-out" | ProblemCode;
type Reply<Value> = Promise<Result<Value, TransportFailure>>;

/** The server as the tablet sees it. */
export type Transport = {
  readonly offer: () => Reply<Offer>;
  readonly enrol: (request: EnrolRequest) => Reply<EnrolReply>;
  readonly release: (token: string) => Reply<ReleaseReply>;
  readonly sync: (token: string, request: SyncRequest) => Reply<SyncResponse>;
  /** Needs no token: an emptied tablet has none. */
  readonly wiped: (report: WipedReport) => Reply<WipedReply>;
};

/** What is asked with GET says its version here; what is posted says it in its body. */
const SPOKEN = `protocol=${PROTOCOL}`;

export const httpTransport: Transport = {
  offer: () => call(Offer, `/api/device/offer?${SPOKEN}`, { method: "GET" }),
  enrol: (request) => call(EnrolReply, "/api/device/enrol", json(request)),
  release: (token) => call(ReleaseReply, `/api/device/release?${SPOKEN}`, { method: "GET", headers: bearer(token) }),
  wiped: (report) => call(WipedReply, "/api/device/wiped", json(report)),
  async sync(token, request) {
    const body = await gzip(JSON.stringify(request));
    const headers = {
      ...bearer(token),
      "content-type": "application/json",
      ...(body.compressed ? { "content-encoding": "gzip" } : {}),
    };
    return call(SyncResponse, "/api/device/sync", { method: "POST", headers, body: body.bytes }, body.size);
  },
};

async function call<Value>(schema: v.GenericSchema<unknown, Value>, path: string, init: RequestInit, sending = 0): Reply<Value> {
  const reply = await fetchPatiently(path, { ...init, cache: "no-store", credentials: "omit", redirect: "error" }, sending);
  if (!reply.ok) {
    return reply;
  }
  const { good, text } = reply.value;
  const content = parse(text);
  const checked = v.safeParse(schema, content);
  if (good && checked.success) {
    return ok(checked.output);
  }
  const problem = v.safeParse(Problem, content);
  return err(problem.success && !good ? problem.output.problem : "unreachable");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(value: unknown): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function gzip(text: string): Promise<{ bytes: BodyInit; size: number; compressed: boolean }> {
  if (typeof CompressionStream === "undefined") {
    return { bytes: text, size: new TextEncoder().encode(text).byteLength, compressed: false };
  }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = await new Response(stream).arrayBuffer();
  return { bytes, size: bytes.byteLength, compressed: true };
}
