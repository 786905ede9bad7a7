import { createContext, useContext } from "react";
import type { ConsoleState } from "../../protocol/console/session.ts";
import type { ApiFailure } from "../api/request.ts";

export type SignedIn = NonNullable<ConsoleState["session"]>;

/** What the server says about who sits here. */
export type SessionView = {
  readonly state: ConsoleState;
  /** Why the last question about it had no answer: what stands in `state` may no longer be so. */
  readonly staleBecause: ApiFailure | null;
  /** Asks again, after signing in or out. */
  readonly refresh: () => void;
  /** Lets someone whose session has ended sign in over the screen that she is on, so that nothing there is lost. */
  readonly signInAgain: (afterwards: () => void) => void;
};

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
