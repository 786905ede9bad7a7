import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { createConsoleApi } from "../../src/console/api/console-api.ts";
import { createSend } from "../../src/console/api/request.ts";
import { err, ok } from "../../src/kernel/result.ts";

const Greeting = v.object({ hello: v.string() });
const answering = (status: number, body: string) => createSend(async () => new Response(body, { status }));

describe("a request to the server", () => {
  test("gives what the schema knows", async () => {
    expect(await answering(200, '{"hello":"there"}')("GET", "/", Greeting)).toEqual(ok({ hello: "there" }));
  });

  test.each([
    ["a problem that the server names", 409, '{"problem":"already-exists"}', "already-exists"],
    ["a problem that nobody knows", 409, '{"problem":"purple"}', "unreadable"],
    ["a captive portal's page", 200, "<!doctype html><title>Welcome</title>", "unreadable"],
    ["a reply of another form", 200, '{"hello":5}', "unreadable"],
    ["nothing", 200, "", "unreadable"],
    ["a proxy's error", 502, "Bad gateway", "unreadable"],
  ])("says so when it gets %s", async (_what, status, body, failure) => {
    expect(await answering(status, body)("GET", "/", Greeting)).toEqual(err(failure));
  });

  test("says that the server is not reached when there is no network", async () => {
    const send = createSend(async () => {
      throw new TypeError("Failed to fetch");
    });
    expect(await send("GET", "/", Greeting)).toEqual(err("unreachable"));
  });

  test("has a body only where there is something to say", async () => {
    const seen: (string | null)[] = [];
    const api = createConsoleApi(
      createSend(async (_path, init) => {
        seen.push(
          `${init?.method} ${typeof init?.body === "string" ? init.body : ""} ${new Headers(init?.headers).get("content-type")}`,
        );
        return new Response("{}");
      }),
    );
    await api.enterPractice();
    await api.addSite({ name: "Väntrum A" });
    expect(seen).toEqual(["POST  null", 'POST {"name":"Väntrum A"} application/json']);
  });

  test("asks for the next page after the last id", async () => {
    const paths: string[] = [];
    const api = createConsoleApi(
      createSend(async (path) => {
        paths.push(typeof path === "string" ? path : "");
        return new Response('{"answers":[],"next":null}');
      }),
    );
    await api.sealedAnswers("r", null);
    await api.sealedAnswers("r", `${"a".repeat(32)}.${"b".repeat(64)}`);
    expect(paths).toEqual([
      "/api/rounds/r/sealed-answers",
      `/api/rounds/r/sealed-answers?after=${"a".repeat(32)}.${"b".repeat(64)}`,
    ]);
  });
});
