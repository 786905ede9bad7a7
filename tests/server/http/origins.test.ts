import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { originOf, readOrigin } from "../../../src/server/http/origins.ts";
import { ownOrigin } from "../../../src/server/http/own-addresses.ts";

describe("an origin is one, however it is written", () => {
  test.each([
    ["https", "streck.example.org:443"],
    ["https", "STRECK.Example.Org"],
    ["https", "streck.example.org."],
    ["https", "streck.example.org.:443"],
  ])("%s, %s", (scheme, host) => {
    expect(originOf({ scheme, host })).toBe("https://streck.example.org");
    expect(readOrigin(`${scheme}://${host}`)).toBe("https://streck.example.org");
  });

  test.each([
    ["http", "streck.example.org:443", "http://streck.example.org:443"],
    ["http", "streck.example.org:80", "http://streck.example.org"],
    ["http", "[::1]:8080", "http://[::1]:8080"],
    ["http", "[0:0::1]:8080", "http://[::1]:8080"],
    ["https", "mottagning.malmö.example", "https://mottagning.xn--malm-8qa.example"],
  ])("%s, %s is %s", (scheme, host, origin) => {
    expect(originOf({ scheme, host })).toBe(origin);
  });

  test.each(["", ".", "a b", "a/b", "a@b", "a?b", "a#b", "a\\b", ":80", "a:b", "[::1", "a:99999"])("%j is no host", (host) => {
    expect(originOf({ scheme: "http", host })).toBeNull();
  });

  test("an opaque origin and another scheme are none", () => {
    expect(["null", "", "file:///", "javascript:alert(1)", "wss://a", "https://"].map(readOrigin)).toEqual(Array(6).fill(null));
  });

  test("whatever callers send: either nothing, or what a browser would write", () => {
    fc.assert(
      fc.property(fc.constantFrom("http", "https"), fc.string(), (scheme, host) => {
        const origin = originOf({ scheme, host });
        expect(origin === null || new URL(origin).origin === origin).toBe(true);
      }),
    );
  });
});

describe("the closed list", () => {
  const addresses = { own: () => ["https://streck.example.org:8443", "http://127.0.0.1:8080"], wholeHost: null };

  test.each([
    ["https", "streck.example.org:8443", "https://streck.example.org:8443"],
    ["http", "127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["http", "127.0.0.1:8081", null],
    ["http", "127.0.0.1", null],
    ["https", "127.0.0.1:8080", null],
    ["http", "evil.example:8080", null],
    ["http", "127.0.0.1.evil.example:8080", null],
    ["http", "streck.example.org:8443", null],
    ["https", "streck.example.org", null],
  ] as const)("%s, %s → %s", (scheme, host, origin) => {
    expect(ownOrigin(addresses, scheme, host, true)).toBe(origin);
  });

  test("a proxy may leave the port out, and nothing else", () => {
    expect(ownOrigin(addresses, "https", "streck.example.org", false)).toBe("https://streck.example.org:8443");
    expect(ownOrigin(addresses, "https", "streck.example.org:443", false)).toBeNull();
    expect(ownOrigin(addresses, "http", "streck.example.org", false)).toBeNull();
    expect(ownOrigin(addresses, "https", "evil.example", false)).toBeNull();
  });
});
