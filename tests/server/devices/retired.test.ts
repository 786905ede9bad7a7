import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { DeviceId } from "../../../src/kernel/ids.ts";
import { DevicesReply } from "../../../src/protocol/console/fieldwork.ts";
import { newId } from "../../../src/sealing/random.ts";
import { asSiteId } from "../../support/brands.ts";
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

const retire = (id: DeviceId, retired: boolean) => published.coordinator.post(`/api/devices/${id}/retired`, { retired });
const devices = async (): Promise<DevicesReply["devices"]> =>
  v.parse(DevicesReply, (await published.coordinator.get(`/api/rounds/${published.round.id}/devices`)).json()).devices;

describe("a tablet that is taken out of use", () => {
  test("is listed so, until it is taken back", async () => {
    expect((await devices()).map(({ retired }) => retired)).toEqual([false]);
    expect((await retire(tablet.deviceId, true)).json()).toEqual({ retired: true });
    expect((await devices()).map(({ retired }) => retired)).toEqual([true]);
    await retire(tablet.deviceId, false);
    expect((await devices()).map(({ retired }) => retired)).toEqual([false]);
  });

  test("still hands in what it holds", async () => {
    await retire(tablet.deviceId, true);
    const answer = sealedAnswer(published.round.id);
    const reply = await tablet.sync({ put: [answer] });
    expect(reply.results).toEqual([{ id: answer.id, sha256: answer.sha256, status: "stored" }]);
    expect(await devices()).toMatchObject([{ retired: true, pending: 0 }]);
  });

  test("is one of this organisation's", async () => {
    expect((await retire(newId<DeviceId>(), true)).statusCode).toBe(404);
  });
});

test("tablets are numbered within their round, so that each is called by something", async () => {
  await enrolledTablet(server, published.coordinator, published.round.id, published.sites[0]?.id ?? asSiteId(""));
  await enrolledTablet(server, published.coordinator, published.round.id, published.sites[0]?.id ?? asSiteId(""));
  expect((await devices()).map(({ number }) => number).toSorted((one, other) => one - other)).toEqual([1, 2, 3]);
});
