import { mkdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PASSWORD, setUpOrganisation } from "../support/coordinator.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { CONSOLE_ADDRESS, type TestServer, testServer } from "../support/test-server.ts";

const CONSOLE_HOST = new URL(CONSOLE_ADDRESS).host;

describe("a name that somebody else points at this machine", () => {
  test("enters nothing: no page, no offer, no practice", async () => {
    const pages = temporaryFolder();
    mkdirSync(join(pages, "tablet"));
    writeFileSync(join(pages, "tablet", "index.html"), "page");
    const server = await testServer({ practice: true, pages: { tablet: join(pages, "tablet"), console: null } });
    for (const host of ["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1", "localhost:9", "[::1]"]) {
      const headers = { host, origin: `http://${host}` };
      for (const [app, method, url] of [
        ["tablet", "GET", "/api/device/offer"],
        ["tablet", "POST", "/api/device/enrol"],
        ["console", "GET", "/api/state"],
        ["console", "POST", "/api/session/practice"],
      ] as const) {
        const payload = method === "POST" ? { payload: { protocol: 1, code: null, generation: "0".repeat(32) } } : {};
        const response = await server[app].inject({ method, url, headers, ...payload });
        expect([host, url, response.statusCode, response.json()]).toEqual([host, url, 421, { problem: "wrong-address" }]);
      }
      const page = await server.tablet.inject({ method: "GET", url: "/", headers });
      expect([page.statusCode, page.headers["content-type"]]).toEqual([421, "text/plain; charset=utf-8"]);
      expect(page.body).toMatch(/STRECK_TABLET_URL/);
    }
    expect((await server.tablet.inject({ method: "GET", url: "/", headers: { host: "LOCALHOST." } })).body).toBe("page");
    expect(await server.store.queries.selectFrom("device").selectAll().execute()).toEqual([]);
  });

  test("may ask for the server's health from the machine itself, for monitoring; from elsewhere it may not", async () => {
    const server = await testServer();
    const ask = async (remoteAddress: string, headers: object): Promise<number> =>
      (await server.console.inject({ method: "GET", url: "/health", remoteAddress, headers: { host: "monitor", ...headers } }))
        .statusCode;
    expect(await ask("127.0.0.1", {})).toBe(200);
    expect(await ask("::1", {})).toBe(200);
    expect(await ask("10.0.0.9", {})).toBe(421);
    expect(await ask("127.0.0.1", { "x-forwarded-for": "10.0.0.9" })).toBe(421);
  });
});

