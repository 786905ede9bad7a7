import type { RateLimitOptions } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import { Hash, Id } from "../../protocol/atoms.ts";
import type {
  BodyOf,
  Caller,
  Endpoint,
  Endpoints,
  IdsOf,
  ProblemOf,
  QueryOf,
  ReplyOf,
} from "../../protocol/endpoints/endpoint.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { Device, User, Visitor } from "../actor.ts";
import { deviceOf, userOf } from "./access.ts";
import { gunzipBody } from "./json-bodies.ts";
import { sendProblem } from "./problem-reply.ts";
import { visitorOf } from "./visitor.ts";

/** A request that has been let in and read. */
export type Asked<One extends Endpoint> = Who<One["caller"]> & {
  readonly ids: IdsOf<One>;
  readonly query: QueryOf<One>;
  readonly body: BodyOf<One>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type Who<From extends Caller> = From extends "public"
  ? { readonly visitor: Visitor }
  : From extends "device"
    ? { readonly device: Device }
    : { readonly user: User };

/** What answers each call of a table: none may be missing, and none may say what the table does not. */
export type Handlers<Table extends Endpoints> = {
  readonly [Name in keyof Table]: (
    asked: Asked<Table[Name]>,
  ) => Promise<Result<ReplyOf<Table[Name]>, ProblemOf<Table[Name]>>> | Result<ReplyOf<Table[Name]>, ProblemOf<Table[Name]>>;
};

/** What a request says, and how it is answered: what `write` makes of a reply is sent as far as `form` knows it. */
export type Heard = {
  readonly body: unknown;
  readonly query: unknown;
  readonly form: v.GenericSchema;
  readonly write: (reply: unknown) => unknown;
};
export type Hear = (name: string, endpoint: Endpoint, request: FastifyRequest) => Result<Heard, ProblemCode>;

type Options<Table extends Endpoints> = {
  /** How often one caller may try. */
  readonly limits?: { readonly [Name in keyof Table]?: RateLimitOptions };
  readonly hear?: Hear;
};

/**
 * Registers every call of the table. Here, and nowhere else, are ids, query and body read by their schemas, and replies
 * checked by theirs: nothing leaves that the table does not know.
 */
export function addRoutes<Table extends Endpoints>(
  app: FastifyInstance,
  table: Table,
  handlers: Handlers<Table>,
  { limits = {}, hear = hearPlainly }: Options<Table> = {},
): void {
  for (const [name, endpoint] of Object.entries(table)) {
    const answer = handlers[name] as (asked: unknown) => ReturnType<Handlers<Endpoints>[string]>;
    const rateLimit = limits[name];
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(endpoint.mostBytes === undefined ? {} : { bodyLimit: endpoint.mostBytes }),
      ...(endpoint.gzip === undefined ? {} : { preParsing: gunzipBody }),
      ...(rateLimit === undefined ? {} : { config: { rateLimit } }),
      handler: async (request, reply) => {
        if (!v.is(Names, request.params)) {
          return sendProblem(reply, "not-found");
        }
        const heard = hear(name, endpoint, request);
        if (!heard.ok) {
          return sendProblem(reply, heard.error);
        }
        const { body, query, form, write } = heard.value;
        const result = await answer({ ...whoAsks(endpoint, request), ids: request.params, query, body, request, reply });
        return result.ok ? reply.send(inForm(form, write(result.value))) : sendProblem(reply, result.error);
      },
    });
  }
}

/** What stands in a path: ids, and hashes that are names. One that is of neither kind is nobody's. */
const Names = v.record(v.string(), v.union([Id, Hash]));

/** As the table's own schemas say. */
const hearPlainly: Hear = (_name, endpoint, request) => {
  const query = endpoint.query === undefined ? ok(undefined) : read(endpoint.query, request.query);
  const body = endpoint.body === undefined ? ok(undefined) : read(endpoint.body, request.body);
  return query.ok && body.ok
    ? ok({ query: query.value, body: body.value, form: endpoint.reply, write: (reply) => reply })
    : err("malformed");
};

function read(schema: v.GenericSchema, value: unknown): Result<unknown, "malformed"> {
  const checked = v.safeParse(schema, value);
  return checked.success ? ok(checked.output) : err("malformed");
}

function whoAsks({ caller }: Endpoint, request: FastifyRequest): object {
  if (caller === "public") {
    return { visitor: visitorOf(request) };
  }
  return caller === "device" ? { device: deviceOf(request) } : { user: userOf(request) };
}

/** A reply that the schema refuses is our own fault, and is not sent. The log gets the place in it, never its content. */
function inForm(schema: v.GenericSchema, reply: unknown): unknown {
  const checked = v.safeParse(schema, reply);
  if (!checked.success) {
    const code = `reply unlike its schema at ${checked.issues.map((issue) => v.getDotPath(issue) ?? "").join(", ")}`;
    throw Object.assign(new Error(code), { code });
  }
  return checked.output;
}
