import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { ConsoleState } from "../../../src/protocol/console/session.ts";
import { HOUR } from "../../../src/server/clock.ts";
import { ORIGIN, PASSWORD, setUpOrganisation, visitor } from "../support/coordinator.ts";
import { stop, TABLET_ADDRESS, type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;

beforeEach(async () => {
  server = await testServer();
});

describe("set-up", () => {
  test("needs the code that was printed, and works once", async () => {
    const stranger = visitor(server);
    const body = { organisationName: "Falska kommunen", userName: "eve", password: PASSWORD };
    expect((await stranger.post("/api/set-up", { ...body, setUpCode: "0000-0000-0000" })).json()).toEqual({
      problem: "code-unknown",
    });
    expect((await stranger.get("/api/state")).json()).toEqual({
      practice: null,
      needsSetUp: true,
      session: null,
      tabletAddress: TABLET_ADDRESS,
    });
    const coordinator = await setUpOrganisation(server);
    const state = v.parse(ConsoleState, (await coordinator.get("/api/state")).json());
    expect(state).toMatchObject({
      needsSetUp: false,
      session: { organisationName: "Provkommunen", practice: false, userName: "Samira" },
    });
    const again = await stranger.post("/api/set-up", { ...body, setUpCode: server.setUpCode });
    expect([again.statusCode, again.json()]).toEqual([403, { problem: "not-allowed" }]);
  });

  test("forgives how the code is typed, but not a short password", async () => {
    const typed = (server.setUpCode ?? "").toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
    const body = { setUpCode: typed, organisationName: "Provkommunen", userName: "samira" };
    expect((await visitor(server).post("/api/set-up", { ...body, password: "elva tecken" })).json()).toEqual({
      problem: "malformed",
    });
    expect((await visitor(server).post("/api/set-up", { ...body, password: PASSWORD })).statusCode).toBe(200);
  });

  test.each([
    ["words that everybody tries", "passwordpassword"],
    ["a row of digits", "1234567890123456"],
    ["the names that belong to it", "Provkommunen+samira"],
  ])("refuses a password of %s, whatever the console let through; the code stays good", async (_what, password) => {
    const body = { setUpCode: server.setUpCode, organisationName: "Provkommunen", userName: "samira" };
    const refused = await visitor(server).post("/api/set-up", { ...body, password });
    expect([refused.statusCode, refused.json()]).toEqual([400, { problem: "malformed" }]);
    expect((await visitor(server).get("/api/state")).json()).toMatchObject({ needsSetUp: true, session: null });
    expect((await visitor(server).post("/api/set-up", { ...body, password: PASSWORD })).statusCode).toBe(200);
  });

  test("has a new code at each start, and none once there is an organisation", async () => {
    const first = server.setUpCode;
    await stop(server);
    const second = await testServer({ data: server.data });
    expect(second.setUpCode).not.toBe(first);
    const old = { setUpCode: first, organisationName: "Provkommunen", userName: "samira", password: PASSWORD };
    expect((await visitor(second).post("/api/set-up", old)).json()).toEqual({ problem: "code-unknown" });
    await setUpOrganisation(second);
    await stop(second);
    expect((await testServer({ data: server.data })).setUpCode).toBeNull();
  });
});

describe("signing in", () => {
  beforeEach(async () => {
    await setUpOrganisation(server);
  });

  test("takes name and password, and says the same of a wrong name and a wrong password", async () => {
    const coordinator = visitor(server);
    for (const body of [
      { userName: "Samira", password: "fel lösenord här" },
      { userName: "Ingen", password: PASSWORD },
    ]) {
      const response = await coordinator.post("/api/session", body);
      expect([response.statusCode, response.json()]).toEqual([401, { problem: "wrong-credentials" }]);
    }
    expect((await coordinator.get("/api/sites")).statusCode).toBe(401);
    expect((await coordinator.post("/api/session", { userName: " SAMIRA ", password: PASSWORD })).json().session.userName).toBe(
      "Samira",
    );
    expect((await coordinator.get("/api/sites")).statusCode).toBe(200);
  });

  test("leaves a cookie that no script and no other site can use", async () => {
    const response = await visitor(server).post("/api/session", { userName: "Samira", password: PASSWORD });
    expect(response.cookies[0]).toMatchObject({
      name: "streck-session",
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
      maxAge: 12 * 3600,
    });
    expect(response.cookies[0]).not.toHaveProperty("secure");
    const proxied = await testServer({ proxies: ["127.0.0.1"] });
    await setUpOrganisation(proxied);
    const secure = await proxied.console.inject({
      method: "POST",
      url: "/api/session",
      headers: {
        host: "internal",
        origin: "https://console.example.org",
        "x-forwarded-proto": "https",
        "x-forwarded-host": "console.example.org",
      },
      payload: { userName: "Samira", password: PASSWORD },
    });
    expect(secure.cookies[0]).toMatchObject({
      name: "__Host-streck-session",
      secure: true,
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
    });
  });

  test("lasts twelve hours, and ends at once when she signs out", async () => {
    const coordinator = visitor(server);
    await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
    const stolen = { headers: { cookie: coordinator.cookie() }, method: "GET", url: "/api/sites" } as const;
    server.advance(12 * HOUR - 1);
    expect((await server.console.inject(stolen)).statusCode).toBe(200);
    server.advance(1);
    expect((await server.console.inject(stolen)).statusCode).toBe(401);

    await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
    const fresh = { ...stolen, headers: { cookie: coordinator.cookie() } };
    expect((await server.console.inject(fresh)).statusCode).toBe(200);
    expect((await coordinator.signOut()).json().session).toBeNull();
    expect((await server.console.inject(fresh)).statusCode).toBe(401);
  });

  test("is slowed down for an address that guesses", async () => {
    const coordinator = visitor(server);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      statuses.push((await coordinator.post("/api/session", { userName: "Samira", password: "gissning nummer x" })).statusCode);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const right = await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
    expect(right.json()).toEqual({ problem: "too-many-attempts" });
  });

  test("stores neither password nor token", async () => {
    const coordinator = visitor(server);
    await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
    const rows = {
      coordinators: await server.store.queries.selectFrom("coordinator").selectAll().execute(),
      sessions: await server.store.queries.selectFrom("session").selectAll().execute(),
    };
    const stored = JSON.stringify(rows);
    expect(stored).toContain("$argon2id$");
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(coordinator.cookie().split("=")[1]);
  });
});

describe("a request that changes something", () => {
  const host = new URL(ORIGIN).host;

  test.each([
    ["no origin", {}],
    ["another site", { origin: "https://evil.example.org" }],
    ["another port of the same host", { origin: `${ORIGIN}:8080` }],
    ["another scheme", { origin: `https://${host}` }],
    ["an opaque origin", { origin: "null" }],
  ])("is refused from %s, even with a good session", async (_name, headers) => {
    const coordinator = await setUpOrganisation(server);
    const good = { host, cookie: coordinator.cookie() };
    for (const [method, url] of [
      ["POST", "/api/sites"],
      ["POST", "/api/session/practice"],
      ["DELETE", "/api/session"],
    ] as const) {
      const response = await server.console.inject({ method, url, headers: { ...good, ...headers }, payload: { name: "X" } });
      expect([response.statusCode, response.json()]).toEqual([403, { problem: "not-allowed" }]);
    }
    expect((await coordinator.get("/api/sites")).json()).toEqual({ sites: [], damaged: [] });
  });

  test("is refused as a form or as plain text", async () => {
    const coordinator = await setUpOrganisation(server);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const headers = { host, origin: ORIGIN, cookie: coordinator.cookie(), "content-type": type };
      const response = await server.console.inject({ method: "POST", url: "/api/sites", headers, payload: '{"name":"X"}' });
      expect([response.statusCode, response.json()]).toEqual([400, { problem: "malformed" }]);
    }
  });
});
