import { beforeEach, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "./support/test-server.ts";

let server: TestServer;

beforeEach(async () => {
  server = await testServer({ trustProxy: true });
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
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  test("ask for HTTPS from then on only where the browser came by HTTPS", async () => {
    const plain = await server[origin].inject({ method: "GET", url: "/health" });
    expect(plain.headers["strict-transport-security"]).toBeUndefined();
    const secure = await server[origin].inject({ method: "GET", url: "/health", headers: { "x-forwarded-proto": "https" } });
    expect(secure.headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  });
});

test("nobody's word for HTTPS is taken where no proxy is in front", async () => {
  const direct = await testServer();
  const response = await direct.tablet.inject({ method: "GET", url: "/health", headers: { "x-forwarded-proto": "https" } });
  expect(response.headers["strict-transport-security"]).toBeUndefined();
});
