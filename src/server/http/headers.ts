import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import { askedFor } from "./asked-for.ts";
import type { OwnAddresses } from "./own-addresses.ts";

/** The two addresses. A page of one can read nothing of the other. */
export type OriginName = "tablet" | "console";

/** The only policies that may turn a string into a script's address. */
const TRUSTED_TYPES: Readonly<Record<OriginName, string>> = { tablet: "streck-service-worker", console: "streck-worker" };

/** What the page asks of the browser's devices. The tablet stays awake and fills the screen; the console copies codes and records voices. */
const ALLOWED_FEATURES: Readonly<Record<OriginName, readonly string[]>> = {
  tablet: ["fullscreen", "screen-wake-lock"],
  console: ["clipboard-write", "fullscreen", "microphone"],
};
/** Refused wherever they are not allowed. */
const SENSITIVE_FEATURES = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

/** Long enough to be worth having, short enough that a host which is given to something else is free again. */
const HALF_A_YEAR = 15_552_000;

/** Headers that hold a page to its own origin, on every reply. */
export async function addSecurityHeaders(app: FastifyInstance, origin: OriginName, { wholeHost }: OwnAddresses): Promise<void> {
  const self = ["'self'"];
  await app.register(helmet, {
    contentSecurityPolicy: {
      // No `upgrade-insecure-requests`, which the defaults have: on plain loopback it would break the page.
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: ["'self'", "data:"],
        fontSrc: self,
        // Sounds are played from the page's own memory, and from nowhere else.
        mediaSrc: ["blob:"],
        connectSrc: self,
        workerSrc: self,
        manifestSrc: self,
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: [TRUSTED_TYPES[origin]],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    // Set below, and only where the browser really came by HTTPS, to a host that is ours on every port.
    strictTransportSecurity: false,
  });
  const features = [
    ...ALLOWED_FEATURES[origin].map((name) => `${name}=(self)`),
    ...SENSITIVE_FEATURES.filter((name) => !ALLOWED_FEATURES[origin].includes(name)).map((name) => `${name}=()`),
  ].join(", ");
  app.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", features);
    const asked = askedFor(request);
    if (asked.secure && wholeHost !== null && asked.origin === wholeHost) {
      reply.header("strict-transport-security", `max-age=${HALF_A_YEAR}`);
    }
    // Pages say otherwise for themselves; an answer to an API call belongs to nobody else.
    reply.header("cache-control", "no-store");
  });
}
