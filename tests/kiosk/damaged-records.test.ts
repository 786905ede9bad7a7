import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { exchange } from "../../src/kiosk/sync/exchange.ts";
import { choosePin } from "../../src/kiosk/tablet/choosing-pin.ts";
import { askToJoin, join } from "../../src/kiosk/tablet/enrolment.ts";
import { handOver, noticeInterruption } from "../../src/kiosk/tablet/handing-over.ts";
import { mend } from "../../src/kiosk/tablet/mending.ts";
import { tryPin } from "../../src/kiosk/tablet/pin-entry.ts";
import { releaseAnswers } from "../../src/kiosk/tablet/shifts.ts";
import { type Place, placeOf } from "../../src/kiosk/tablet/state.ts";
import { markContact } from "../../src/kiosk/tablet/tallying.ts";
import { good, tamperWith } from "../contracts/outbox.ts";
import { enrolmentCode, type Published, publishedRound } from "../server/support/coordinator.ts";
import { type TestServer, testServer } from "../server/support/test-server.ts";
import { network } from "./support/network.ts";
import { answerOn, PARTS, siteTablet, storedOnServer } from "./support/site.ts";
import { type TestTablet, testTablet } from "./support/test-tablet.ts";

let server: TestServer;
let published: Published;

beforeAll(async () => {
  server = await testServer({}, true);
  published = await publishedRound(server);
});

afterAll(() => server.close());

beforeEach(() => {
  const wire = network();
  wire.connect(server);
  vi.stubGlobal("fetch", wire.fetch);
});

const PIN = "8305";
const NAMES = ["device", "shift", "handOver", "queue", "lastContact", "pin", "pinGuard", "staffLanguage"] as const;
type Name = (typeof NAMES)[number];

/** Where the tablet may be with this record damaged, with a client holding it and with the assistant at the tally. */
const SAFE: Readonly<Record<Name, { readonly withClient: Place["at"]; readonly withStaff: Place["at"] }>> = {
  device: { withClient: "locked", withStaff: "locked" },
  shift: { withClient: "locked", withStaff: "locked" },
  handOver: { withClient: "locked", withStaff: "locked" },
  pin: { withClient: "locked", withStaff: "locked" },
  // What these say is said again by the items, the server, the next wrong try or the assistant.
  queue: { withClient: "client", withStaff: "tally" },
  lastContact: { withClient: "client", withStaff: "tally" },
  pinGuard: { withClient: "client", withStaff: "tally" },
  staffLanguage: { withClient: "client", withStaff: "tally" },
};

/** A tablet in a shift with a PIN, an answer that may leave and marks, in the hands of a client or not. */
async function working(withClient: boolean): Promise<TestTablet> {
  const tablet = await siteTablet(published);
  await choosePin(tablet.page(), PIN);
  await answerOn(tablet.page());
  await markContact(tablet.page(), { kind: "missed" }, null);
  await releaseAnswers(tablet.page(), "itself");
  if (withClient) {
    await handOver(tablet.page(), "self");
  }
  return tablet;
}

const damage = (tablet: TestTablet, name: string, value: unknown): Promise<void> =>
  tamperWith(tablet.name, (transaction) => transaction.objectStore("singles").put({ name, value }));
const remove = (tablet: TestTablet, name: string): Promise<void> =>
  tamperWith(tablet.name, (transaction) => transaction.objectStore("singles").delete(name));
const handedIn = async (): Promise<number> => (await storedOnServer(server, published.round.id)).marks.length;

const garbage = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, {}, [], "", 0, Number.NaN, false, { phase: {} }),
  fc.anything({ withDate: true, withTypedArray: true }).filter((value) => typeof value !== "string"),
);

