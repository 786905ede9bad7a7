import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { canaryInMemory } from "../../../src/kiosk/store/canary.ts";
import type { Database } from "../../../src/kiosk/store/database.ts";
import { dexieDatabase } from "../../../src/kiosk/store/dexie/database.ts";
import { firstRead } from "../../../src/kiosk/store/first-read.ts";
import { type ClosableStore, createStore } from "../../../src/kiosk/store/store.ts";
import { newId } from "../../../src/sealing/random.ts";
import { good, minted, readDisk } from "../../contracts/outbox.ts";

const NOTHING = { singles: {}, damaged: [], release: null, marks: null, unreadable: 0 };

let name: string;
let asked: number;

beforeEach(() => {
  name = `chunk ${newId()}`;
  asked = 0;
});

/** A store whose database's code comes as this says, whenever it is asked for. */
function storeWith(coming: () => Promise<void>): ClosableStore {
  return createStore({
    readFirst: (marks) => firstRead(name, marks),
    async loadDatabase(overtaken): Promise<Database> {
      asked += 1;
      await coming();
      return dexieDatabase(name, overtaken);
    },
    epochMinutes: () => 29_000_000,
    canary: canaryInMemory(),
  });
}

describe("the code of the database, which is a chunk of its own", () => {
  test("is not asked for by the first read: the first screen shares the processor with nothing", async () => {
    const store = storeWith(() => new Promise(() => undefined));
    expect(good(await store.loadFirst("later"))).toEqual(NOTHING);
    expect(asked).toBe(0);
  });

  test("may come after the first calls: they wait, and are all carried out in their order, once", async () => {
    let come = (): void => undefined;
    const coming = new Promise<void>((resolve) => {
      come = resolve;
    });
    const store = storeWith(() => coming);
    const [one, two] = [await minted("mark", "one"), await minted("sealed-answer", "two")];
    const calls = [
      store.commit({ items: [one], singles: { staffLanguage: "so" } }),
      store.commit({ items: [two], singles: { staffLanguage: "ar" } }),
      store.letLeave(),
    ];
    await expect(Promise.race([...calls, Promise.resolve("waiting")])).resolves.toBe("waiting");
    come();
    const counts = (await Promise.all(calls)).map(good);
    expect(
      counts.map(({ marksPending, answersWaiting, answersLeaving }) => [marksPending, answersWaiting, answersLeaving]),
    ).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 0, 1],
    ]);
    expect(good(await store.load()).singles.staffLanguage).toBe("ar");
    expect(asked).toBe(1);
    await store.close();
  });

  test("that can't be loaded is a refusal, loses nothing, and is asked for again by the next call", async () => {
    let failing = true;
    const store = storeWith(async () => {
      if (failing) {
        throw new TypeError("Failed to fetch dynamically imported module");
      }
    });
    const mark = await minted("mark", "mark");
    expect(await store.commit({ items: [mark] })).toEqual({ ok: false, error: "refused" });
    expect(await store.load()).toEqual({ ok: false, error: "refused" });
    failing = false;
    expect(good(await store.commit({ items: [mark] })).marksPending).toBe(1);
    expect((await readDisk(name)).items).toHaveLength(1);
    expect(asked).toBe(3);
    await store.close();
  });

  test("that never comes is said to be silent at the deadline", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const calling = storeWith(() => new Promise(() => undefined)).commit({ items: [await minted("mark", "mark")] });
      await vi.advanceTimersByTimeAsync(2 * 8_000);
      expect(await calling).toEqual({ ok: false, error: "hung" });
    } finally {
      vi.useRealTimers();
    }
  });
});
