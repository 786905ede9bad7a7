import type { DeviceId, Epoch, Generation, RoundId, ServerId, SiteId } from "../../../src/kernel/ids.ts";
import { asItemHash, asRoundId, asSignedRelease, asThumbprint } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { MintedItem } from "../../../src/envelopes/minted-item.ts";
import { canaryInMemory } from "../../../src/kiosk/store/canary.ts";
import { openStore } from "../../../src/kiosk/store/open-store.ts";
import type { TabletStore } from "../../../src/kiosk/store/tablet-store.ts";
import { newId } from "../../../src/sealing/random.ts";
import { good, readDisk } from "../../contracts/outbox.ts";

/** What each request costs on this tablet: 5,000 items that are read and written take 40 s, and a call is given up after 8. */
const COST_MS = 4;
const MANY = 5_000;

let restore: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { get, put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.get = function (this: IDBObjectStore, ...query) {
    vi.advanceTimersByTime(COST_MS);
    return get.apply(this, query);
  };
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row) {
    vi.advanceTimersByTime(COST_MS);
    return put.apply(this, row);
  };
  restore = () => Object.assign(IDBObjectStore.prototype, { get, put });
});

afterEach(() => {
  restore();
  vi.useRealTimers();
});

const many = (kind: MintedItem["kind"]): MintedItem[] =>
  Array.from({ length: MANY }, () => ({
    id: newId(),
    kind,
    roundId: asRoundId("a".repeat(32)),
    sha256: asItemHash("b".repeat(64)),
    bytes: "bytes",
  }));

/** A store that holds them already. */
async function holding(items: readonly MintedItem[], state: "waiting" | "released" | "received"): Promise<[string, TabletStore]> {
  const name = `slow ${newId()}`;
  const store = openStore({ name, epochMinutes: () => 29_000_000, canary: canaryInMemory() });
  good(await store.load());
  const opening = indexedDB.open(name);
  await new Promise((resolve) => opening.addEventListener("success", resolve));
  const transaction = opening.result.transaction("items", "readwrite");
  for (const item of items) {
    transaction.objectStore("items").add({ ...item, state });
  }
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  opening.result.close();
  return [name, store];
}

async function statesIn(name: string): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const { state } of (await readDisk(name)).items) {
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

describe("a tablet that needs four milliseconds for each request", () => {
  test("offers 5,000 items again to a server that lost them, and acknowledges them", { timeout: 60_000 }, async () => {
    const marks = many("mark");
    const [name, store] = await holding(marks, "received");
    expect(good(await store.offerAgain(marks.map(({ id }) => id)))).toMatchObject({ marksPending: MANY, marksReceived: 0 });
    expect(await statesIn(name)).toEqual({ released: MANY });
    expect(good(await store.acknowledge(marks))).toMatchObject({ marksPending: 0, marksReceived: MANY });
    expect(await statesIn(name)).toEqual({ received: MANY });
  });

  test("lets 5,000 answers leave", { timeout: 60_000 }, async () => {
    const [name, store] = await holding(many("sealed-answer"), "waiting");
    expect(good(await store.letLeave())).toMatchObject({ answersWaiting: 0, answersLeaving: MANY, waitingMinute: null });
    expect(await statesIn(name)).toEqual({ released: MANY });
  });

  test("leaves an organisation with 5,000 received items in one step", { timeout: 60_000 }, async () => {
    const [name, store] = await holding(many("mark"), "received");
    const roundId = newId<RoundId>();
    const server = { serverId: newId<ServerId>(), epoch: newId<Epoch>() };
    const own = { generation: newId<Generation>(), deviceId: newId<DeviceId>(), token: "secret" };
    const device = { ...own, ...server, siteId: newId<SiteId>(), signer: asThumbprint("signer"), roundId };
    good(await store.join(device, { roundId, signedRelease: asSignedRelease("a.b.c") }, true));
    expect((await readDisk(name)).items).toEqual([]);
  });
});
