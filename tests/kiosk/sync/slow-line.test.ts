import "fake-indexeddb/auto";
import { randomBytes as nodeBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startScheduler } from "../../../src/kiosk/sync/schedule.ts";
import { httpTransport } from "../../../src/kiosk/sync/transport.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { minted } from "../../contracts/outbox.ts";
import { type Published, publishedRound } from "../../server/support/coordinator.ts";
import { type TestServer, testServer } from "../../server/support/test-server.ts";
import { type Network, network } from "../support/network.ts";
import { stubPage } from "../support/page.ts";
import { PORTS, schedulerPorts, siteTablet, storedOnServer } from "../support/site.ts";
import { storeItems, type TestTablet } from "../support/test-tablet.ts";

let server: TestServer;
let published: Published;
let wire: Network;

beforeAll(async () => {
  server = await testServer({}, true);
  published = await publishedRound(server);
});

afterAll(() => server.close());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tablet with so many answers that may leave, each of so many bytes that no gzip makes much smaller. */
async function fullTablet(count: number, bytes: number) {
  wire = network();
  wire.connect(server);
  vi.stubGlobal("fetch", wire.fetch);
  const tablet = await siteTablet(published);
  const text = (): string => nodeBytes((bytes * 3) / 4).toString("base64url");
  const items = await Promise.all(Array.from({ length: count }, () => minted("sealed-answer", text(), published.round.id)));
  await storeItems(tablet.page(), items);
  await letAnswersLeave(tablet.page(), "itself");
  stubPage(tablet.browser);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  wire.sent.length = 0;
  return { tablet, ids: items.map(({ id }) => id) };
}

/** Lets time pass on the tablet: only where it waits for it, for its own work takes none. */
async function until(tablet: TestTablet, reached: () => boolean): Promise<number> {
  const from = performance.now();
  while (!reached() && performance.now() - from < 24 * 60 * 60_000) {
    if (wire.onTheWay() > 0 || tablet.page().state().sync.kind !== "running") {
      await vi.advanceTimersByTimeAsync(250);
    }
    await new Promise((wake) => setImmediate(wake));
  }
  return (performance.now() - from) / 60_000;
}

/** How long it takes until everything is received, in minutes of the tablet's own time, and what was on the screen. */
async function sendAll(tablet: TestTablet): Promise<{ minutes: number; said: ReadonlySet<string> }> {
  const said = new Set<string>();
  tablet.page().subscribe(() => {
    const { sync, slowLine } = tablet.page().state();
    said.add(sync.kind === "failed" ? `failed: ${sync.why}` : slowLine ? "slow" : sync.kind);
  });
  startScheduler(tablet.page(), schedulerPorts(tablet.page(), PORTS));
  return { minutes: await until(tablet, () => tablet.page().state().outbox.answersLeaving === 0), said };
}

test.each([
  ["400 answers at 10 KB a second", 400, 3000, 10_240, 4],
  ["8 long texts at 96 kbit a second", 8, 250_000, 12_000, 5],
  ["60 answers at 1.2 KB a second", 60, 3000, 1_229, 6],
])(
  "%s all arrive, and the assistant is told that the line is slow",
  { timeout: 120_000 },
  async (_what, count, bytes, rate, minutes) => {
    const { tablet, ids } = await fullTablet(count, bytes);
    wire.narrowTo(rate);
    const sent = await sendAll(tablet);
    expect(sent.minutes).toBeLessThan(minutes);
    expect((await storedOnServer(server, published.round.id)).answers.map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(ids),
    );
    expect(sent.said).toContain("slow");
    expect(sent.said).not.toContain("failed: unreachable");
  },
);

test("what is too much for a line that is slower still is sent with half as much at a time, until it gets through", async () => {
  const { tablet } = await fullTablet(40, 3000);
  wire.narrowTo(400);
  await sendAll(tablet);
  const sizes = wire.sent.map(({ request }) => request.put.length).filter((length) => length > 0);
  expect(tablet.page().state().outbox).toMatchObject({ answersLeaving: 0, answersReceived: 40 });
  // The first two fail; only then does anything say how wide the line is.
  expect(sizes.slice(0, 3)).toEqual([20, 10, 5]);
});

test("a line that was slow and is quick again is no longer called slow, and lots grow", async () => {
  const { tablet } = await fullTablet(120, 3000);
  wire.narrowTo(10_240);
  startScheduler(tablet.page(), schedulerPorts(tablet.page(), PORTS));
  await until(tablet, () => tablet.page().state().outbox.answersReceived > 0);
  expect(tablet.page().state().slowLine).toBe(true);
  wire.narrowTo(10_000_000);
  await until(tablet, () => tablet.page().state().outbox.answersLeaving === 0 && tablet.page().state().sync.kind === "idle");
  expect(tablet.page().state().slowLine).toBe(false);
});

test("a reply that comes bit by bit is waited for as long as something comes, and no longer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const reply = JSON.stringify({ protocol: PROTOCOL, practice: true });
  const dripping = (parts: readonly string[]) => async (_path: string, init: RequestInit) => {
    let next = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise<void>((resolve, reject) => {
          init.signal?.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
          setTimeout(resolve, next < parts.length ? 25_000 : 0);
        });
        const part = parts[next++];
        if (part === undefined) {
          controller.close();
        } else {
          controller.enqueue(new TextEncoder().encode(part));
        }
      },
    });
    return new Response(body);
  };
  vi.stubGlobal("fetch", dripping([...reply].map((letter) => letter)));
  const offer = httpTransport.offer();
  await vi.advanceTimersByTimeAsync(25_000 * (reply.length + 1));
  expect(await offer).toEqual({ ok: true, value: { protocol: PROTOCOL, practice: true } });

  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
    await new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("given up"))));
  });
  const silent = httpTransport.release(newId());
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await silent).toEqual({ ok: false, error: "timed-out" });
});
