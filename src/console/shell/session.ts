import { createContext, useContext } from "react";
import type { ConsoleState } from "../../protocol/console/session.ts";

export type SignedIn = NonNullable<ConsoleState["session"]>;

/** What the server says about who sits here; `refresh` asks again, after signing in or out. */
export type SessionView = { readonly state: ConsoleState; readonly refresh: () => void };

const SessionContext = createContext<SessionView | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): SessionView {
  const view = useContext(SessionContext);
  if (view === null) {
    throw new Error("SessionProvider is missing");
  }
  return view;
}

/** The organisation signed in to; only screens behind the sign-in ask. */
export function useSignedIn(): SignedIn {
  const { session } = useSession().state;
  if (session === null) {
    throw new Error("nobody is signed in");
  }
  return session;
}
