import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import { addressOf } from "../../protocol/endpoints/address-of.ts";
import { DEVICE_ENDPOINTS } from "../../protocol/endpoints/device.ts";
import type { BodyOf, Endpoint, IdsOf, ReplyOf } from "../../protocol/endpoints/endpoint.ts";
import { Problem, type ProblemCode } from "../../protocol/problem.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { fetchPatiently } from "./patience.ts";

/**
 * `unreachable`: no network, or a reply that isn't ours, such as a captive portal's page with status 200. `timed-out`:
 * nothing moved for too long.
 */
export type TransportFailure = "unreachable" | "timed-out" | ProblemCode;

/** The server as the tablet sees it: every call of the endpoint table, with the device's secret first where it asks for one. */
export type Transport = { readonly [Name in keyof typeof DEVICE_ENDPOINTS]: Call<(typeof DEVICE_ENDPOINTS)[Name]> };

type Call<One extends Endpoint> = (
  ...said: [
    ...(One["caller"] extends "device" ? [token: string] : []),
    ...([keyof IdsOf<One>] extends [never] ? [] : [ids: IdsOf<One>]),
    ...(BodyOf<One> extends undefined ? [] : [body: BodyOf<One>]),
  ]
) => Promise<Result<ReplyOf<One>, TransportFailure>>;

export const httpTransport: Transport = {
  offer: () => call(DEVICE_ENDPOINTS.offer, null),
  enrol: (body) => call(DEVICE_ENDPOINTS.enrol, null, body),
  release: (token) => call(DEVICE_ENDPOINTS.release, token),
  wiped: (body) => call(DEVICE_ENDPOINTS.wiped, null, body),
  sound: (token, ids) => call(DEVICE_ENDPOINTS.sound, token, undefined, ids),
  faultReports: (token, body) => call(DEVICE_ENDPOINTS.faultReports, token, body),
  told: (token) => call(DEVICE_ENDPOINTS.told, token),
  sync: (token, body) => call(DEVICE_ENDPOINTS.sync, token, body),
};

async function call<One extends Endpoint>(
  endpoint: One,
  token: string | null,
  body?: BodyOf<One>,
  ids: IdsOf<Endpoint> = {},
): Promise<Result<ReplyOf<One>, TransportFailure>> {
  const { method } = endpoint;
  // What is asked with GET says its version in the address; what is posted says it in its body.
  const address = addressOf(endpoint, { ids, query: method === "GET" ? { protocol: `${PROTOCOL}` } : {} });
  const sent = body === undefined ? null : await packed(JSON.stringify(body), endpoint.gzip === true);
  const init: RequestInit = {
    method,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...sent?.headers },
    ...(sent === null ? {} : { body: sent.content }),
  };
  const reply = await fetchPatiently(address, init, sent?.bytes ?? 0);
  if (!reply.ok) {
    return reply;
  }
  const { good, text } = reply.value;
  const content = parse(text);
  const checked = v.safeParse(endpoint.reply, content);
  if (good && checked.success) {
    return ok(checked.output as ReplyOf<One>);
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

type Packed = { readonly content: BodyInit; readonly bytes: number; readonly headers: Readonly<Record<string, string>> };

async function packed(text: string, gzip: boolean): Promise<Packed> {
  const headers = { "content-type": "application/json" };
  if (!gzip || typeof CompressionStream === "undefined") {
    return { content: text, bytes: new TextEncoder().encode(text).byteLength, headers };
  }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const content = await new Response(stream).arrayBuffer();
  return { content, bytes: content.byteLength, headers: { ...headers, "content-encoding": "gzip" } };
}
