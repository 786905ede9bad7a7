import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";
import { PROTOCOL } from "../../protocol/version.ts";

/**
 * A message of a tablet. One that speaks another version of the protocol is told so before its shape is looked at: it is
 * not malformed, only older or newer.
 */
export function readDeviceMessage<Message>(
  schema: v.GenericSchema<unknown, Message>,
  body: unknown,
): Result<Message, "malformed" | "unknown-protocol"> {
  const protocol = typeof body === "object" && body !== null && "protocol" in body ? body.protocol : undefined;
  if (typeof protocol === "number" && protocol !== PROTOCOL) {
    return err("unknown-protocol");
  }
  const checked = v.safeParse(schema, body);
  return checked.success ? ok(checked.output) : err("malformed");
}
