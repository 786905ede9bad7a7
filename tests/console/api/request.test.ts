import * as v from "valibot";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createConsoleApi } from "../../../src/console/api/console-api.ts";
import { createSend } from "../../../src/console/api/request.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import { asRoundId } from "../../support/brands.ts";

const Greeting = v.object({ hello: v.string() });
const answering = (status: number, body: string) => createSend(async () => new Response(body, { status }));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

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

  test("waits half a minute and no longer, and is given up with the screen that asked", async () => {
    vi.useFakeTimers();
    const silent = createSend(
      (_path, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
        }),
    );
    const ended: string[] = [];
    void silent("GET", "/", Greeting).then(() => ended.push("patience"));
    const leaving = new AbortController();
    void silent("GET", "/", Greeting, { signal: leaving.signal }).then(() => ended.push("screen"));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(ended).toEqual([]);
    leaving.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toEqual(["screen"]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ended).toEqual(["screen", "patience"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits for a reply on a slow line as long as something of it comes", async () => {
    vi.useFakeTimers();
    const reply = '{"hello":"there"}';
    const dripping = createSend(async (_path, init) => {
      let next = 0;
      const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
        await new Promise<void>((resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
          setTimeout(resolve, 25_000);
        });
        const letter = reply[next++];
        if (letter === undefined) {
          controller.close();
        } else {
          controller.enqueue(new TextEncoder().encode(letter));
        }
      };
      return new Response(new ReadableStream({ pull }));
    });
    const sent = dripping("GET", "/", Greeting);
    await vi.advanceTimersByTimeAsync(25_000 * (reply.length + 2));
    expect(await sent).toEqual(ok({ hello: "there" }));
    expect(vi.getTimerCount()).toBe(0);
  });

  test("of a screen that has gone already is not sent out", async () => {
    const send = createSend(async (_path, init) => {
      init?.signal?.throwIfAborted();
      return new Response('{"hello":"there"}');
    });
    expect(await send("GET", "/", Greeting, { signal: AbortSignal.abort() })).toEqual(err("unreachable"));
  });

  test("works in a browser whose signals can neither be joined nor timed", async () => {
    vi.stubGlobal("AbortSignal", class {});
    const send = answering(200, '{"hello":"there"}');
    expect(await send("GET", "/", Greeting, { signal: new AbortController().signal })).toEqual(ok({ hello: "there" }));
  });

  test("never takes what this browser lacks for a server that is away", async () => {
    vi.stubGlobal("AbortController", undefined);
    await expect(answering(200, '{"hello":"there"}')("GET", "/", Greeting)).rejects.toThrow(TypeError);
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
    await api.addSite({ body: { name: "Väntrum A" } });
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
    await api.sealedAnswers({ ids: { id: asRoundId("r") }, query: {} });
    await api.sealedAnswers({ ids: { id: asRoundId("r") }, query: { after: `${"a".repeat(32)}.${"b".repeat(64)}` } });
    expect(paths).toEqual([
      "/api/rounds/r/sealed-answers",
      `/api/rounds/r/sealed-answers?after=${"a".repeat(32)}.${"b".repeat(64)}`,
    ]);
  });
});