describe("any garbage in one of the tablet's records", () => {
  test("leaves it in a safe state, and what can be read still leaves", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), garbage, fc.boolean(), async (name, value, withClient) => {
        const tablet = await working(withClient);
        await damage(tablet, name, value);
        const page = await tablet.restart();
        await noticeInterruption(page);
        expect([name, placeOf(page.state()).at]).toEqual([name, withClient ? SAFE[name].withClient : SAFE[name].withStaff]);
        if (name !== "device") {
          const before = await handedIn();
          good(await exchange(page, PARTS, true));
          expect(await handedIn()).toBeGreaterThan(before);
          expect(page.state().queue).toMatchObject({ answersReleased: 0, answersReceived: 1, marksPending: 0 });
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["handOver", {}],
    ["handOver", { contactId: "e".repeat(32), revision: 0, mode: "self", phase: { kind: "asked-again" } }],
    ["shift", { id: 7 }],
    ["pin", "2580"],
    ["queue", { answersWaiting: Number.NaN }],
  ] as const)("a damaged %s is such a one: %j", async (name, value) => {
    const tablet = await working(true);
    await damage(tablet, name, value);
    expect(placeOf((await tablet.restart()).state()).at).toBe(SAFE[name].withClient);
  });
});

describe("a record that is not there but must be", () => {
  test.each([
    ["pin", "locked"],
    ["device", "locked"],
    ["shift", "locked"],
  ] as const)("%s: the tablet of a client is %s", async (name, at) => {
    const tablet = await working(true);
    await remove(tablet, name);
    const page = await tablet.restart();
    expect(placeOf(page.state()).at).toBe(at);
  });

  test("a PIN that was never chosen is chosen now; only a tablet that never was anything is enrolled", async () => {
    const tablet = await siteTablet(published);
    for (const name of ["shift", "queue"]) {
      await remove(tablet, name);
    }
    expect(placeOf((await tablet.restart()).state()).at).toBe("new-pin");
    await remove(tablet, "device");
    expect(placeOf((await tablet.restart()).state()).at).toBe("wiped");
    expect(placeOf((await testTablet()).page().state()).at).toBe("enrolment");
  });
});

describe("the way out", () => {
  test.each(["shift", "handOver"] as const)("of a damaged %s is the PIN, and nothing that is kept goes", async (name) => {
    const tablet = await working(true);
    await damage(tablet, name, {});
    const page = await tablet.restart();
    const { items } = await tablet.disk();
    expect(await tryPin(page, PIN)).toBe("right");
    expect(await mend(page)).toBe(true);
    expect(placeOf(page.state()).at).toBe(name === "shift" ? "start" : "tally");
    expect((await tablet.disk()).items).toEqual(items);
    expect(placeOf((await tablet.restart()).state()).at).toBe(name === "shift" ? "start" : "tally");
  });

  test.each(["device", "pin"] as const)(
    "of a damaged %s is a new code; what was kept then leaves, and a PIN is chosen",
    async (name) => {
      const tablet = await working(true);
      await damage(tablet, name, {});
      const page = await tablet.restart();
      expect(await mend(page)).toBe(false);
      const code = await enrolmentCode(published.coordinator, published.round.id, published.sites[0]?.id ?? "");
      good(await join(page, good(await askToJoin(page, PARTS.transport, code, null))));
      expect(placeOf(page.state()).at).toBe(name === "device" ? "start" : "new-pin");
      const before = await handedIn();
      good(await exchange(page, PARTS, true));
      expect(await handedIn()).toBeGreaterThan(before);
      expect(placeOf((await tablet.restart()).state()).at).toBe(name === "device" ? "start" : "new-pin");
    },
  );

  test("of a damaged lock-out is waiting it out: it never gives a try away", async () => {
    const tablet = await working(true);
    await damage(tablet, "pinGuard", { wrong: -1 });
    expect(await tryPin(await tablet.restart(), PIN)).toBe("locked");
  });
});

describe("items that can't be read", () => {
  test("are counted on the tablet and told to the server, and keep nothing back", async () => {
    const wire = network();
    wire.connect(server);
    vi.stubGlobal("fetch", wire.fetch);
    const tablet = await working(false);
    await tamperWith(tablet.name, (transaction) => {
      const items = transaction.objectStore("items");
      items.put({ id: "0".repeat(32), kind: "sealed-answer", state: "released" });
      items.put({ id: "1".repeat(32), kind: "sealed-answer", state: "sent", bytes: "x" });
    });
    const page = await tablet.restart();
    good(await exchange(page, PARTS, false));
    expect(page.state().unreadable).toBe(2);
    expect(wire.sent[0]?.request.queue.unreadable).toBe(2);
    expect((await tablet.disk()).items.filter(({ state }) => state === "received")).toHaveLength(3 + 1);
  });
});
