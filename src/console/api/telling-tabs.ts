import type { Result } from "../../kernel/result.ts";
import type { Tabs } from "../shell/tabs.ts";
import type { ConsoleApi } from "./console-api.ts";
import type { Send } from "./request.ts";

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
    signIn: (body) => told(api.signIn(body), "entered"),
    enterPractice: () => told(api.enterPractice(), "entered"),
    setUp: (body) => told(api.setUp(body), "entered"),
    signOut: () => told(api.signOut(), "left"),
  };
}
