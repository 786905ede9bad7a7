import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import { normalizeIP } from "@fastify/rate-limit";

/** Addresses and ranges (`10.1.0.0/16`) of this machine for itself. */
export const LOOPBACK_ADDRESSES: readonly string[] = ["127.0.0.0/8", "::1"];

/** Whether the text is an address or a range of addresses in CIDR notation. */
export function isAddressRange(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  return version !== 0 && fits && more.length === 0;
}

/** Whether a connection comes from one of these addresses; each must be an `isAddressRange`. */
export function oneOf(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) {
      list.addAddress(address, family);
    } else {
      list.addSubnet(address, Number(bits), family);
    }
  }
  return (address) => {
    const bare = withoutZone(address);
    return isIP(bare) !== 0 && list.check(bare, isIPv6(bare) ? "ipv6" : "ipv4");
  };
}

/**
 * Whom a limit counts: an IPv4 address, or the /64 network of an IPv6 one, since whoever has one address of it has all.
 * Proxies write addresses with port, brackets or zone; the port is no other caller. Null when the text is no address.
 */
export function callerKey(text: string): string | null {
  const bare = text.trim().replace(/^"(.*)"$/, "$1");
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(bare) ?? [];
  const [, beforePort] = /^([\d.]+):\d+$/.exec(bare) ?? [];
  const address = withoutZone(bracketed ?? beforePort ?? bare);
  return isIP(address) === 0 ? null : normalizeIP(address);
}

/**
 * Whether something stands between the browser and this server that says so itself. HTTP/1.0 says it, too: no browser
 * speaks it, but some proxies do unless they are told otherwise.
 */
export function wasForwarded({ headers, httpVersion }: Pick<IncomingMessage, "headers" | "httpVersion">): boolean {
  const says = (name: string): boolean => name.startsWith("x-forwarded") || TELLTALES.has(name);
  return httpVersion === "1.0" || Object.keys(headers).some(says);
}

const TELLTALES: ReadonlySet<string> = new Set(["forwarded", "via", "x-real-ip"]);

function withoutZone(address: string): string {
  return address.replace(/%.*$/, "");
}
