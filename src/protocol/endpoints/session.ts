import { ConsoleState, SetUpRequest, SignInRequest } from "../console/session.ts";
import type { Endpoints } from "./endpoint.ts";

/** Who is there, coming in and going out. All answer with the state that the console is in afterwards. */
export const SESSION_ENDPOINTS = {
  state: { method: "GET", path: "/api/state", caller: "public", reply: ConsoleState, problems: [] },
  signIn: {
    method: "POST",
    path: "/api/session",
    caller: "public",
    body: SignInRequest,
    reply: ConsoleState,
    problems: ["too-many-attempts", "wrong-credentials"],
  },
  /** Enters the practice organisation, where it is offered. */
  enterPractice: {
    method: "POST",
    path: "/api/session/practice",
    caller: "public",
    reply: ConsoleState,
    problems: ["not-allowed"],
  },
  /** Makes the first organisation, once. */
  setUp: {
    method: "POST",
    path: "/api/set-up",
    caller: "public",
    body: SetUpRequest,
    reply: ConsoleState,
    problems: ["too-many-attempts", "malformed", "not-allowed", "code-unknown", "already-exists"],
  },
  signOut: { method: "DELETE", path: "/api/session", caller: "public", reply: ConsoleState, problems: [] },
} as const satisfies Endpoints;
