import type { OxlintOverride } from "oxlint";
import { globalsTooNewForConsole, globalsTooNewForTablet, tooNewForConsole, tooNewForTablet } from "./oldest-browsers.ts";

const TIME = "Time is an argument: take a clock or a civil date.";
const CHANCE = "Randomness is an argument: take RandomBytes.";
const NO_WAITING = "The domain is synchronous: what waits belongs to kiosk, console or server.";
const NO_NETWORK = "Screens get what they need from main.tsx: no network and no storage here.";

const STORAGE_AND_NETWORK = [
  "fetch",
  "indexedDB",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "localStorage",
  "sessionStorage",
];

/** What a folder may take from its surroundings. A later row replaces the same rule of an earlier one for the same file. */
export const environment: OxlintOverride[] = [
  {
    files: ["src/{sealing,protocol,envelopes,i18n,ui,kiosk}/**"],
    rules: {
      "no-restricted-globals": ["error", ...globalsTooNewForTablet],
      "no-restricted-properties": ["error", ...tooNewForTablet],
    },
  },
  {
    files: ["src/{console,export}/**"],
    rules: {
      "no-restricted-globals": ["error", ...globalsTooNewForConsole],
      "no-restricted-properties": ["error", ...tooNewForConsole],
    },
  },
  {
    files: ["src/{kernel,domain}/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "Date", message: TIME },
        { name: "crypto", message: CHANCE },
        { name: "Promise", message: NO_WAITING },
      ],
      "no-restricted-properties": ["error", { object: "Math", property: "random", message: CHANCE }, ...tooNewForTablet],
      "typescript/no-restricted-types": ["error", { types: { Date: { message: TIME }, Promise: { message: NO_WAITING } } }],
      "oxc/no-async-await": "error",
    },
  },
  {
    files: ["src/kiosk/sides/{client,assistant}/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...STORAGE_AND_NETWORK.map((name) => ({ name, message: NO_NETWORK })),
        ...globalsTooNewForTablet,
      ],
      "no-restricted-properties": [
        "error",
        ...["window", "globalThis", "self"].flatMap((object) =>
          STORAGE_AND_NETWORK.map((property) => ({ object, property, message: NO_NETWORK })),
        ),
        { object: "navigator", property: "sendBeacon", message: NO_NETWORK },
        ...tooNewForTablet,
      ],
    },
  },
  { files: ["src/{kernel,domain,sealing,protocol,envelopes,export,i18n,ui,kiosk,console}/**"], rules: { "no-console": "error" } },
];
