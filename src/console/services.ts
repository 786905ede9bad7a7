import { createContext, useContext } from "react";
import type { RandomBytes } from "../kernel/ids.ts";
import type { ConsoleApi } from "./api/console-api.ts";
import type { Tabs } from "./api/tabs.ts";
import type { Download } from "./export/download.ts";
import type { Pins } from "./keys/trust/pins.ts";
import type { OpenPort } from "./opening/open-port.ts";
import type { SheetDrafts } from "./paper/sheet-drafts.ts";
import type { Microphone } from "./recordings/microphone/microphone.ts";
import type { PrepareSound } from "./recordings/voice/prepare-sound.ts";

/** What screens get from `main.tsx`, and a test from itself. */
export type Services = {
  readonly api: ConsoleApi;
  readonly download: Download;
  readonly randomBytes: RandomBytes;
  /** Starts something that opens sealed answers beside the page. */
  readonly openPort: OpenPort;
  /** Makes of a file or a recording the sound that is kept. */
  readonly prepareSound: PrepareSound;
  readonly microphone: Microphone;
  /** What this browser holds fast of each organisation. */
  readonly pins: Pins;
  readonly tabs: Tabs;
  /** The sheet of paper that is being entered in this tab. */
  readonly sheetDrafts: SheetDrafts;
};

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) {
    throw new Error("ServicesProvider is missing");
  }
  return services;
}
