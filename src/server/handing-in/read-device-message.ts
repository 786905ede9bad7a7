import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Readers } from "../../protocol/device/requests.ts";
import { OLDEST_PROTOCOL, PROTOCOL, type Protocol } from "../../protocol/version.ts";

/** A message in the newest form, and the version in which it came, and is answered. */
type Read<Message> = { readonly protocol: Protocol; readonly message: Message };

/**
 * A message of a tablet. One that speaks a version of the protocol that is not read here is told so before its shape is
 * looked at: it is not malformed, only older or newer.
 */
export function readDeviceMessage<Message>(
  readers: Readers<Message>,
  body: unknown,
): Result<Read<Message>, "malformed" | "unknown-protocol"> {
  const protocol = typeof body === "object" && body !== null && "protocol" in body ? body.protocol : undefined;
  if (typeof protocol !== "number") {
    return err("malformed");
  }
  const reader = isSpoken(protocol) ? readers[protocol] : undefined;
  if (!isSpoken(protocol) || reader === undefined) {
    return err("unknown-protocol");
  }
  const checked = v.safeParse(reader, body);
  return checked.success ? ok({ protocol, message: checked.output }) : err("malformed");
}

/** The version that a GET says in its query; version 1 said none. */
export function readDeviceVersion(query: unknown): Result<Protocol, "malformed" | "unknown-protocol"> {
  const said = typeof query === "object" && query !== null && "protocol" in query ? query.protocol : "1";
  if (typeof said !== "string" || !/^[1-9]\d{0,3}$/.test(said)) {
    return err("malformed");
  }
  const protocol = Number(said);
  return isSpoken(protocol) ? ok(protocol) : err("unknown-protocol");
}

function isSpoken(protocol: number): protocol is Protocol {
  return Number.isInteger(protocol) && protocol >= OLDEST_PROTOCOL && protocol <= PROTOCOL;
}
