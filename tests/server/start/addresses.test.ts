import { networkInterfaces } from "node:os";
import { describe, expect, test } from "vitest";
import type { OriginName } from "../../../src/server/http/headers.ts";
import { ownAddresses, publicAddress } from "../../../src/server/start/addresses.ts";
import { readSettings, type Settings } from "../../../src/server/start/read-settings.ts";

const PORTS = { tablet: 8080, console: 8081 };

function settings(env: Record<string, string>): Settings {
  const read = readSettings(env, "/home/streck");
  if (!read.ok) {
    throw new Error(read.error.kind);
  }
  return read.value;
}

const addresses = (env: Record<string, string>, name: OriginName = "tablet") => ownAddresses(settings(env), () => PORTS)[name];
const own = (env: Record<string, string>, name?: OriginName) => addresses(env, name).own();

const PROXIED = {
  TRUST_PROXY: "1",
  STRECK_TABLET_URL: "https://streck.example.org",
  STRECK_CONSOLE_URL: "https://streck.example.org:8443",
};

describe("what is answered to", () => {
  test("on one machine: its names for itself, with the port", () => {
    expect(new Set(own({}))).toEqual(new Set(["http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"]));
    expect(own({}, "console")).toContain("http://127.0.0.1:8081");
    expect(own({ HOST: "::1" })).toContain("http://[::1]:8080");
  });

  test("behind a proxy: the public address and nothing else", () => {
    expect(own(PROXIED)).toEqual(["https://streck.example.org"]);
    expect(own(PROXIED, "console")).toEqual(["https://streck.example.org:8443"]);
  });

  test("on all addresses, with none given: those that the machine has, and its name", () => {
    const listed = own({ HOST: "0.0.0.0" });
    for (const { address, family } of Object.values(networkInterfaces()).flatMap((list) => list ?? [])) {
      expect(listed.includes(`http://${family === "IPv6" ? `[${address}]` : address}:8080`)).toBe(!address.startsWith("fe80"));
    }
    expect(listed).not.toContain("http://203.0.113.9:8080");
  });

  test("by itself, with a public address: the console is found on the same host, and the machine still finds itself", () => {
    const env = { HOST: "0.0.0.0", STRECK_TABLET_URL: "http://streck.example.org:8080" };
    const itself = (port: number) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`];
    expect(own(env)).toEqual(["http://streck.example.org:8080", ...itself(8080)]);
    expect(own(env, "console")).toEqual(["http://streck.example.org:8081", ...itself(8081)]);
    expect(publicAddress(settings(env), "console", 8081)).toBe("http://streck.example.org:8081");
  });

  test("on one address of the machine: that one", () => {
    expect(own({ HOST: "192.0.2.7" })).toEqual(["http://192.0.2.7:8080"]);
  });

  test("before a port is known: what was given", () => {
    expect(ownAddresses(settings({}), () => ({ tablet: null, console: null })).tablet.own()).toEqual([]);
  });
});

describe("browsers are told to insist on HTTPS", () => {
  test.each<[Record<string, string>, OriginName, string | null]>([
    [PROXIED, "tablet", "https://streck.example.org"],
    [PROXIED, "console", null],
    [{ ...PROXIED, STRECK_CONSOLE_URL: "http://streck.example.org:8081" }, "tablet", null],
    [{ ...PROXIED, STRECK_CONSOLE_URL: "http://konsol.example.org" }, "tablet", "https://streck.example.org"],
    [{ ...PROXIED, STRECK_CONSOLE_URL: "http://konsol.example.org" }, "console", null],
    [{ STRECK_TABLET_URL: "https://streck.example.org:8080" }, "tablet", null],
    [{ STRECK_TABLET_URL: "https://streck.example.org" }, "console", null],
    [{}, "tablet", null],
  ])("%o, %s: %s", (env, name, wholeHost) => {
    expect(addresses(env, name).wholeHost).toBe(wholeHost);
  });
});
