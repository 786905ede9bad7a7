import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callerKey, isAddressRange, oneOf, wasForwarded } from "../../../src/server/http/proxies.ts";

describe("whom a limit counts", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["192.0.2.7:50123", "192.0.2.7"],
    [" 192.0.2.7 ", "192.0.2.7"],
    ['"192.0.2.7:1"', "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:192.0.2.7", "192.0.2.7"],
    ["[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::"],
    ["[2001:db8:1:2::9]", "2001:db8:1:2::"],
    ["fe80::1%eth0", "fe80::"],
    ["[fe80::1%25eth0]:80", "fe80::"],
  ])("%s is %s", (text, key) => {
    expect(callerKey(text)).toBe(key);
  });

  test.each(["", "unknown", "_hidden", "192.0.2", "192.0.2.7:", "999.0.0.1", "evil", "[]", "[]:1", "192.0.2.7, 192.0.2.8"])(
    "%j is nobody",
    (text) => {
      expect(callerKey(text)).toBeNull();
    },
  );

  test("neither a port nor the last half of an IPv6 address makes another caller", () => {
    const port = fc.integer({ min: 1, max: 65_535 });
    fc.assert(fc.property(fc.ipV4(), port, (address, number) => callerKey(`${address}:${number}`) === callerKey(address)));
    const group = fc.integer({ min: 0, max: 65_535 }).map((value) => value.toString(16));
    const half = fc.array(group, { minLength: 4, maxLength: 4 }).map((groups) => groups.join(":"));
    fc.assert(
      fc.property(half, half, half, port, (network, one, other, number) => {
        fc.pre(!network.startsWith("0:0:0:0"));
        expect(callerKey(`[${network}:${one}]:${number}`)).toBe(callerKey(`${network}:${other}`));
      }),
    );
  });
});

describe("named proxies", () => {
  test("addresses and ranges, of either family, also an IPv4 one that is written as IPv6", () => {
    const isProxy = oneOf(["127.0.0.0/8", "::1", "10.0.0.5", "fd00::/8"]);
    expect(
      ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "10.0.0.5", "fd12::1", "::ffff:10.0.0.5"].filter(isProxy),
    ).toHaveLength(7);
    expect(["10.0.0.6", "128.0.0.1", "::2", "fe80::1%eth0", "", "localhost", "127.0.0.1:80"].filter(isProxy)).toEqual([]);
    expect(oneOf([])("127.0.0.1")).toBe(false);
  });

  test.each(["10.0.0.5", "10.0.0.0/8", "::1", "fd00::/8", "0.0.0.0/0"])("%s is a range", (text) => {
    expect(isAddressRange(text)).toBe(true);
  });

  test.each(["", "true", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0.0/8/8", "10.0.0.0/-1", "localhost"])(
    "%j is none",
    (text) => {
      expect(isAddressRange(text)).toBe(false);
    },
  );
});

test("a proxy is known by what it adds, or by an HTTP that no browser speaks", () => {
  const of = (headers: Record<string, string>, httpVersion = "1.1"): boolean => wasForwarded({ headers, httpVersion });
  for (const name of [
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "forwarded",
    "via",
    "x-real-ip",
  ]) {
    expect([name, of({ [name]: "x" })]).toEqual([name, true]);
  }
  expect(of({}, "1.0")).toBe(true);
  expect(of({ host: "localhost", accept: "*/*" })).toBe(false);
});
