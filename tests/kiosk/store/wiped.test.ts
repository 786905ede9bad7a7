import type { DeviceId, Generation } from "../../../src/kernel/ids.ts";
import { asSiteId } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { err, ok } from "../../../src/kernel/result.ts";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { join } from "../../../src/kiosk/place/joining.ts";
import { reportWiped } from "../../../src/kiosk/place/report-wiped.ts";
import { browserCanary } from "../../../src/kiosk/store/browser-canary.ts";
import { type Canary, type CanaryRecord, readCanary } from "../../../src/kiosk/store/canary.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { tryPin } from "../../../src/kiosk/tablet/pin/pin-entry.ts";
import { sceneOf } from "../../../src/kiosk/tablet/scene.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import type { DevicesReply } from "../../../src/protocol/console/fieldwork.ts";
import { newId } from "../../../src/sealing/random.ts";
import { good, readDisk } from "../../contracts/outbox.ts";
import { enrolmentCode, type Published, publishedRound } from "../../server/support/coordinator.ts";
import { type TestServer, testServer } from "../../server/support/test-server.ts";
import { type Network, network } from "../support/network.ts";
import { answerOn, PORTS, siteTablet } from "../support/site.ts";
import type { TestTablet } from "../support/test-tablet.ts";

const PIN = "8305";

let server: TestServer;
let published: Published;
let wire: Network;

beforeAll(async () => {
  server = await testServer({}, true);
  published = await publishedRound(server);
});

afterAll(() => server.close());

beforeEach(() => {
  wire = network();
  wire.connect(server);
  vi.stubGlobal("fetch", wire.fetch);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const code = (): Promise<string> =>
  enrolmentCode(published.coordinator, published.round.id, published.sites[0]?.id ?? asSiteId(""));

async function wipe(tablet: TestTablet): Promise<void> {
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(tablet.name).addEventListener("success", resolve);
  });
}

/** With a PIN, one answer and three marks that no server has. */
async function working(): Promise<TestTablet> {
  const tablet = await siteTablet(published);
  await choosePin(tablet.page(), PIN);
  await answerOn(tablet.page());
  await markContact(tablet.page(), { kind: "missed" }, null);
  return tablet;
}

const alarmsOf = async (deviceId: DeviceId | undefined): Promise<DevicesReply["wiped"]> => {
  const reply = await published.coordinator.get(`/api/rounds/${published.round.id}/devices`);
  return reply.json<DevicesReply>().wiped.filter((wiped) => wiped.deviceId === deviceId);
};
const deviceOf = (page: Tablet): DeviceId | undefined => page.state().device?.deviceId;

describe("a tablet whose database was emptied", () => {
  test("is locked in this page and in the next, tells the server, and the console says how much may be missing", async () => {
    const tablet = await working();
    const device = deviceOf(tablet.page());
    await wipe(tablet);
    expect(await markContact(tablet.page(), { kind: "left" }, null)).toBeNull();
    expect(sceneOf(tablet.page().state()).at).toBe("wiped");
    expect(tablet.page().state().storageFailure).toBeNull();
    const page = await tablet.restart();
    expect(sceneOf(page.state())).toMatchObject({ at: "wiped", hasPin: true, wiped: { record: { answers: 1, marks: 4 } } });

    expect(await alarmsOf(device)).toEqual([]);
    good(await reportWiped(page, PORTS.transport));
    expect(await alarmsOf(device)).toMatchObject([{ answers: 1, marks: 4, pending: null, noticed: "2026-09-14T12:00Z" }]);
    good(await reportWiped(page, PORTS.transport));
    expect(await alarmsOf(device)).toHaveLength(1);
    expect(page.state().wiped?.record?.reported).toBe(true);
    expect((await tablet.restart()).state().wiped?.record?.reported).toBe(true);
  });

  test("counts wrong PINs through reloads, although there is no database to count them in", async () => {
    const tablet = await working();
    await wipe(tablet);
    for (let wrong = 1; wrong <= 5; wrong++) {
      expect(await tryPin(await tablet.restart(), "0000")).toBe("wrong");
    }
    expect(await tryPin(await tablet.restart(), PIN)).toBe("locked");
    expect(await readDisk(tablet.name)).toEqual({ items: [], releases: [], singles: [] });
  });

  test("joins anew only when the server knows, keeps its PIN, and works as before; the old alarm stays", async () => {
    const tablet = await working();
    const device = deviceOf(tablet.page());
    await wipe(tablet);
    const page = await tablet.restart();
    const unheard = { ...PORTS.transport, wiped: async () => err("storage-failed" as const) };
    expect(await askToJoin(page, unheard, await code(), null)).toEqual(err("storage-failed"));
    good(await join(page, good(await askToJoin(page, PORTS.transport, await code(), null))));
    expect(sceneOf(page.state()).at).toBe("start");
    expect(await tryPin(page, PIN)).toBe("right");
    expect(await alarmsOf(device)).toMatchObject([{ answers: 1, marks: 3 }]);
    expect(sceneOf((await tablet.restart()).state()).at).toBe("start");
    expect(await alarmsOf(deviceOf(page))).toEqual([]);
  });

  test("is called as before when it is enrolled anew, whatever of it is left", async () => {
    const tablet = await working();
    const named = good(await askToJoin(tablet.page(), PORTS.transport, await code(), null, "Disken"));
    good(await join(tablet.page(), named));
    await wipe(tablet);
    const page = await tablet.restart();
    expect(sceneOf(page.state()).at).toBe("wiped");
    const anew = good(await askToJoin(page, PORTS.transport, await code(), null));
    expect(anew.reply.name).toBe("Disken");
  });

  test("joins where the server has never known it: there is nobody to tell", async () => {
    const tablet = await working();
    await wipe(tablet);
    const page = await tablet.restart();
    expect(await reportWiped(page, { ...PORTS.transport, wiped: async () => ok({ protocol: 2, known: false }) })).toEqual(
      ok(undefined),
    );
    expect(page.state().wiped?.record?.reported).toBe(true);
  });
});

