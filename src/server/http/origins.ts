type Address = { readonly scheme: string; readonly host: string };

/**
 * `scheme://host[:port]` as browsers write an origin: lower case, no default port, no dot at the end of the name. Null
 * when the host is none: what callers and proxies send is only text.
 */
export function originOf({ scheme, host }: Address): string | null {
  const text = `${scheme}://${host}`;
  if (!/^https?$/.test(scheme) || !/^[^\s/\\@?#]+$/.test(host) || !URL.canParse(text)) {
    return null;
  }
  const { hostname, port } = new URL(text);
  const name = hostname.replace(/\.$/, "");
  return name === "" ? null : `${scheme}://${name}${port === "" ? "" : `:${port}`}`;
}

/** The same of an `Origin` header; null for an opaque one (`null`) and for anything that is no web address. */
export function readOrigin(text: string): string | null {
  const [, scheme = "", host = ""] = /^(https?):\/\/(.+)$/i.exec(text) ?? [];
  return originOf({ scheme: scheme.toLowerCase(), host });
}

/** Whether the host is a name of this machine for itself. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || /^127(\.\d{1,3}){3}$/.test(host) || host === "::1" || host === "[::1]";
}
