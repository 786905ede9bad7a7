import { originOf } from "./origins.ts";

/** The closed list of addresses that one origin answers to, each as a browser writes an origin. */
export type OwnAddresses = {
  /** Asked anew each time: the port may be the system's choice, and a machine's addresses change. */
  readonly own: () => readonly string[];
  /** The one whose whole host is ours, on every port, so that browsers may be told to insist on HTTPS there; or null. */
  readonly wholeHost: string | null;
};

/**
 * Which of our own addresses a host is, or null. A name that somebody else points at this machine (DNS rebinding) is none.
 * A proxy on a port of its own often leaves the port out of the host that it passes on; the rest of it must be right.
 */
export function ownOrigin({ own }: OwnAddresses, scheme: "http" | "https", host: string, direct: boolean): string | null {
  const asked = originOf({ scheme, host });
  if (asked === null) {
    return null;
  }
  const origins = own();
  const withoutPort = (origin: string): string => origin.replace(/:\d+$/, "");
  return (
    origins.find((origin) => origin === asked) ??
    (direct || !hasNoPort(host) ? undefined : origins.find((origin) => withoutPort(origin) === asked)) ??
    null
  );
}

function hasNoPort(host: string): boolean {
  return !/:\d*$/.test(host.replace(/^\[.*\]/, ""));
}
