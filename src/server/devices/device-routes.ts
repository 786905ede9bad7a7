import type { FastifyInstance } from "fastify";
import { err, ok } from "../../kernel/result.ts";
import { DEVICE_ENDPOINTS } from "../../protocol/endpoints/device.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { storeFaultReports } from "../fault-reports/store-fault-reports.ts";
import { toldTo } from "../feedback/told.ts";
import { exchange } from "../handing-in/exchange.ts";
import { addRoutes } from "../http/add-routes.ts";
import { ENROL_LIMIT } from "../http/rate-limits.ts";
import { offersPractice } from "../organisations/practice-offer.ts";
import { soundBytes } from "../recordings/sound-bytes.ts";
import type { ServerContext } from "../server-context.ts";
import { deviceRelease } from "./device-release.ts";
import { enrolDevice } from "./enrol-device.ts";
import { noteWiped } from "./generations.ts";
import { hearDevice } from "./hear-device.ts";

export function addDeviceRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(
    app,
    DEVICE_ENDPOINTS,
    {
      offer: ({ visitor }) => ok({ protocol: PROTOCOL, practice: offersPractice(visitor, context) }),

      enrol: ({ visitor, body }) => enrolDevice(visitor, context, body),

      wiped: async ({ body }) => ok({ protocol: PROTOCOL, known: await noteWiped(context, body) }),

      async release({ device }) {
        const found = await deviceRelease(device, context);
        return found === null ? err("not-found") : ok({ protocol: PROTOCOL, siteId: device.siteId, release: found });
      },

      sound: ({ device, ids }) => soundBytes(device, context, ids.sha256),

      faultReports: async ({ device, body }) => ok(await storeFaultReports(device, context, body)),

      told: async ({ device }) => ok({ protocol: PROTOCOL, told: await toldTo(device, context) }),

      sync: ({ device, body }) => exchange(device, context, body),
    },
    { limits: { enrol: ENROL_LIMIT, wiped: ENROL_LIMIT }, hear: hearDevice },
  );
}
