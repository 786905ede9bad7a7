import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let consolePages: string;

beforeEach(async () => {
  const tablet = temporaryFolder();
  mkdirSync(join(tablet, "assets"));
  writeFileSync(join(tablet, "index.html"), "<!doctype html>");
  writeFileSync(join(tablet, "service-worker.js"), "1");
  writeFileSync(join(tablet, "manifest.webmanifest"), "{}");
  writeFileSync(join(tablet, "assets", "index-BxK3_d9Q.js"), "1");
  writeFileSync(join(tablet, ".secret"), "1");
  consolePages = temporaryFolder();
  mkdirSync(join(consolePages, "assets"));
  writeFileSync(join(consolePages, "index.html"), "<!doctype html>");
  writeFileSync(join(consolePages, "assets", "index-BxK3_d9Q.js"), "1");
  server = await testServer({ pages: { tablet, console: null } });
});

describe("pages", () => {
  test.each([
    ["/", 200, "no-cache"],
    ["/index.html", 200, "no-cache"],
    ["/rounds/and/so/on", 200, "no-cache"],
    ["/service-worker.js", 200, "no-cache"],
    ["/manifest.webmanifest", 200, "no-cache"],
    ["/assets/index-BxK3_d9Q.js", 200, "public, max-age=31536000, immutable"],
    ["/assets/index-gone1234.js", 404, "no-store"],
    ["/.secret", 404, "no-store"],
    ["/api/device/unknown", 404, "no-store"],
    ["/api/device/offer", 200, "no-store"],
    ["/health", 200, "no-store"],
  ])("%s → %i, %s", async (url, status, cacheControl) => {
    const response = await server.tablet.inject({ method: "GET", url });
    expect([response.statusCode, response.headers["cache-control"]]).toEqual([status, cacheControl]);
  });

  test("of the console are stored nowhere: what was opened on them goes when they are left", async () => {
    const { console: app } = await testServer({ pages: { tablet: null, console: consolePages } });
    for (const url of ["/", "/index.html", "/anything"]) {
      expect([url, (await app.inject({ method: "GET", url })).headers["cache-control"]]).toEqual([url, "no-store"]);
    }
    const script = await app.inject({ method: "GET", url: "/assets/index-BxK3_d9Q.js" });
    expect(script.headers["cache-control"]).toMatch(/immutable/);
  });

  test.each(["/..%2f..%2f..%2fetc/passwd", "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"])(
    "%s leads nowhere else",
    async (url) => {
      const response = await server.tablet.inject({ method: "GET", url });
      expect(response.statusCode === 200 ? response.body : "<!doctype html>").toBe("<!doctype html>");
    },
  );

  test("what isn't there is a problem in JSON, never a page that a tablet could take for an answer", async () => {
    const response = await server.tablet.inject({ method: "POST", url: "/somewhere", payload: {} });
    expect([response.statusCode, response.json()]).toEqual([404, { problem: "not-found" }]);
    const without = await server.console.inject({ method: "GET", url: "/" });
    expect([without.statusCode, without.json()]).toEqual([404, { problem: "not-found" }]);
    const odd = await server.tablet.inject({ method: "GET", url: "/%ff" });
    expect([odd.statusCode, odd.json()]).toEqual([400, { problem: "malformed" }]);
  });
});

test("health says ok while the database can be read, and not after", async () => {
  for (const app of [server.tablet, server.console]) {
    expect((await app.inject({ method: "GET", url: "/health" })).json()).toEqual({ status: "ok" });
  }
  await server.store.queries.schema.dropTable("server").execute();
  expect((await server.tablet.inject({ method: "GET", url: "/health" })).statusCode).toBe(500);
});
