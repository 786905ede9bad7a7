import { CONSOLE_ENDPOINTS } from "./endpoints/console.ts";
import { DEVICE_ENDPOINTS } from "./endpoints/device.ts";
import type { Endpoints } from "./endpoints/endpoint.ts";
import { HEALTH_ENDPOINTS } from "./endpoints/health.ts";

/** Every call of the server, at each of its two addresses. There is no other list of them anywhere. */
export const ENDPOINTS = {
  tablet: { ...HEALTH_ENDPOINTS, ...DEVICE_ENDPOINTS },
  console: { ...HEALTH_ENDPOINTS, ...CONSOLE_ENDPOINTS },
} as const satisfies Readonly<Record<string, Endpoints>>;
