import { err, ok } from "../../kernel/result.ts";
import type { Writer } from "../../protocol/device/replies.ts";
import { DEVICE_VERSIONS } from "../../protocol/endpoints/device-versions.ts";
import { readDeviceMessage, readDeviceVersion } from "../handing-in/read-device-message.ts";
import type { Hear } from "../http/add-routes.ts";

/** Each tablet is understood, and answered, in the version of the protocol that it speaks. */
export const hearDevice: Hear = (name, _endpoint, { body, query }) => {
  const { requests, replies } = DEVICE_VERSIONS[name as keyof typeof DEVICE_VERSIONS];
  const said = requests === null ? readDeviceVersion(query) : readDeviceMessage<unknown>(requests, body);
  if (!said.ok) {
    return said;
  }
  const { protocol, message } = typeof said.value === "number" ? { protocol: said.value, message: undefined } : said.value;
  const writer: Writer<never> | undefined = replies[protocol];
  return writer === undefined
    ? err("unknown-protocol")
    : ok({ body: message, query: undefined, form: writer.form, write: (reply) => writer.write(reply as never) });
};
