import type { Epoch, ItemId } from "../../../src/kernel/ids.ts";
import { asDeviceId, asRoundId, asTokenHash } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { countContacts } from "../../../src/domain/tally/counts.ts";
import { foldLedger } from "../../../src/domain/tally/ledger.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import { exchange } from "../../../src/kiosk/sync/exchange.ts";
import { httpTransport, type Transport } from "../../../src/kiosk/sync/transport.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { MOST_BYTES, MOST_ITEMS } from "../../../src/protocol/device/sync.ts";
import { newId } from "../../../src/sealing/random.ts";
import { good, minted } from "../../contracts/outbox.ts";
import { anotherRound, type Published, publishedRound } from "../../server/support/coordinator.ts";
import { type TestServer, testServer } from "../../server/support/test-server.ts";
import { chance } from "../../support/chance.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { type Network, network, WEATHERS, type Weather } from "../support/network.ts";
import { answerOn, heldBy, PORTS, siteTablet, storedOnServer } from "../support/site.ts";
import { pretend, storeItems, type TestTablet } from "../support/test-tablet.ts";

let server: TestServer;
let organisation: Published;
let published: Published;
let wire: Network;
let tablet: TestTablet;

beforeAll(async () => {
  server = await testServer({}, true);
  organisation = await publishedRound(server);
});

afterAll(() => server.close());

