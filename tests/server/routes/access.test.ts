import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fastify, { type FastifyInstance, type HTTPMethods } from "fastify";
import { beforeEach, describe, expect, test } from "vitest";
import { ACCESS, guardRoutes } from "../../../src/server/routes/access.ts";
import type { OriginName } from "../../../src/server/security/headers.ts";
import type { ServerContext } from "../../../src/server/server-context.ts";
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
const routesOf = (origin: OriginName, caller: string): [HTTPMethods, string][] =>
  Object.entries(ACCESS[origin])
    .filter(([, who]) => who === caller)
    .map(([route]) => route.split(" ") as [HTTPMethods, string]);

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
    expect(registered(server[origin]).sort()).toEqual(Object.keys(ACCESS[origin]).sort());
  });

  test("a route that is not in the table cannot be registered", () => {
    const app = fastify();
    guardRoutes(app, "tablet", {} as ServerContext);
    expect(() => app.get("/api/device/everything", () => null)).toThrow(/access\.ts/);
    expect(() => app.post("/health", () => null)).toThrow(/access\.ts/);
  });

  test("device routes need the secret of a device", async () => {
    const { coordinator, round, sites } = await publishedRound(server);
    await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? "");
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
    const { token } = await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? "");
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
