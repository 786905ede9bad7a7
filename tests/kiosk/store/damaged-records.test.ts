import { asContactId, asSiteId } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { join } from "../../../src/kiosk/place/joining.ts";
import { exchange } from "../../../src/kiosk/sync/exchange.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { handOver, noticeInterruption } from "../../../src/kiosk/tablet/handing-over.ts";
import { mend } from "../../../src/kiosk/tablet/mending.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { tryPin } from "../../../src/kiosk/tablet/pin/pin-entry.ts";
import { type Scene, sceneOf } from "../../../src/kiosk/tablet/scene.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { good, tamperWith } from "../../contracts/outbox.ts";
import { enrolmentCode, type Published, publishedRound } from "../../server/support/coordinator.ts";
import { type TestServer, testServer } from "../../server/support/test-server.ts";
import { network } from "../support/network.ts";
import { answerOn, PORTS, siteTablet, storedOnServer } from "../support/site.ts";
import { type TestTablet, testTablet } from "../support/test-tablet.ts";

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
const NAMES = ["device", "shift", "handOver", "outbox", "lastContact", "pin", "pinGuard", "staffLanguage"] as const;
type Name = (typeof NAMES)[number];

/** Where the tablet may be with this record damaged, with a client holding it and with the assistant at the tally. */
const SAFE: Readonly<Record<Name, { readonly withClient: Scene["at"]; readonly withStaff: Scene["at"] }>> = {
  device: { withClient: "locked", withStaff: "locked" },
  shift: { withClient: "locked", withStaff: "locked" },
  handOver: { withClient: "locked", withStaff: "locked" },
  pin: { withClient: "locked", withStaff: "locked" },
  // What these say is said again by the items, the server, the next wrong try or the assistant.
  outbox: { withClient: "client", withStaff: "tally" },
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
  await letAnswersLeave(tablet.page(), "itself");
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
        expect([name, sceneOf(page.state()).at]).toEqual([name, withClient ? SAFE[name].withClient : SAFE[name].withStaff]);
        if (name !== "device") {
          const before = await handedIn();
          good(await exchange(page, PORTS, true));
          expect(await handedIn()).toBeGreaterThan(before);
          expect(page.state().outbox).toMatchObject({ answersLeaving: 0, answersReceived: 1, marksPending: 0 });
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["handOver", {}],
    ["handOver", { contactId: asContactId("e".repeat(32)), revision: 0, mode: "self", phase: { kind: "asked-again" } }],
    ["shift", { id: 7 }],
    ["pin", "2580"],
    ["outbox", { answersWaiting: Number.NaN }],
  ] as const)("a damaged %s is such a one: %j", async (name, value) => {
    const tablet = await working(true);
    await damage(tablet, name, value);
    expect(sceneOf((await tablet.restart()).state()).at).toBe(SAFE[name].withClient);
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
    expect(sceneOf(page.state()).at).toBe(at);
  });

  test("a PIN that was never chosen is chosen now; only a tablet that never was anything is enrolled", async () => {
    const tablet = await siteTablet(published);
    for (const name of ["shift", "outbox"]) {
      await remove(tablet, name);
    }
    expect(sceneOf((await tablet.restart()).state()).at).toBe("new-pin");
    await remove(tablet, "device");
    expect(sceneOf((await tablet.restart()).state()).at).toBe("wiped");
    expect(sceneOf((await testTablet()).page().state()).at).toBe("enrolment");
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
    expect(sceneOf(page.state()).at).toBe(name === "shift" ? "start" : "tally");
    expect((await tablet.disk()).items).toEqual(items);
    expect(sceneOf((await tablet.restart()).state()).at).toBe(name === "shift" ? "start" : "tally");
  });

  test.each(["device", "pin"] as const)(
    "of a damaged %s is a new code; what was kept then leaves, and a PIN is chosen",
    async (name) => {
      const tablet = await working(true);
      await damage(tablet, name, {});
      const page = await tablet.restart();
      expect(await mend(page)).toBe(false);
      const code = await enrolmentCode(published.coordinator, published.round.id, published.sites[0]?.id ?? asSiteId(""));
      good(await join(page, good(await askToJoin(page, PORTS.transport, code, null))));
      expect(sceneOf(page.state()).at).toBe(name === "device" ? "start" : "new-pin");
      const before = await handedIn();
      good(await exchange(page, PORTS, true));
      expect(await handedIn()).toBeGreaterThan(before);
      expect(sceneOf((await tablet.restart()).state()).at).toBe(name === "device" ? "start" : "new-pin");
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
    good(await exchange(page, PORTS, false));
    expect(page.state().unreadable).toBe(2);
    expect(wire.sent[0]?.request.queue.unreadable).toBe(2);
    expect((await tablet.disk()).items.filter(({ state }) => state === "received")).toHaveLength(3 + 1);
  });
});
