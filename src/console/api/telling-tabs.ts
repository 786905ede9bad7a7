import type { Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "./console-api.ts";
import type { Send } from "./request.ts";
import type { Tabs } from "./tabs.ts";

/** Whoever sends finds out that nobody is signed in any more: then nothing may stay open, in any tab. */
export function lockingWhenSignedOut(send: Send, tabs: Tabs): Send {
  return async (method, path, schema, options) => {
    const reply = await send(method, path, schema, options);
    if (!reply.ok && reply.error === "not-signed-in") {
      tabs.say("locked");
    }
    return reply;
  };
}

/** Coming in and going out is told to the other tabs, which have the same session. */
export function tellingTabs(api: ConsoleApi, tabs: Tabs): ConsoleApi {
  const told = async <Value, Failure>(asked: Promise<Result<Value, Failure>>, word: "left" | "entered") => {
    const reply = await asked;
    if (reply.ok) {
      tabs.say(word);
    }
    return reply;
  };
  return {
    ...api,
    signIn: (ask) => told(api.signIn(ask), "entered"),
    enterPractice: (ask) => told(api.enterPractice(ask), "entered"),
    setUp: (ask) => told(api.setUp(ask), "entered"),
    signOut: (ask) => told(api.signOut(ask), "left"),
  };
}
