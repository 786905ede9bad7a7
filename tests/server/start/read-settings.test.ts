import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { isLoopback } from "../../../src/server/http/origins.ts";
import { readSettings, type Settings } from "../../../src/server/start/read-settings.ts";
import { explain } from "../../../src/server/start/start-problem.ts";

const read = (env: Record<string, string>): Settings => {
  const settings = readSettings(env, "/home/streck");
  if (!settings.ok) {
    throw new Error(explain(settings.error));
  }
  return settings.value;
};

const BEHIND_A_PROXY = { STRECK_TABLET_URL: "https://streck.example.org", STRECK_CONSOLE_URL: "https://konsol.example.org" };

describe("settings", () => {
  test("have defaults that are safe on one machine", () => {
    expect(read({})).toEqual({
      data: resolve("data"),
      host: "127.0.0.1",
      port: 8080,
      consolePort: 8081,
      tls: null,
      proxies: [],
      practice: true,
      practiceOnNetwork: false,
      tabletUrl: null,
      consoleUrl: null,
      backups: null,
      pages: "/home/streck/dist",
    });
    expect(read({ STRECK_DATA: "", PORT: "", HOST: "", STRECK_TABLET_URL: "" })).toEqual(read({}));
  });

  test.each([
    [{}, true],
    [{ HOST: "localhost" }, true],
    [{ HOST: "::1" }, true],
    [{ STRECK_PRACTICE: "0" }, false],
    [{ HOST: "0.0.0.0" }, false],
    [{ HOST: "192.168.1.10" }, false],
    [{ HOST: "127.0.0.1.example.org" }, false],
    [{ HOST: "::" }, false],
    [{ TRUST_PROXY: "1", ...BEHIND_A_PROXY }, false],
    [{ STRECK_CONSOLE_URL: "https://konsol.example.org" }, false],
    [{ STRECK_TABLET_URL: "https://streck.example.org" }, false],
    [{ STRECK_TABLET_URL: "http://127.0.0.1:9000" }, true],
    [{ HOST: "0.0.0.0", STRECK_PRACTICE: "1" }, false],
    [{ HOST: "0.0.0.0", STRECK_ALLOW_PRACTICE_ON_NETWORK: "1" }, true],
    [{ HOST: "0.0.0.0", STRECK_ALLOW_PRACTICE_ON_NETWORK: "1", STRECK_PRACTICE: "0" }, false],
  ])("%o: practice offered %s", (env, practice) => {
    expect(read(env as Record<string, string>).practice).toBe(practice);
  });

  test.each([
    { PORT: "http" },
    { PORT: "70000" },
    { CONSOLE_PORT: "-1" },
    { TRUST_PROXY: "yes", ...BEHIND_A_PROXY },
    { TRUST_PROXY: "true", ...BEHIND_A_PROXY },
    { TRUST_PROXY: "10.0.0.1 10.0.0.2", ...BEHIND_A_PROXY },
    { TRUST_PROXY: "10.0.0.0/33", ...BEHIND_A_PROXY },
    { TRUST_PROXY: "::1/129", ...BEHIND_A_PROXY },
    { TRUST_PROXY: "proxy.example.org", ...BEHIND_A_PROXY },
    { TRUST_PROXY: "1" },
    { TRUST_PROXY: "1", STRECK_TABLET_URL: "https://streck.example.org" },
    { STRECK_TABLET_URL: "https://streck.example.org", STRECK_CONSOLE_URL: "https://STRECK.example.org:443/" },
    { STRECK_CONSOLE_URL: "konsol.example.org" },
    { STRECK_PRACTICE: "on" },
    { STRECK_ALLOW_PRACTICE_ON_NETWORK: "true" },
    { STRECK_TABLET_URL: "streck.example.org" },
    { STRECK_TABLET_URL: "https://streck.example.org/tablet" },
    { STRECK_TABLET_URL: "javascript:alert(1)" },
    { TLS_CERT: "/nowhere/cert.pem" },
    { TLS_KEY: "/nowhere/key.pem" },
  ])("%o is refused in one line that names the variable", (env) => {
    const settings = readSettings(env, "/home/streck");
    const line = settings.ok ? "" : explain(settings.error);
    expect(line).toMatch(/TLS_CERT|TLS_KEY|PORT|TRUST_PROXY|STRECK_/);
    expect(line).not.toContain("\n");
  });

  test("a trailing slash is not part of an address", () => {
    expect(read({ STRECK_TABLET_URL: "https://streck.example.org/" }).tabletUrl).toBe("https://streck.example.org");
  });

  test.each([
    ["0", []],
    ["1", ["127.0.0.0/8", "::1"]],
    ["loopback", ["127.0.0.0/8", "::1"]],
    ["127.0.0.1", ["127.0.0.1"]],
    ["10.0.0.5, 10.1.0.0/16,fd00::/8", ["10.0.0.5", "10.1.0.0/16", "fd00::/8"]],
    ["loopback,10.0.0.5", ["127.0.0.0/8", "::1", "10.0.0.5"]],
  ])("TRUST_PROXY=%s names %o", (value, proxies) => {
    expect(read({ TRUST_PROXY: value, ...BEHIND_A_PROXY }).proxies).toEqual(proxies);
  });

  test("loopback is this machine, and nothing that only looks like it", () => {
    expect(["127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost"].map(isLoopback)).toEqual([true, true, true, true, true]);
    expect(["0.0.0.0", "::", "localhost.example.org", "10.0.0.1", "128.0.0.1"].map(isLoopback)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
