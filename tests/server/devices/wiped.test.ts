import { beforeEach, describe, expect, test } from "vitest";
import type { DeviceId, Generation } from "../../../src/kernel/ids.ts";
import type { DevicesReply } from "../../../src/protocol/console/fieldwork.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { asDeviceId, asSiteId } from "../../support/brands.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, sealedAnswer, type Tablet } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;
let tablet: Tablet;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
  tablet = await enrolledTablet(server, published.coordinator, published.round.id, published.sites[0]?.id ?? asSiteId(""));
});

const queue = (pending: number) => ({ pending, acknowledged: 0, oldestMinutes: 5, marksPending: 4, unreadable: 0 });
const report = (changes: object) =>
  server.tablet.inject({
    method: "POST",
    url: "/api/device/wiped",
    payload: { protocol: PROTOCOL, deviceId: tablet.deviceId, generation: tablet.generation, answers: 3, marks: 7, ...changes },
  });
const alarms = async (): Promise<DevicesReply["wiped"]> =>
  (await published.coordinator.get(`/api/rounds/${published.round.id}/devices`)).json<DevicesReply>().wiped;

describe("a database that a tablet has lost", () => {
  test("is an alarm with its bound and the last word before it, from the report on and for ever", async () => {
    await tablet.sync({ queue: queue(3) });
    expect(await alarms()).toEqual([]);
    server.advance(60_000);
    expect((await report({})).json()).toEqual({ protocol: PROTOCOL, known: true });
    const alarm = {
      deviceId: tablet.deviceId,
      siteId: tablet.siteId,
      noticed: "2026-09-14T12:01Z",
      answers: 3,
      marks: 7,
      lastContact: "2026-09-14T12:00Z",
      pending: 3,
    };
    expect(await alarms()).toEqual([alarm]);
    server.advance(60_000);
    await report({ answers: 1, marks: 9 });
    expect(await alarms()).toEqual([{ ...alarm, marks: 9 }]);
  });

  test("is noticed without a report when the tablet comes with another one, and its last word stays", async () => {
    await tablet.sync({ queue: queue(3) });
    const next = newId<Generation>();
    await tablet.sync({ generation: next, queue: queue(0) });
    await tablet.sync({ generation: next, queue: queue(1) });
    expect(await alarms()).toMatchObject([{ answers: null, marks: null, pending: 3, lastContact: "2026-09-14T12:00Z" }]);
    await report({});
    expect(await alarms()).toMatchObject([{ answers: 3, marks: 7, pending: 3 }]);
  });

  test("says nothing of the one that came after, also when something of the old one arrives late", async () => {
    await tablet.sync({ queue: queue(3) });
    await tablet.sync({ generation: newId<Generation>(), queue: queue(0) });
    await tablet.sync({ queue: queue(2), put: [sealedAnswer(published.round.id)] });
    expect(await alarms()).toMatchObject([{ pending: 1 }]);
    expect(await alarms()).toHaveLength(1);
  });

  test.each([
    ["a device that nobody knows", { deviceId: newId<DeviceId>() }],
    ["a database that nobody knows", { generation: newId<Generation>() }],
  ])("is not %s", async (_, changes) => {
    expect((await report(changes)).json()).toEqual({ protocol: PROTOCOL, known: false });
    expect(await alarms()).toEqual([]);
  });

  test.each([{ answers: -1 }, { marks: 1.5 }, { deviceId: asDeviceId("x") }, { more: 1 }])(
    "is not reported by %j",
    async (changes) => {
      expect((await report(changes)).statusCode).toBe(400);
      expect(await alarms()).toEqual([]);
    },
  );
});
