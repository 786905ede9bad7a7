import { notifyManager, QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { CONSOLE_ENDPOINTS } from "../../protocol/endpoints/console.ts";
import type { ConsoleApi } from "./console-api.ts";
import type { Tabs } from "./tabs.ts";

type Props = {
  readonly api: ConsoleApi;
  readonly tabs: Tabs;
  readonly children: (api: ConsoleApi) => ReactNode;
};

/**
 * The replies that screens share: in this page's memory, of one organisation and one visit, and gone with it. Whatever another
 * tab says, and whenever somebody signs out or the session ends, only what stands on the screen stays. `children` get calls
 * that know of them: after each change, whatever the server said to it (a reply can get lost), the next screen asks anew.
 */
export function KeptReplies({ api, tabs, children }: Props) {
  const [client] = useState(keptReplies);
  const [changing] = useState(() => forgettingAfterChanges(api, client));
  useEffect(() => tabs.listen(() => client.removeQueries({ type: "inactive" })), [tabs, client]);
  useEffect(() => {
    // Meanwhile something may have been changed in another tab, or on another computer.
    const age = (): void => {
      if (document.visibilityState === "visible") {
        outdate(client);
      }
    };
    document.addEventListener("visibilitychange", age);
    return () => document.removeEventListener("visibilitychange", age);
  }, [client]);
  useEffect(() => () => client.clear(), [client]);
  return <QueryClientProvider client={client}>{children(changing)}</QueryClientProvider>;
}

/** Asks anew for one of the questions, on whatever screen it stands. */
export function useAskAnew(): (key: readonly string[]) => void {
  const client = useQueryClient();
  return useCallback((key) => void client.invalidateQueries({ queryKey: key }), [client]);
}

/** Nothing is tried again behind anybody's back, and no browser is believed about the network: `request.ts` finds out. */
function keptReplies(): QueryClient {
  // What has come is shown at once, and not a timer later.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: "always", refetchOnWindowFocus: false, refetchOnReconnect: false },
    },
  });
}

/** What stands on a screen stays there until it asks anew; the rest goes. */
function outdate(client: QueryClient): void {
  client.removeQueries({ type: "inactive" });
  void client.invalidateQueries({ refetchType: "none" });
}

function forgettingAfterChanges(api: ConsoleApi, client: QueryClient): ConsoleApi {
  const calls = Object.entries(api).map(([name, call]) => {
    const { method } = CONSOLE_ENDPOINTS[name as keyof ConsoleApi];
    const changing = (...asked: Parameters<typeof call>): ReturnType<typeof call> => {
      const reply = (call as (...all: unknown[]) => ReturnType<typeof call>)(...asked);
      void reply.then(
        () => outdate(client),
        () => outdate(client),
      );
      return reply;
    };
    return [name, method === "GET" ? call : changing];
  });
  return Object.fromEntries(calls) as ConsoleApi;
}
