import { hostname, networkInterfaces } from "node:os";
import type { OriginName } from "../http/headers.ts";
import { isLoopback, originOf } from "../http/origins.ts";
import type { OwnAddresses } from "../http/own-addresses.ts";
import type { Settings } from "./read-settings.ts";

/** The ports that are really listened on; null: not yet. */
export type Ports = Readonly<Record<OriginName, number | null>>;

/**
 * What each origin answers to, and no other name.
 *
 * | behind a named proxy                    | the public address                                                              |
 * | with a public address (or the other's)  | that, and the names of this machine for itself                                  |
 * | without one                             | where it listens: HOST, or all addresses and the name of this machine           |
 */
export function ownAddresses(settings: Settings, ports: () => Ports): Readonly<Record<OriginName, OwnAddresses>> {
  const of = (name: OriginName): OwnAddresses => ({
    own: () => own(settings, name, ports()[name]),
    wholeHost: wholeHost(settings, name),
  });
  return { tablet: of("tablet"), console: of("console") };
}

/**
 * Where people find an origin. An address that only the other origin has been given tells its host too, unless a proxy
 * stands in front, whose ports nobody here knows.
 */
export function publicAddress(settings: Settings, name: OriginName, port: number | null): string | null {
  const { tabletUrl, consoleUrl, proxies } = settings;
  const [url, other] = name === "tablet" ? [tabletUrl, consoleUrl] : [consoleUrl, tabletUrl];
  return url ?? (other === null || proxies.length > 0 || port === null ? null : at(settings, new URL(other).hostname, port));
}

/** Where this machine finds an origin that nobody has given an address, or others if it listens on all addresses. */
export function listeningAddress(settings: Settings, port: number): string | null {
  return at(settings, isWildcard(settings.host) ? outsideAddress() : settings.host, port);
}

export function isWildcard(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function own(settings: Settings, name: OriginName, port: number | null): readonly string[] {
  const known = publicAddress(settings, name, port);
  if (settings.proxies.length > 0 || port === null) {
    return known === null ? [] : [known];
  }
  const { host } = settings;
  const itself = isWildcard(host) || isLoopback(host) ? ["localhost", "127.0.0.1", "::1"] : [];
  const outside = isWildcard(host) ? (known === null ? [...interfaceAddresses(), hostname()] : []) : [host];
  const listening = [...itself, ...outside].map((each) => at(settings, each, port));
  return [known, ...listening].filter((origin) => origin !== null);
}

/**
 * Browsers keep to HTTPS for a host on all of its ports and for a long time. That is ours to ask only where people know
 * the host as ours alone: by an address that was given to us, on the port of all the world, with nothing plain beside it.
 */
function wholeHost({ tabletUrl, consoleUrl }: Settings, name: OriginName): string | null {
  const address = name === "tablet" ? tabletUrl : consoleUrl;
  const plainBeside = [tabletUrl, consoleUrl].some(
    (url) => url !== null && address !== null && url.startsWith("http:") && new URL(url).hostname === new URL(address).hostname,
  );
  return address?.startsWith("https:") === true && new URL(address).port === "" && !plainBeside ? address : null;
}

function at({ tls }: Settings, host: string, port: number): string | null {
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  return originOf({ scheme: tls === null ? "http" : "https", host: `${bare.includes(":") ? `[${bare}]` : bare}:${port}` });
}

/** IPv6 addresses that hold for one line only have a zone, which no browser can ask for. */
function interfaceAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    .filter((address) => !address.startsWith("fe80"));
}

/** Where others find this machine when it listens on all of its addresses. */
function outsideAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? hostname();
}
