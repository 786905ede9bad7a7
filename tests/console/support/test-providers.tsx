import type { ReactNode } from "react";
import { createConsoleApi } from "../../../src/console/api/console-api.ts";
import { KeptReplies } from "../../../src/console/api/kept-replies.tsx";
import { ServicesProvider } from "../../../src/console/services.ts";
import { SessionProvider, type SessionView } from "../../../src/console/shell/session.ts";
import { err } from "../../../src/kernel/result.ts";

const nothing = (): void => undefined;

const SESSION: SessionView = {
  state: { practice: null, needsSetUp: false, session: null, tabletAddress: "https://tablet.example" },
  staleBecause: null,
  refresh: nothing,
  signInAgain: nothing,
};

/** What parts get from `main.tsx`: a server that is never reached, and nobody signed in. */
export function TestProviders({ children }: { readonly children: ReactNode }) {
  const services = {
    api: createConsoleApi(async () => err("unreachable")),
    download: nothing,
    randomBytes: (length: number) => new Uint8Array(length),
    openPort: () => ({ openPage: async () => ({ opened: [], unopened: [] }), close: nothing }),
    prepareSound: async () => err("not-sound" as const),
    microphone: async () => err("missing" as const),
    tabs: { say: nothing, listen: () => nothing },
    pins: { of: () => null, put: nothing },
  };
  return (
    <ServicesProvider value={services}>
      <SessionProvider value={SESSION}>
        <KeptReplies api={services.api} tabs={services.tabs}>
          {() => children}
        </KeptReplies>
      </SessionProvider>
    </ServicesProvider>
  );
}