describe("practice", () => {
  const OFFER = { method: "GET", url: "/api/device/offer" } as const;

  test.each([
    { "x-forwarded-for": "10.0.0.9" },
    { "x-forwarded-proto": "https" },
    { "x-forwarded-host": "localhost" },
    { forwarded: "for=10.0.0.9" },
    { via: "1.1 proxy" },
    { "x-real-ip": "10.0.0.9" },
  ])("is not offered to a waiting room behind a proxy that nobody named: %o", async (headers) => {
    const server = await testServer({ practice: true });
    expect((await server.tablet.inject(OFFER)).json()).toMatchObject({ practice: true });
    expect((await server.tablet.inject({ ...OFFER, headers })).json()).toMatchObject({ practice: false });
    const payload = { protocol: 1, code: null, generation: "0".repeat(32) };
    const enrolled = await server.tablet.inject({ method: "POST", url: "/api/device/enrol", headers, payload });
    expect([enrolled.statusCode, enrolled.json()]).toEqual([403, { problem: "not-allowed" }]);
    expect((await server.console.inject({ method: "GET", url: "/api/state", headers })).json()).toMatchObject({ practice: null });
    const entered = await server.console.inject({
      method: "POST",
      url: "/api/session/practice",
      headers: { ...headers, origin: "http://localhost" },
    });
    expect([entered.statusCode, entered.json()]).toEqual([403, { problem: "not-allowed" }]);
    const told = server.log.filter((line) => line.includes("TRUST_PROXY"));
    expect(told).toHaveLength(2);
    expect(told.join()).not.toContain("10.0.0.9");
  });

  test("nor over a session of the machine itself that a proxy repeats, nor to a page of another address", async () => {
    const server = await testServer({ practice: true });
    const headers = { origin: "http://localhost" };
    const entered = await server.console.inject({ method: "POST", url: "/api/session/practice", headers });
    const cookie = `streck-session=${entered.cookies[0]?.value}`;
    const sites = { method: "GET", url: "/api/sites" } as const;
    expect((await server.console.inject({ ...sites, headers: { cookie } })).statusCode).toBe(200);
    expect((await server.console.inject({ ...sites, headers: { cookie, via: "1.1 proxy" } })).statusCode).toBe(401);
    const payload = { protocol: 1, code: null, generation: "0".repeat(32) };
    const elsewhere = { method: "POST", url: "/api/device/enrol", payload } as const;
    const refused = await server.tablet.inject({ ...elsewhere, headers: { origin: "https://streck.example.org" } });
    expect([refused.statusCode, refused.json()]).toEqual([403, { problem: "not-allowed" }]);
    expect((await server.tablet.inject({ ...elsewhere, headers })).statusCode).toBe(200);
  });

  test("is offered through a proxy only where the network may have it", async () => {
    const server = await testServer({ practice: true, practiceOnNetwork: true });
    expect((await server.tablet.inject({ ...OFFER, headers: { via: "1.1 proxy" } })).json()).toMatchObject({ practice: true });
  });

  test("a proxy that says nothing of itself, and passes on no host either, is known by its old HTTP", async () => {
    const server = await testServer({ practice: true });
    await server.tablet.listen({ host: "127.0.0.1", port: 0 });
    const { port } = server.tablet.server.address() as AddressInfo;
    const ask = async (version: string): Promise<string> =>
      new Promise((settle) => {
        const socket = connect(port, "127.0.0.1");
        let said = "";
        socket.on("data", (chunk) => {
          said += chunk.toString();
        });
        socket.on("close", () => settle(said));
        socket.write(`GET /api/device/offer HTTP/${version}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
      });
    expect(await ask("1.0")).toContain('"practice":false');
    expect(await ask("1.1")).toContain('"practice":true');
  });
});

describe("behind a named proxy", () => {
  /** What the lines for nginx in the README send. */
  const nginx = (changes: Record<string, string> = {}): Record<string, string> => ({
    host: CONSOLE_HOST,
    "x-forwarded-host": CONSOLE_HOST,
    "x-forwarded-proto": "https",
    "x-forwarded-for": "198.51.100.7",
    ...changes,
  });
  const signIn = async (server: TestServer, headers: Record<string, string>, password = PASSWORD, userName = "Samira") =>
    server.console.inject({
      method: "POST",
      url: "/api/session",
      headers: { origin: CONSOLE_ADDRESS, ...headers },
      payload: { userName, password },
    });

  test.each([
    nginx(),
    nginx({ "x-forwarded-host": `${CONSOLE_HOST}:443` }),
    nginx({ "x-forwarded-host": CONSOLE_HOST.toUpperCase() }),
    nginx({ "x-forwarded-host": `${CONSOLE_HOST}.` }),
    nginx({ "x-forwarded-host": `first.example.org, ${CONSOLE_HOST}` }),
    nginx({ "x-forwarded-proto": "HTTPS" }),
    nginx({ "x-forwarded-proto": "http, https" }),
    nginx({ host: "127.0.0.1:8081" }),
    nginx({ origin: `${CONSOLE_ADDRESS}:443` }),
  ])("a form is taken: %o", async (headers) => {
    const server = await testServer({ proxies: ["127.0.0.1"] });
    await setUpOrganisation(server);
    const response = await signIn(server, headers);
    expect([response.statusCode, response.cookies[0]?.name]).toEqual([200, "__Host-streck-session"]);
  });

  test.each([
    nginx({ "x-forwarded-host": "evil.example" }),
    nginx({ "x-forwarded-host": `${CONSOLE_HOST}, evil.example` }),
    nginx({ "x-forwarded-host": `${CONSOLE_HOST}:8443` }),
  ])("any other host is refused: %o", async (headers) => {
    const server = await testServer({ proxies: ["127.0.0.1"] });
    await setUpOrganisation(server);
    expect((await signIn(server, headers)).json()).toEqual({ problem: "wrong-address" });
  });

  test("nobody but the proxy is believed", async () => {
    const server = await testServer({ proxies: ["10.0.0.5"] });
    const ask = { method: "GET", url: "/api/state", headers: nginx({ host: "internal:8081" }) } as const;
    expect((await server.console.inject({ ...ask, remoteAddress: "10.0.0.5" })).statusCode).toBe(200);
    expect((await server.console.inject({ ...ask, remoteAddress: "10.0.0.6" })).statusCode).toBe(421);
    expect((await server.console.inject({ ...ask, remoteAddress: "127.0.0.1" })).statusCode).toBe(421);
    expect(server.log.filter((line) => line.includes("TRUST_PROXY"))).toHaveLength(1);
  });

  test.each<[string, (attempt: number) => string]>([
    ["with a port that changes", (attempt) => `198.51.100.7:${40_000 + attempt}`],
    ["with a chain before it that the caller wrote", (attempt) => `203.0.113.${attempt}, 198.51.100.7`],
    ["as any address of one IPv6 network", (attempt) => `2001:db8:1:2::${attempt}`],
    ["as such, with brackets and port", (attempt) => `[2001:db8:1:2::${attempt}]:${40_000 + attempt}`],
    ["as such, with a zone", (attempt) => `2001:db8:1:2::${attempt}%eth${attempt}`],
    ["as IPv6 that is IPv4", (attempt) => (attempt % 2 === 0 ? "::ffff:198.51.100.7" : "198.51.100.7")],
    ["as nonsense", (attempt) => `nobody-${attempt}`],
    ["as nothing", () => ""],
  ])("a caller is one and the same %s: ten wrong passwords, then 429", async (_name, address) => {
    const server = await testServer({ proxies: ["127.0.0.1"] });
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= 25; attempt++) {
      statuses.push(
        (await signIn(server, nginx({ "x-forwarded-for": address(attempt) }), "wrong", `user ${attempt}`)).statusCode,
      );
    }
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(15).fill(429)]);
  });

  test("other callers are not locked out with her", async () => {
    const server = await testServer({ proxies: ["127.0.0.1"] });
    await setUpOrganisation(server);
    for (let attempt = 0; attempt < 12; attempt++) {
      await signIn(server, nginx(), "wrong", "somebody");
    }
    expect((await signIn(server, nginx())).statusCode).toBe(429);
    expect((await signIn(server, nginx({ "x-forwarded-for": "198.51.100.8" }))).statusCode).toBe(200);
  });
});

test("from however many addresses, one name can be guessed at only so often", async () => {
  const server = await testServer();
  await setUpOrganisation(server);
  const attempt = async (number: number, userName: string) =>
    server.console.inject({
      method: "POST",
      url: "/api/session",
      headers: { origin: "http://localhost" },
      remoteAddress: `10.9.${number >> 8}.${number & 255}`,
      payload: { userName, password: "wrong" },
    });
  const replies = await Promise.all(
    Array.from({ length: 70 }, (_, number) => attempt(number, number % 2 === 0 ? "Samira" : " SAMIRA")),
  );
  expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(60);
  expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(10);
  expect((await attempt(200, "Somebody else")).statusCode).toBe(401);
});
