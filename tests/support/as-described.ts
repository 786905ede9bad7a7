import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { describeCalls } from "../../src/server/description/describe-calls.ts";
import type { OriginName } from "../../src/server/http/headers.ts";

type Operation = {
  readonly tags: readonly string[];
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>>;
};
type Described = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
};

const { paths, components } = closed(JSON.parse(JSON.stringify(describeCalls()))) as Described;
const routes = Object.entries(paths).map(([path, operations]) => ({
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
  operations,
}));
// Names of our own, such as those of components, are no keywords of JSON Schema.
const ajv = new Ajv2020({ strict: false });
const compiled = new Map<object, ValidateFunction>();

/**
 * Every reply of this server to a call of its table is held against the description that it gives of itself: its status is
 * one that the call may have, and its content has that form and no member more. The test that asked fails otherwise.
 */
export function expectRepliesAsDescribed(app: FastifyInstance, address: OriginName): void {
  const inject = app.inject.bind(app) as (asked: InjectOptions) => Promise<LightMyRequestResponse>;
  const held = async (asked: InjectOptions): Promise<LightMyRequestResponse> => {
    const reply = await inject(asked);
    const { method = "GET", url = "/" } = asked;
    const { statusCode, headers, body } = reply;
    const said = { statusCode, contentType: headers["content-type"], body };
    const wrong = faultOf(address, method, typeof url === "string" ? url : (url.pathname ?? "/"), said);
    if (wrong !== null) {
      throw new Error(`${method} ${reply.statusCode} is not as described: ${wrong}\n${reply.body.slice(0, 2000)}`);
    }
    return reply;
  };
  Object.assign(app, { inject: held });
}

/** What is looked at of a reply. `body`: null where its content is no text, such as a stream. */
type Said = { readonly statusCode: number; readonly contentType: unknown; readonly body: string | null };

/** What about this reply is not as it is described, without its content; null for what the table doesn't know, such as pages. */
export function faultOf(
  address: OriginName,
  method: string,
  url: string,
  { statusCode, contentType, body }: Said,
): string | null {
  const { pathname } = new URL(url, "http://localhost");
  const operation = routes.find(({ pattern }) => pattern.test(pathname))?.operations[method.toLowerCase()];
  if (operation === undefined || !operation.tags.includes(address)) {
    return null;
  }
  const response = operation.responses[statusCode];
  if (response === undefined) {
    return "it may not have this status";
  }
  const type = String(contentType).split(";")[0] ?? "";
  const form = response.content[type];
  if (form === undefined) {
    return "it may not have this content type";
  }
  if (type !== "application/json") {
    return null;
  }
  const content = parsed(body);
  if (content === undefined) {
    return "its content is no JSON";
  }
  const check = validatorOf(form.schema);
  return check(content) ? null : ajv.errorsText(check.errors);
}

function parsed(body: string | null): unknown {
  try {
    return body === null ? undefined : JSON.parse(body);
  } catch {
    return undefined;
  }
}

function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema) ?? ajv.compile({ ...schema, components });
  compiled.set(schema, known);
  return known;
}

/** The same description with no member allowed anywhere that it doesn't name: readers may pass over more, the server says no more. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(closed);
  }
  if (typeof part !== "object" || part === null) {
    return part;
  }
  const all = Object.fromEntries(Object.entries(part).map(([name, member]) => [name, closed(member)]));
  return "properties" in all && !("additionalProperties" in all) ? { ...all, additionalProperties: false } : all;
}
