import { expect, test } from "vitest";
import { asSiteId } from "../../support/brands.ts";
import { publishedRound } from "../support/coordinator.ts";
import { enrol, enrolledTablet, sealedAnswer, syncRequest } from "../support/tablet.ts";
import { testServer } from "../support/test-server.ts";

const CANARY = "kanariefågel-7f3a";

test("nothing that anybody sends reaches the log, whatever becomes of the request", async () => {
  const server = await testServer();
  const { coordinator, round, sites } = await publishedRound(server);
  const tablet = await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId(""));
  const ascii = "canary-7f3a";
  const headers = { "x-canary": ascii, "user-agent": ascii, referer: `http://${ascii}/`, cookie: `streck-session=${ascii}` };

  await tablet.sync({ put: [sealedAnswer(round.id, CANARY)], appVersion: ascii });
  await tablet.send(`{"broken": "${CANARY}`, headers);
  await tablet.send({ ...syncRequest(), [CANARY]: CANARY }, headers);
  await tablet.send("x".repeat(2_000_000) + CANARY, headers);
  await enrol(server, ascii);
  for (const app of [server.tablet, server.console]) {
    await app.inject({ method: "GET", url: `/${ascii}?q=${ascii}`, headers });
    await app.inject({ method: "GET", url: `/api/state?q=${ascii}`, headers });
    await app.inject({ method: "POST", url: `/api/rounds/${ascii}/publish?q=${ascii}`, headers, payload: { release: CANARY } });
    await app.inject({ method: "GET", url: `/%ff${ascii}`, headers });
  }
  await coordinator.post("/api/session", { userName: CANARY, password: CANARY });
  await coordinator.post("/api/sites", { name: CANARY });
  // A failure inside, with the canary in the data that fails.
  await server.store.queries.schema.dropTable("sealed_answer").execute();
  const failed = await tablet.send(syncRequest({ put: [sealedAnswer(round.id, CANARY)], appVersion: ascii }));
  expect([failed.statusCode, failed.json()]).toEqual([500, { problem: "internal" }]);

  const log = server.log.join("\n");
  expect(log).not.toContain("7f3a");
  expect(log).not.toContain(tablet.token);
  expect(log).not.toContain(coordinator.cookie().split("=")[1]);
  expect(log).not.toContain("127.0.0.1");
  expect(server.log.length).toBeGreaterThan(10);
  const internal = server.log.map((line) => JSON.parse(line)).find(({ msg }) => msg === "internal");
  expect(internal).toMatchObject({
    level: 50,
    err: { type: "SqliteError", message: "SQLITE_ERROR", stack: expect.stringContaining(" at ") },
  });
});

test("a tablet's call that went well leaves no line: its time would be the time at which a person was asked", async () => {
  const server = await testServer();
  const { coordinator, round, sites } = await publishedRound(server);
  const tablet = await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId(""));
  await tablet.sync({ put: [sealedAnswer(round.id)] });
  const routes = server.log.map((line) => JSON.parse(line).route);
  expect(routes).toContain("/api/enrolments");
  expect(routes.filter((route) => String(route).startsWith("/api/device"))).toEqual([]);
  await tablet.send("{");
  expect(JSON.parse(server.log.at(-1) ?? "{}")).toMatchObject({ route: "/api/device/sync", status: 400, method: "POST" });
});