beforeEach(async () => {
  published = { ...organisation, ...(await anotherRound(organisation.coordinator, organisation.sites, organisation.keys)) };
  wire = network();
  wire.connect(server);
  vi.stubGlobal("fetch", wire.fetch);
  tablet = await siteTablet(published);
  wire.sent.length = 0;
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const sync = (full = false, ports = PORTS) => exchange(tablet.page(), ports, full);
const stored = () => storedOnServer(server, published.round.id);

describe("an exchange", () => {
  test("hands in marks and answers that may leave, and what waits stays", async () => {
    await markContact(tablet.page(), { kind: "missed" }, null);
    await answerOn(tablet.page());
    const first = good(await sync());
    expect(await stored()).toMatchObject({ answers: [], marks: (await heldBy([tablet])).marks });
    await letAnswersLeave(tablet.page(), "itself");
    const second = good(await sync());
    expect(await stored()).toEqual(await heldBy([tablet]));
    expect(second.site?.counts).toEqual(countContacts(foldLedger(ledgerOf(tablet.page().state().tally))));
    expect(first.site?.counts).toEqual(second.site?.counts);
    const { outbox } = tablet.page().state();
    expect(outbox).toEqual({
      answersWaiting: 0,
      answersLeaving: 0,
      answersReceived: 1,
      marksPending: 0,
      marksReceived: 3,
      reportsWaiting: 0,
      reportsLeaving: 0,
      waitingMinute: null,
      oldestMinute: null,
    });
    expect((await tablet.restart()).state().outbox).toEqual(outbox);
    expect((await tablet.disk()).items.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => "received"));
  });

  test("with nothing to say is one request that brings nothing, full or not", async () => {
    await markContact(tablet.page(), { kind: "missed" }, null);
    await sync();
    for (const full of [false, true]) {
      wire.sent.length = 0;
      good(await sync(full));
      expect(wire.sent.map(({ request }) => [request.put.length, request.have.length])).toEqual([[0, full ? 1 : 0]]);
    }
  });

  test("says how much waits and since when, in whole minutes, and nothing else about the clock", async () => {
    await answerOn(tablet.page());
    tablet.clock.pass(42);
    await sync();
    expect(wire.sent[0]?.request.queue).toEqual({
      pending: 1,
      acknowledged: 0,
      oldestMinutes: 42,
      marksPending: 2,
      unreadable: 0,
    });
    tablet.clock.pass(-10_000);
    await sync();
    expect(wire.sent[1]?.request.queue).toMatchObject({ pending: 1, acknowledged: 0, oldestMinutes: 0 });
    expect(Object.keys(wire.sent[0]?.request ?? {}).sort()).toEqual([
      "appVersion",
      "generation",
      "have",
      "nonce",
      "protocol",
      "put",
      "queue",
    ]);
  });

  test("uses a new nonce for each request", async () => {
    for (let count = 0; count < 5; count++) {
      await sync();
    }
    expect(new Set(wire.sent.map(({ request }) => request.nonce)).size).toBe(5);
  });

  test("takes no word for what it did not bring, and none under another hash", async () => {
    await markContact(tablet.page(), { kind: "missed" }, null);
    const unsent = await minted("mark", "marked while the request was under way", published.round.id);
    const lying: Transport["sync"] = async (token, request) => {
      await storeItems(tablet.page(), [unsent]);
      const reply = await httpTransport.sync(token, { ...request, put: [] });
      const claimed = [unsent, ...request.put.map(({ id }) => ({ id, sha256: unsent.sha256 }))];
      const results = claimed.map(({ id, sha256 }) => ({ id, sha256, status: "stored" as const }));
      return reply.ok ? ok({ ...reply.value, results }) : reply;
    };
    const transport = {
      ...httpTransport,
      sync: vi.fn<Transport["sync"]>().mockImplementationOnce(lying).mockResolvedValue(err("unreachable")),
    };
    await sync(false, { ...PORTS, transport });
    expect(tablet.page().state().outbox).toMatchObject({ marksPending: 2, marksReceived: 0 });
  });

  test("needs an enrolled tablet", async () => {
    pretend(tablet.page(), { device: null });
    expect(await sync()).toEqual(err("not-enrolled"));
    expect(wire.sent).toEqual([]);
  });

  test("of a tablet that the server no longer knows says so, and everything stays", async () => {
    await answerOn(tablet.page());
    await letAnswersLeave(tablet.page(), "itself");
    await server.store.queries
      .updateTable("device")
      .set({ token_hash: asTokenHash(newId()) })
      .where("id", "=", tablet.page().state().device?.deviceId ?? asDeviceId(""))
      .execute();
    const before = await tablet.disk();
    expect(await sync()).toEqual(err("not-enrolled"));
    expect(await tablet.disk()).toEqual(before);
  });

  test("that cannot read or write its own disk says so, and nothing is lost", async () => {
    await answerOn(tablet.page());
    await letAnswersLeave(tablet.page(), "itself");
    const { store } = tablet.page().ports;
    for (const told of [null, "refused"] as const) {
      tablet.page().show({ storageFailure: told });
      for (const method of ["leaving", "acknowledge"] as const) {
        vi.spyOn(store, method).mockResolvedValueOnce(err("full"));
        expect(await sync()).toEqual(err("storage"));
        // What somebody was told of her own mark stays, whatever the tablet does by itself.
        expect(tablet.page().state().storageFailure).toBe(told);
      }
    }
    good(await sync());
    expect(tablet.page().state().storageFailure).toBe("refused");
    expect(await stored()).toEqual(await heldBy([tablet]));
  });

  test("that cannot note a new epoch ends, and notes it the next time", async () => {
    await markContact(tablet.page(), { kind: "missed" }, null);
    const { device } = tablet.page().state();
    pretend(tablet.page(), { device: device && { ...device, epoch: newId<Epoch>() } });
    vi.spyOn(tablet.page().ports.store, "commit").mockResolvedValueOnce(err("full"));
    expect(await sync()).toEqual(err("storage"));
    expect(wire.sent).toHaveLength(1);
    const { epoch } = good(await sync());
    expect(tablet.page().state().device?.epoch).toBe(epoch);
    expect((await tablet.restart()).state().device?.epoch).toBe(epoch);
  });
});

describe("what goes wrong on the way", () => {
  const KEPT_BY_SERVER: readonly Weather[] = [
    "request-late",
    "request-twice",
    "reply-lost",
    "reply-cut",
    "reply-failed",
    "reply-cached",
    "reply-of-another",
    "reply-says-damaged",
  ];
  const ACKNOWLEDGED: readonly Weather[] = ["request-twice"];

  test.each(WEATHERS.filter((weather) => weather !== "silence" && weather !== "request-damaged"))(
    "%s: nothing is taken as received that was not said to be, and the next exchange heals it",
    async (weather) => {
      await sync();
      await answerOn(tablet.page());
      await letAnswersLeave(tablet.page(), "itself");
      const before = await tablet.disk();
      wire.expectWeather(() => weather);
      const result = await sync();
      wire.expectWeather(() => null);
      await wire.deliverLate();
      if (!ACKNOWLEDGED.includes(weather)) {
        expect(await tablet.disk()).toEqual(before);
      }
      expect(result.ok).toBe(ACKNOWLEDGED.includes(weather) || weather === "reply-says-damaged");
      expect((await stored()).answers.length).toBe(KEPT_BY_SERVER.includes(weather) ? 1 : 0);
      good(await sync());
      expect(await stored()).toEqual(await heldBy([tablet]));
      expect(tablet.page().state().outbox).toMatchObject({
        answersLeaving: 0,
        answersReceived: 1,
        marksPending: 0,
        marksReceived: 2,
        reportsWaiting: 0,
        reportsLeaving: 0,
      });
    },
  );

  test("an item that was damaged on the way is sent again; the others are received", async () => {
    for (let count = 0; count < 4; count++) {
      await markContact(tablet.page(), { kind: "missed" }, null);
    }
    let weather: Weather | null = "request-damaged";
    wire.expectWeather(() => {
      const now = weather;
      weather = null;
      return now;
    });
    good(await sync());
    expect(wire.sent.map(({ request }) => request.put.length)).toEqual([4, 1]);
    expect(await stored()).toEqual(await heldBy([tablet]));
  });

  test("a page that is killed while it waits for the reply sends the same bytes again", async () => {
    await answerOn(tablet.page());
    await letAnswersLeave(tablet.page(), "itself");
    wire.expectWeather(() => "silence");
    void sync();
    await vi.waitFor(() => expect(wire.struck.silence).toBe(1), { timeout: 10_000 });
    wire.expectWeather(() => null);
    await tablet.restart();
    good(await sync());
    const [first, second] = wire.sent.map(({ request }) => request.put.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
    expect(second).toEqual(first);
    expect(await stored()).toEqual(await heldBy([tablet]));
  });
});

describe("a bad item", () => {
  test.each([
    ["whose bytes were altered on this disk", (item: object) => ({ ...item, bytes: "altered" })],
    ["that no server takes: it is empty", (item: object) => ({ ...item, bytes: "" })],
    ["that no server takes: it is too long", (item: object) => ({ ...item, bytes: "x".repeat(256 * 1024 + 1) })],
    ["that no server takes: its round is none", (item: object) => ({ ...item, roundId: asRoundId("unknown") })],
  ])("%s, never blocks the others", async (_name, spoil) => {
    const items = await Promise.all(
      Array.from({ length: 40 }, (_, at) => minted("sealed-answer", `sealed ${at}`, published.round.id)),
    );
    const bad = items.filter((_item, at) => at % 4 === 0);
    await storeItems(
      tablet.page(),
      items.filter((item) => !bad.includes(item)),
    );
    await storeItems(
      tablet.page(),
      bad.map((item) => spoil(item) as typeof item),
    );
    await letAnswersLeave(tablet.page(), "itself");
    good(await sync());
    const arrived = (await stored()).answers.map((line) => line.split(" ")[0]);
    const goodIds = items.filter((item) => !bad.includes(item)).map(({ id }) => id);
    expect(arrived).toEqual(expect.arrayContaining(goodIds));
    expect(tablet.page().state().outbox).toMatchObject({ answersReceived: 30, answersLeaving: 10 });
    expect((await tablet.disk()).items).toHaveLength(40);
  });

  test("of a round that the server does not know is kept there, in quarantine, and received", async () => {
    const item = await minted("sealed-answer", "sealed long ago", newId());
    await storeItems(tablet.page(), [item]);
    await letAnswersLeave(tablet.page(), "itself");
    good(await sync());
    expect((await stored()).answers).toEqual([`${item.id} ${item.sha256} odd`]);
    expect(tablet.page().state().outbox).toMatchObject({ answersReceived: 1, answersLeaving: 0 });
  });
});

describe("a long queue", () => {
  test("of 5,000 leaves in requests of at most 500 items and 1 MiB, shuffled", { timeout: 90_000 }, async () => {
    // Where nothing was ever stored, the counts are made first.
    await storeItems(tablet.page(), [await minted("mark", "the first", published.round.id)]);
    const callsOf = storageCalls();
    const callsWithNothingQueued = await callsOf(() => answerOn(tablet.page()));
    const texts = Array.from({ length: 5000 }, (_, at) => `${at}`.padEnd(3000, "x"));
    const items = await Promise.all(texts.map((text) => minted("sealed-answer", text, published.round.id)));
    for (let start = 0; start < items.length; start += 1000) {
      await storeItems(tablet.page(), items.slice(start, start + 1000));
    }
    await letAnswersLeave(tablet.page(), "itself");
    // What a client waits for does not grow with what others have left before her.
    expect(await callsOf(() => answerOn(tablet.page()))).toEqual(callsWithNothingQueued);

    good(await sync());
    const sizes = wire.sent.map(({ request, bytes }) => [request.put.length, bytes] as const);
    expect(Math.max(...sizes.map(([count]) => count))).toBeLessThanOrEqual(MOST_ITEMS);
    expect(Math.max(...sizes.map(([, bytes]) => bytes))).toBeLessThanOrEqual(MOST_BYTES);
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.length).toBeLessThan(40);
    const order = wire.sent.flatMap(({ request }) => request.put.map(({ id }) => id));
    expect(order).not.toEqual(order.toSorted());
    expect(new Set(order).size).toBe(5001 + 5);
    expect(order).toHaveLength(5001 + 5);
    expect(tablet.page().state().outbox).toMatchObject({
      answersWaiting: 1,
      answersLeaving: 0,
      answersReceived: 5001,
      marksPending: 0,
    });
    expect((await stored()).answers).toHaveLength(5001);

    wire.sent.length = 0;
    good(await sync(true));
    expect(wire.sent.map(({ request }) => [request.put.length, request.have.length])).toEqual([[0, 5006]]);
  });

  test("of marks begins with little and, on a quick line, fills requests up to 500", async () => {
    const items = await Promise.all(Array.from({ length: 1100 }, (_, at) => minted("mark", `${at}`, published.round.id)));
    await storeItems(tablet.page(), items);
    good(await sync());
    const counts = wire.sent.map(({ request }) => request.put.length);
    expect(counts).toEqual([expect.any(Number), MOST_ITEMS, expect.any(Number)]);
    expect(wire.sent[0]?.bytes).toBeLessThanOrEqual(66 * 1024);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1100);
  });

  test("is offered in pages of at most 10,000 ids, larger and larger, and what is lacking on any of them is sent again", async () => {
    const items = await Promise.all(Array.from({ length: 3 }, (_, at) => minted("mark", `${at}`, published.round.id)));
    await storeItems(tablet.page(), items);
    await tablet.page().ports.store.acknowledge(items);
    const ids = [...items.map(({ id }) => id), ...Array.from({ length: 20_001 }, () => newId<ItemId>())].sort();
    const { store } = tablet.page().ports;
    vi.spyOn(store, "receivedIds").mockImplementation(async (after, most) => ok(ids.filter((id) => id > after).slice(0, most)));
    const transport = { ...httpTransport, sync: wantingOnly(new Set(items.map(({ id }) => id))) };
    good(await sync(true, { ...PORTS, transport }));
    const offered = wire.sent.flatMap(({ request }) => request.have);
    const pages = wire.sent.map(({ request }) => request.have.length).filter((length) => length > 0);
    expect(pages.slice(0, -1)).toEqual(pages.slice(0, -1).toSorted((one, other) => one - other));
    expect(Math.max(...pages)).toBeLessThanOrEqual(10_000);
    expect(offered).toEqual(ids);
    expect((await stored()).marks.map((line) => line.split(" ")[0])).toEqual(items.map(({ id }) => id).sort());
    expect(tablet.page().state().outbox).toMatchObject({ marksPending: 0, marksReceived: 3 });
  });

  test("leaves in another order each time, whatever the order in which it came", async () => {
    const items = await Promise.all(Array.from({ length: 30 }, (_, at) => minted("sealed-answer", `${at}`, published.round.id)));
    await storeItems(tablet.page(), items);
    await letAnswersLeave(tablet.page(), "itself");
    wire.expectWeather(() => "request-lost");
    for (let seed = 1; seed <= 4; seed++) {
      await sync(false, { ...PORTS, randomBytes: chance(seed) });
    }
    const orders = wire.sent.map(({ request }) => request.put.map(({ id }) => id).join(" "));
    const came = items.map(({ id }) => id).join(" ");
    const sorted = items
      .map(({ id }) => id)
      .toSorted()
      .join(" ");
    expect(new Set([...orders, came, sorted]).size).toBe(6);
  });
});

/** The server, which lacks nothing but these. */
function wantingOnly(lacking: ReadonlySet<string>): Transport["sync"] {
  return async (token, request) => {
    const reply = await httpTransport.sync(token, request);
    return reply.ok ? ok({ ...reply.value, want: reply.value.want.filter((id) => lacking.has(id)) }) : reply;
  };
}

/** How often each call to the disk is made in a piece of work, by name. */
function storageCalls(): (work: () => Promise<void>) => Promise<Record<string, number>> {
  const store = ["add", "put", "get", "getKey", "getAll", "getAllKeys", "count", "openCursor", "delete"] as const;
  const index = ["get", "getKey", "getAll", "getAllKeys", "count", "openCursor"] as const;
  const spies = [
    ...store.map((name) => [name, vi.spyOn(IDBObjectStore.prototype, name)] as const),
    ...index.map((name) => [`index ${name}`, vi.spyOn(IDBIndex.prototype, name)] as const),
  ];
  const counts = (): number[] => spies.map(([, spy]) => spy.mock.calls.length);
  return async (work) => {
    const before = counts();
    await work();
    return Object.fromEntries(counts().map((count, at) => [spies[at]?.[0], count - (before[at] ?? 0)]));
  };
}
