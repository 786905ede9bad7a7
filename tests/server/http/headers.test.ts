import { beforeEach, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;

beforeEach(async () => {
  server = await testServer();
});

describe.each(["tablet", "console"] as const)("headers of the %s", (origin) => {
  test("hold a page to its own origin, without exceptions for inline code", async () => {
    for (const url of ["/health", "/api/nothing", "/"]) {
      const { headers } = await server[origin].inject({ method: "GET", url });
      const policy = String(headers["content-security-policy"]).split(";");
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          `trusted-types ${origin === "tablet" ? "streck-service-worker" : "streck-worker"}`,
        ]),
      );
      expect(policy.join()).not.toMatch(/unsafe|https?:|upgrade-insecure|\*/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      // Voices are recorded in the console; no tablet in a client's hands can listen, whatever runs on it.
      const microphone = origin === "console" ? "microphone=(self)" : "microphone=()";
      const features = String(headers["permissions-policy"]).split(", ");
      expect(features).toEqual(expect.arrayContaining([microphone, "camera=()", "display-capture=()", "geolocation=()"]));
      expect(features.filter((feature) => feature.startsWith("microphone="))).toEqual([microphone]);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  test("ask for HTTPS from then on only where the browser came by it, to a host that is ours on every port", async () => {
    const ask = async (headers: Record<string, string>, wholeHost: string | null): Promise<unknown> => {
      const addresses = {
        own: () => ["https://streck.example.org", "https://streck.example.org:8443", "http://localhost"],
        wholeHost,
      };
      const proxied = await testServer({ proxies: ["127.0.0.1"], addresses: { tablet: addresses, console: addresses } });
      return (await proxied[origin].inject({ method: "GET", url: "/health", headers })).headers["strict-transport-security"];
    };
    const secure = { "x-forwarded-proto": "https", host: "streck.example.org" };
    const whole = "https://streck.example.org";
    expect(await ask(secure, whole)).toBe("max-age=15552000");
    expect(await ask({}, whole)).toBeUndefined();
    expect(await ask(secure, null)).toBeUndefined();
    expect(await ask({ ...secure, host: "streck.example.org:8443" }, whole)).toBeUndefined();
  });
});

test("nobody's word for HTTPS is taken where no proxy is named", async () => {
  const addresses = { own: () => ["https://streck.example.org", "http://localhost"], wholeHost: "https://streck.example.org" };
  const direct = await testServer({ addresses: { tablet: addresses, console: addresses } });
  const response = await direct.tablet.inject({
    method: "GET",
    url: "/health",
    headers: { host: "streck.example.org", "x-forwarded-proto": "https" },
  });
  expect([response.statusCode, response.headers["strict-transport-security"]]).toEqual([421, undefined]);
});
