import fastify from "fastify";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { err, ok } from "../../../src/kernel/result.ts";
import { Id } from "../../../src/protocol/atoms.ts";
import type { Endpoints } from "../../../src/protocol/endpoints/endpoint.ts";
import { addRoutes, type Handlers } from "../../../src/server/http/add-routes.ts";
import { readAskedFor } from "../../../src/server/http/asked-for.ts";

const ID = "a1".repeat(16);
const TABLE = {
  look: {
    method: "GET",
    path: "/things/:id",
    caller: "public",
    query: v.object({ after: v.exactOptional(Id) }),
    reply: v.object({ id: Id, size: v.number(), after: v.exactOptional(v.string()) }),
    problems: ["not-found"],
  },
  put: {
    method: "POST",
    path: "/things",
    caller: "public",
    body: v.strictObject({ size: v.pipe(v.number(), v.maxValue(9)) }),
    mostBytes: 64,
    reply: v.object({ size: v.number() }),
    problems: ["already-exists"],
  },
} as const satisfies Endpoints;

function serving(changes: Partial<Handlers<typeof TABLE>> = {}) {
  const app = fastify();
  readAskedFor(app, { own: () => [], wholeHost: null }, () => false);
  addRoutes(app, TABLE, {
    look: ({ ids, query }) => ok({ id: ids.id, size: 1, ...query }),
    put: ({ body }) => (body.size === 0 ? err("already-exists") : ok(body)),
    ...changes,
  });
  return app;
}

describe("a call that the table knows", () => {
  test("reads ids, query and body, and is answered by what its handler gives", async () => {
    const app = serving();
    expect((await app.inject(`/things/${ID}?after=${ID}`)).json()).toEqual({ id: ID, size: 1, after: ID });
    expect((await app.inject({ method: "POST", url: "/things", payload: { size: 3 } })).json()).toEqual({ size: 3 });
    const refused = await app.inject({ method: "POST", url: "/things", payload: { size: 0 } });
    expect([refused.statusCode, refused.json()]).toEqual([409, { problem: "already-exists" }]);
  });

  test.each([
    ["GET", "/things/first", undefined, 404, "not-found"],
    ["GET", `/things/${ID}?after=first`, undefined, 400, "malformed"],
    ["POST", "/things", { size: 10 }, 400, "malformed"],
    ["POST", "/things", { size: 1, colour: "red" }, 400, "malformed"],
    ["POST", "/things", undefined, 400, "malformed"],
  ] as const)("%s %s with %j never reaches its handler", async (method, url, payload, status, problem) => {
    const never = (): never => {
      throw new Error("reached");
    };
    const app = serving({ look: never, put: never });
    const reply = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
    expect([reply.statusCode, reply.json()]).toEqual([status, { problem }]);
  });

  test("takes no more bytes than the table says", async () => {
    const reply = await serving().inject({ method: "POST", url: "/things", payload: { size: 1, note: "x".repeat(64) } });
    expect(reply.statusCode).toBe(413);
  });

  test("says nothing that the table doesn't know, whatever its handler adds", async () => {
    const found = { id: ID, size: 1, secret: "token" };
    const reply = await serving({ look: () => ok(found) }).inject(`/things/${ID}`);
    expect(reply.json()).toEqual({ id: ID, size: 1 });
  });

  test("says nothing at all when what its handler gives is another thing than the table says", async () => {
    const wrong = { id: "secret", size: Number.NaN };
    const reply = await serving({ look: () => ok(wrong) }).inject(`/things/${ID}`);
    expect(reply.statusCode).toBe(500);
    expect(reply.json().message).toBe("reply unlike its schema at id, size");
    expect(reply.body).not.toContain("secret");
  });
});

test("a handler too few, a reply of another form and a problem that is not in the table are errors of types", () => {
  // @ts-expect-error -- nothing answers `put`
  const tooFew: Handlers<typeof TABLE> = { look: () => err("not-found") };
  // @ts-expect-error -- a size is a number
  const otherForm: Handlers<typeof TABLE>["look"] = () => ok({ id: ID, size: "large" });
  // @ts-expect-error -- `look` may only say that it isn't there
  const otherProblem: Handlers<typeof TABLE>["look"] = () => err("too-many-attempts");
  expect([tooFew, otherForm, otherProblem]).toHaveLength(3);
});