describe("the canary of a browser", () => {
  const RECORD: CanaryRecord = {
    deviceId: newId<DeviceId>(),
    generation: newId<Generation>(),
    next: null,
    answers: 3,
    marks: 7,
    pin: { salt: "00", hash: "11" },
    pinGuard: { wrong: 1, waitMs: 0 },
    place: { organisation: "Norrby", site: "Väntrum A", practice: false },
    reported: false,
  };

  let stored: Map<string, string>;
  let cookie: string;
  let canary: Canary;

  beforeEach(() => {
    stored = new Map();
    cookie = "";
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    });
    vi.stubGlobal("location", { protocol: "https:" });
    vi.stubGlobal("document", {
      get cookie() {
        return cookie.split(";")[0] ?? "";
      },
      set cookie(set: string) {
        cookie = set;
      },
    });
    canary = browserCanary();
  });

  test("stands in two places; what a server could try PINs on is not in the one that it is sent", () => {
    expect(canary.read()).toBeNull();
    canary.write(RECORD);
    expect(canary.read()).toEqual(RECORD);
    expect(cookie).toContain(`${RECORD.deviceId}.${RECORD.generation}.3.7;path=/;`);
    expect(cookie).toMatch(/;samesite=strict;secure$/);
    expect(cookie).not.toContain("hash");
    expect(cookie.split(";")[0]?.split(".")).toHaveLength(4);
  });

  test("is read from whichever is left, and the higher of two bounds counts", () => {
    canary.write(RECORD);
    stored.clear();
    expect(canary.read()).toMatchObject({ generation: RECORD.generation, answers: 3, marks: 7, pin: null });
    canary.write(RECORD);
    cookie = "";
    expect(canary.read()).toEqual(RECORD);
    cookie = `streck-canary=${RECORD.deviceId}.${RECORD.generation}.9.2;`;
    expect(canary.read()).toEqual({ ...RECORD, answers: 9 });
    cookie = `streck-canary=${newId()}.${newId()}.9.9;`;
    expect(canary.read()).toEqual(RECORD);
  });

  test("that can't be read still says that there was a tablet", () => {
    for (const text of ["", "{}", "null", "not JSON", JSON.stringify({ ...RECORD, marks: -1 })]) {
      stored.set("streck.canary", text);
      expect(canary.read()).toBe("unreadable");
      expect(readCanary(text)).toBe("unreadable");
    }
  });

  test("does no harm where the browser forbids storage", () => {
    const forbid = (): never => {
      throw new DOMException("forbidden", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: forbid, setItem: forbid });
    canary.write(RECORD);
    expect(canary.read()).toMatchObject({ answers: 3, marks: 7 });
    vi.stubGlobal("document", {
      get cookie() {
        return forbid();
      },
    });
    canary.write(RECORD);
    expect(canary.read()).toBeNull();
  });
});
