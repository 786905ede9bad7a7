import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fastify, { type FastifyInstance, type HTTPMethods } from "fastify";
import { beforeEach, describe, expect, test } from "vitest";
import type { Endpoint } from "../../../src/protocol/endpoints/endpoint.ts";
import { ENDPOINTS } from "../../../src/protocol/endpoints.ts";
import { guardRoutes, routeOf } from "../../../src/server/http/access.ts";
import type { OriginName } from "../../../src/server/http/headers.ts";
import type { ServerContext } from "../../../src/server/server-context.ts";
import { asSiteId } from "../../support/brands.ts";
import { ORIGIN, publishedRound } from "../support/coordinator.ts";
import { enrolledTablet } from "../support/tablet.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;

beforeEach(async () => {
  const pages = temporaryFolder();
  for (const origin of ["tablet", "console"]) {
    mkdirSync(join(pages, origin));
    writeFileSync(join(pages, origin, "index.html"), "page");
  }
  server = await testServer({ pages: { tablet: join(pages, "tablet"), console: join(pages, "console") } });
});

const ORIGINS: readonly OriginName[] = ["tablet", "console"];
const PAGES = ["GET /*", "HEAD /*"];
const endpointsOf = (origin: OriginName): Endpoint[] => Object.values<Endpoint>(ENDPOINTS[origin]);
const routesOf = (origin: OriginName, caller: string): [HTTPMethods, string][] =>
  endpointsOf(origin)
    .filter((endpoint) => endpoint.caller === caller)
    .map(({ method, path }) => [method, path]);

/** Every method of every route that the router really has, from its own drawing of them. */
function registered(app: FastifyInstance): string[] {
  const lines = app.printRoutes({ commonPrefix: false, includeHooks: false }).split("\n");
  const open: string[] = [];
  return lines.flatMap((line) => {
    const match = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (match === null) {
      return [];
    }
    const depth = (match[1] ?? "").length / 4;
    open.splice(depth, open.length, match[2] ?? "");
    // The drawing leaves out the slash before a star at the root.
    const url = open.join("").replace(/^\*/, "/*");
    return (match[3] ?? "")
      .split(", ")
      .filter(Boolean)
      .map((method) => `${method} ${url}`);
  });
}

describe("who may call what", () => {
  test.each(ORIGINS)("the table lists every route of the %s, and no other", (origin) => {
    expect(registered(server[origin]).sort()).toEqual([...endpointsOf(origin).map(routeOf), ...PAGES].sort());
  });

  test("a route that is not in the table cannot be registered", () => {
    const app = fastify();
    guardRoutes(app, "tablet", {} as ServerContext);
    expect(() => app.get("/api/device/everything", () => null)).toThrow(/protocol\/endpoints/);
    expect(() => app.post("/health", () => null)).toThrow(/protocol\/endpoints/);
  });

  test("an app in which nobody answers a call of the table does not start, and says which", async () => {
    const app = fastify({ exposeHeadRoutes: false });
    guardRoutes(app, "tablet", {} as ServerContext);
    const [, ...others] = endpointsOf("tablet");
    for (const { method, path } of others) {
      app.route({ method, url: path, handler: () => null });
    }
    await expect(app.ready()).rejects.toThrow(/GET \/health,? though/);
  });

  test("device routes need the secret of a device", async () => {
    const { coordinator, round, sites } = await publishedRound(server);
    await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId(""));
    expect(routesOf("tablet", "device").length).toBeGreaterThan(0);
    for (const [method, url] of routesOf("tablet", "device")) {
      for (const authorization of [undefined, "Bearer", `Bearer ${"a".repeat(64)}`, "Basic YTpi", "Bearer ' or 1=1 --"]) {
        const headers = authorization === undefined ? {} : { authorization };
        const response = await server.tablet.inject({ method, url, headers });
        expect([url, response.statusCode, response.json()]).toEqual([url, 401, { problem: "not-enrolled" }]);
      }
    }
  });

  test("coordinator routes need a session", async () => {
    await publishedRound(server);
    expect(routesOf("console", "coordinator").length).toBeGreaterThan(10);
    for (const [method, url] of routesOf("console", "coordinator")) {
      for (const cookie of ["", "streck-session=", `streck-session=${"a".repeat(64)}`]) {
        const response = await server.console.inject({
          method,
          url,
          headers: { host: new URL(ORIGIN).host, origin: ORIGIN, cookie },
        });
        expect([url, response.statusCode, response.json()]).toEqual([url, 401, { problem: "not-signed-in" }]);
      }
    }
  });

  test("a tablet's secret opens nothing in the console, not even as a cookie", async () => {
    const { coordinator, round, sites } = await publishedRound(server);
    const { token } = await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId(""));
    for (const [method, url] of routesOf("console", "coordinator")) {
      const headers = {
        host: new URL(ORIGIN).host,
        origin: ORIGIN,
        authorization: `Bearer ${token}`,
        cookie: `streck-session=${token}`,
      };
      const response = await server.console.inject({ method, url: url.replace(":id", round.id), headers });
      expect([url, response.statusCode]).toEqual([url, 401]);
    }
  });

  test("a session opens nothing that is for tablets", async () => {
    const { coordinator } = await publishedRound(server);
    for (const [method, url] of routesOf("tablet", "device")) {
      const response = await server.tablet.inject({ method, url, headers: { cookie: coordinator.cookie() } });
      expect(response.statusCode).toBe(401);
    }
  });
});
