import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
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
  method: "GET" | "POST" | "DELETE",
  path: string,
  schema: v.GenericSchema<unknown, Value>,
  options?: RequestOptions,
) => Reply<Value>;

/** A server that is silent for longer than this is not reached. */
const PATIENCE_MS = 30_000;

/** Sends one request to our own origin and believes nothing in the reply that the schema does not know. */
export function createSend(fetcher: typeof fetch): Send {
  return async (method, path, schema, { body, signal } = {}) => {
    const patience = withPatience(PATIENCE_MS, signal);
    const request: RequestInit = {
      method,
      signal: patience.signal,
      credentials: "same-origin",
      cache: "no-store",
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    let response: Response;
    let text: string;
    // Nothing but the network is tried here: what this browser lacks must not pass for a server that is away.
    try {
      response = await fetcher(path, request);
      text = await response.text();
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
