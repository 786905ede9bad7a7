import type * as v from "valibot";
import { CONDITIONS } from "../../protocol/documents/questionnaire/1.ts";
import { DEVICE_VERSIONS } from "../../protocol/endpoints/device-versions.ts";
import type { Caller, Endpoint } from "../../protocol/endpoints/endpoint.ts";
import { problemsOf } from "../../protocol/endpoints/problems-of.ts";
import { ENDPOINTS } from "../../protocol/endpoints.ts";
import { STATUS_OF } from "../../protocol/problem.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { SESSION_COOKIES } from "../http/session-cookie.ts";
import { type Json, schemaWriter } from "./schema-writer.ts";

/** A description in OpenAPI 3.1, of both addresses of the server. */
export type OpenApi = { readonly openapi: "3.1.0"; readonly [member: string]: unknown };

/** Either of them; which one depends on the address. */
const SIGNED_IN: readonly Json[] = [{ session: [] }, { plainSession: [] }];

const SECURITY: Readonly<Record<Caller, readonly Json[]>> = {
  public: [],
  device: [{ device: [] }],
  coordinator: SIGNED_IN,
  practice: SIGNED_IN,
};

/**
 * Every call of the endpoint table: who may make it (`security`), at which address (`tags`), what it takes, what it answers
 * and with which problems it says no. What a tablet calls is described in every version that is still spoken.
 */
export function describeCalls(): OpenApi {
  const { write, components } = schemaWriter(
    Object.fromEntries(CONDITIONS.map((schema, depth) => [`Condition${depth}`, schema])),
  );
  const paths: Record<string, Record<string, Json>> = {};
  for (const [address, table] of Object.entries(ENDPOINTS)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(table)) {
      const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
      const method = endpoint.method.toLowerCase();
      const known = paths[path]?.[method];
      const tags = [...((known?.["tags"] as string[] | undefined) ?? []), address];
      paths[path] = { ...paths[path], [method]: { ...operation(name, endpoint, write), tags } };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Streck", version: `${PROTOCOL}` },
    tags: Object.keys(ENDPOINTS).map((name) => ({ name, description: `what is called at the address of the ${name}` })),
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        device: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: SESSION_COOKIES.secure },
        plainSession: { type: "apiKey", in: "cookie", name: SESSION_COOKIES.plain },
      },
    },
  };
}

type Write = (schema: v.GenericSchema) => Json;

function operation(name: string, endpoint: Endpoint, write: Write): Json {
  const { bodies, replies } = formsOf(name, endpoint);
  const ids = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, id]) => ({
    name: id,
    in: "path",
    required: true,
    schema: { type: "string", pattern: id === "sha256" ? "^[0-9a-f]{64}$" : "^[0-9a-f]{32}$" },
  }));
  return {
    operationId: name,
    security: SECURITY[endpoint.caller],
    parameters: [...ids, ...queryOf(endpoint, write)],
    ...(bodies.length === 0 ? {} : { requestBody: { required: true, content: json(anyOf(bodies.map(write))) } }),
    responses: { 200: { description: "it went well", content: json(anyOf(replies.map(write))) }, ...refusalsOf(endpoint) },
  };
}

/** What it takes and answers, in each version that is spoken. */
function formsOf(name: string, { path, body, reply }: Endpoint): { bodies: v.GenericSchema[]; replies: v.GenericSchema[] } {
  const versions = path.startsWith("/api/device/") ? DEVICE_VERSIONS[name as keyof typeof DEVICE_VERSIONS] : undefined;
  if (versions === undefined) {
    return { bodies: body === undefined ? [] : [body], replies: [reply] };
  }
  const { requests, replies } = versions;
  return { bodies: Object.values(requests ?? {}), replies: Object.values(replies).map(({ form }) => form) };
}

function queryOf({ path, method, query }: Endpoint, write: Write): readonly Json[] {
  if (path.startsWith("/api/device/") && method === "GET") {
    return [{ name: "protocol", in: "query", required: false, schema: { type: "string" } }];
  }
  const { properties = {}, required = [] } = (query === undefined ? {} : write(query)) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
}

/** By status: the codes that it may come with. */
function refusalsOf(endpoint: Endpoint): Json {
  const all = problemsOf(endpoint);
  const statuses = new Set(all.map((problem) => STATUS_OF[problem]));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const problems = all.filter((problem) => STATUS_OF[problem] === status);
      if (status === STATUS_OF["wrong-address"] && !endpoint.path.startsWith("/api/")) {
        // What people open in a browser is refused in words (`http/own-hosts.ts`).
        return [status, { description: problems.join(", "), content: { "text/plain": { schema: { type: "string" } } } }];
      }
      const schema = { type: "object", properties: { problem: { enum: problems } }, required: ["problem"] };
      return [status, { description: problems.join(", "), content: json({ ...schema, additionalProperties: false }) }];
    }),
  );
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}

function anyOf(schemas: readonly Json[]): Json {
  const [first] = schemas;
  return schemas.length === 1 && first !== undefined ? first : { anyOf: schemas };
}
