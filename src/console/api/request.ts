import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import { LONGEST_SILENCE_MS, slowestTransfer } from "../../protocol/device/slowest-line.ts";
import type { Method } from "../../protocol/endpoints/endpoint.ts";
import { Problem, type ProblemCode } from "../../protocol/problem.ts";
import { withPatience } from "./patience.ts";

/**
 * What the console finds by itself: no contact with the server, a reply that is none of ours (a proxy's or a newer
 * server's), something that was thrown in this browser on the way.
 */
export const OWN_FAILURES = ["unreachable", "unreadable", "unexpected"] as const;

/** Why a request gave nothing: a problem that the server named, or one of our own. */
export type ApiFailure = ProblemCode | (typeof OWN_FAILURES)[number];
export type Reply<Value> = Promise<Result<Value, ApiFailure>>;

export type RequestOptions = { readonly body?: unknown; readonly signal?: AbortSignal | undefined };
export type Send = <Value>(
  method: Method,
  path: string,
  schema: v.GenericSchema<unknown, Value>,
  options?: RequestOptions,
) => Reply<Value>;

/** Sends one request to our own origin and believes nothing in the reply that the schema does not know. */
export function createSend(fetcher: typeof fetch): Send {
  return async (method, path, schema, { body, signal } = {}) => {
    const sent = body === undefined ? "" : JSON.stringify(body);
    // A server that is silent for long is not reached; a slow line is: sealed answers come in pages of many megabytes.
    const patience = withPatience(LONGEST_SILENCE_MS + slowestTransfer(sent.length), signal);
    const request: RequestInit = {
      method,
      signal: patience.signal,
      credentials: "same-origin",
      cache: "no-store",
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: sent }),
    };
    let response: Response;
    let text: string;
    // Nothing but the network is tried here: what this browser lacks must not pass for a server that is away.
    try {
      response = await fetcher(path, request);
      text = await readText(response, () => patience.again(LONGEST_SILENCE_MS));
    } catch {
      return err("unreachable");
    } finally {
      patience.end();
    }
    const content = parse(text);
    if (!response.ok) {
      const problem = v.safeParse(Problem, content);
      return err(problem.success ? problem.output.problem : "unreadable");
    }
    const checked = v.safeParse(schema, content);
    return checked.success ? ok(checked.output) : err("unreadable");
  };
}

/** The reply's text; `onPart` is called whenever something of it came. */
async function readText(response: Response, onPart: () => void): Promise<string> {
  onPart();
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    onPart();
    parts.push(decoder.decode(part.value, { stream: true }));
  }
  return parts.join("") + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
