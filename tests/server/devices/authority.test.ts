import { beforeEach, describe, expect, test } from "vitest";
import type { DeviceId, RoundId, SiteId } from "../../../src/kernel/ids.ts";
import type { BatchesReply, DevicesReply, FieldworkReply, SealedAnswersReply } from "../../../src/protocol/console/fieldwork.ts";
import type { CountLot, LotsReply } from "../../../src/protocol/console/trust.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import type { SyncItem } from "../../../src/protocol/device/item.ts";
import { MOST_ITEMS } from "../../../src/protocol/device/sync.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { MOST_A_DAY } from "../../../src/server/handing-in/daily-share.ts";
import { asDate, asSiteId } from "../../support/brands.ts";
import { anotherRound, enrolmentCode, type Published, publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer, syncRequest, type Tablet, tabletOf } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let server: TestServer;
let published: Published;
let here: { readonly roundId: RoundId; readonly siteId: SiteId };
let there: { readonly roundId: RoundId; readonly siteId: SiteId };
let tablet: Tablet;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server, 2);
  const [a, b] = published.sites.map(({ id }) => id);
  here = { roundId: published.round.id, siteId: a ?? asSiteId("") };
  there = { roundId: published.round.id, siteId: b ?? asSiteId("") };
  tablet = await enrolledTablet(server, published.coordinator, here.roundId, here.siteId);
});

const complete = { kind: "complete" } as const;
const asked = async (roundId = here.roundId): Promise<FieldworkReply> =>
  (await published.coordinator.get(`/api/rounds/${roundId}/fieldwork`)).json();
const counted = ({ groups }: FieldworkReply): number => groups.reduce((sum, { counts }) => sum + counts.I, 0);
const listed = async (roundId = here.roundId): Promise<SealedAnswersReply["answers"]> =>
  (await published.coordinator.get(`/api/rounds/${roundId}/sealed-answers`)).json<SealedAnswersReply>().answers;
const devices = async (): Promise<DevicesReply["devices"]> =>
  (await published.coordinator.get(`/api/rounds/${here.roundId}/devices`)).json<DevicesReply>().devices;
const revoke = (id: DeviceId, revoked = true) => published.coordinator.post(`/api/devices/${id}/revoked`, { revoked });
const leaveOut = (id: DeviceId, leftOut = true) => published.coordinator.post(`/api/devices/${id}/left-out`, { leftOut });

/** The same tablet, enrolled for another place. */
async function movedTo({ roundId, siteId }: typeof here, from: Tablet): Promise<Tablet> {
  const { deviceId, generation } = from;
  const code = await enrolmentCode(published.coordinator, roundId, siteId);
  const payload = { protocol: PROTOCOL, code, generation: newId(), previous: { deviceId, generation } };
  const reply = await server.tablet.inject({ method: "POST", url: "/api/device/enrol", payload });
  return tabletOf(server, reply.json<EnrolReply>(), payload.generation as Tablet["generation"]);
}

describe("a tablet speaks for its own place", () => {
  test("what it says of another site of its round is kept, shown, and counted nowhere", async () => {
    const reply = await tablet.sync({ put: [markItem(outcomeMark(there, complete)), markItem(outcomeMark(here, complete))] });
    expect(reply.results.map(({ status }) => status)).toEqual(["quarantined", "stored"]);
    const fieldwork = await asked();
    expect(counted(fieldwork)).toBe(1);
    expect(fieldwork.marks).toMatchObject({ quarantined: 1, elsewhere: 1, misdated: 0 });
  });

  test("and what it says of another round of the organisation, too", async () => {
    const { round } = await anotherRound(published.coordinator, published.sites, published.keys);
    const other = { roundId: round.id, siteId: here.siteId };
    const reply = await tablet.sync({ put: [markItem(outcomeMark(other, complete)), sealedAnswer(round.id)] });
    expect(reply.results.map(({ status }) => status)).toEqual(["quarantined", "quarantined"]);
    expect(counted(await asked(round.id))).toBe(0);
    expect(await listed(round.id)).toEqual([]);
    const fieldwork = await asked();
    expect(fieldwork.marks).toMatchObject({ quarantined: 1, elsewhere: 1 });
    expect(fieldwork.answers).toMatchObject({ received: 0, quarantined: 1, elsewhere: 1 });
  });

  test("one that was enrolled anew still hands in for the places where it was, and for no others", async () => {
    const { round } = await anotherRound(published.coordinator, published.sites, published.keys);
    const next = { roundId: round.id, siteId: there.siteId };
    const moved = await movedTo(next, await movedTo(there, tablet));
    const put = [here, there, next].map((place) => markItem(outcomeMark(place, complete)));
    const stranger = markItem(outcomeMark({ roundId: round.id, siteId: here.siteId }, complete));
    const reply = await moved.sync({ put: [...put, sealedAnswer(here.roundId), stranger] });
    expect(reply.results.map(({ status }) => status)).toEqual(["stored", "stored", "stored", "stored", "quarantined"]);
    expect([counted(await asked()), counted(await asked(round.id))]).toEqual([2, 1]);
  });

  test("nobody takes over another's places who doesn't know its database", async () => {
    const { round } = await anotherRound(published.coordinator, published.sites, published.keys);
    const next = { roundId: round.id, siteId: there.siteId };
    const thief = await movedTo(next, { ...tablet, generation: newId() });
    const reply = await thief.sync({ put: [markItem(outcomeMark(here, complete))] });
    expect(reply.results.map(({ status }) => status)).toEqual(["quarantined"]);
  });
});

describe("a tablet that is revoked", () => {
  test("hands in, into quarantine, learns nothing, and can do nothing else", async () => {
    await tablet.sync({ put: [markItem(outcomeMark(here, complete))] });
    expect((await revoke(tablet.deviceId)).json()).toEqual({ revoked: true });
    const reply = await tablet.sync({ put: [markItem(outcomeMark(here, complete)), sealedAnswer(here.roundId)] });
    expect(reply.results.map(({ status }) => status)).toEqual(["quarantined", "quarantined"]);
    expect([reply.site, reply.release]).toEqual([null, null]);
    const fieldwork = await asked();
    expect(counted(fieldwork)).toBe(1);
    expect(fieldwork.marks).toMatchObject({ quarantined: 1, revoked: 1, elsewhere: 0 });
    expect(fieldwork.answers).toMatchObject({ received: 0, quarantined: 1, revoked: 1 });
    expect(await devices()).toMatchObject([{ revoked: "2026-09-14", leftOut: null }]);
    const headers = { authorization: `Bearer ${tablet.token}` };
    const release = await server.tablet.inject({ method: "GET", url: `/api/device/release?protocol=${PROTOCOL}`, headers });
    expect([release.statusCode, release.json()]).toEqual([401, { problem: "not-enrolled" }]);
  });

  test("for thirty days, and then no more", async () => {
    await revoke(tablet.deviceId);
    server.advance(30 * DAY_MS);
    expect((await tablet.sync({ put: [sealedAnswer(here.roundId)] })).results[0]?.status).toBe("quarantined");
    server.advance(DAY_MS);
    const refused = await tablet.send({ protocol: PROTOCOL });
    expect([refused.statusCode, refused.json()]).toEqual([401, { problem: "not-enrolled" }]);
  });

  test("is believed again where that was a mistake, and takes no places along while it is not", async () => {
    await revoke(tablet.deviceId);
    const moved = await movedTo(there, tablet);
    expect((await moved.sync({ put: [markItem(outcomeMark(here, complete))] })).results[0]?.status).toBe("quarantined");
    expect((await revoke(tablet.deviceId, false)).json()).toEqual({ revoked: false });
    expect((await tablet.sync({ put: [markItem(outcomeMark(here, complete))] })).results[0]?.status).toBe("stored");
  });
});

describe("a tablet that brings more than any can have", () => {
  test("waits for tomorrow, whatever others bring; nothing of what it brought is lost, and what is there already counts for nothing", async () => {
    const lot = (): SyncItem[] => Array.from({ length: MOST_ITEMS }, () => sealedAnswer(here.roundId, "made up"));
    const [first = lot(), ...others] = Array.from({ length: MOST_A_DAY / MOST_ITEMS }, lot);
    for (const put of [first, first, ...others]) {
      await tablet.sync({ put });
    }
    const refused = await tablet.send(syncRequest({ put: [sealedAnswer(here.roundId)] }));
    expect([refused.statusCode, refused.json()]).toEqual([429, { problem: "too-many-attempts" }]);
    const second = await enrolledTablet(server, published.coordinator, here.roundId, here.siteId);
    expect((await second.sync({ put: [sealedAnswer(here.roundId)] })).results[0]?.status).toBe("stored");
    server.advance(DAY_MS);
    expect((await tablet.sync({ put: [sealedAnswer(here.roundId)] })).results[0]?.status).toBe("stored");
    const { n } = await server.store.queries
      .selectFrom("sealed_answer")
      .select(({ fn }) => fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(MOST_A_DAY + 2);
  });
});

describe("a tablet that is left out", () => {
  test("counts nowhere, whatever it handed in and hands in, until it is counted again", async () => {
    const second = await enrolledTablet(server, published.coordinator, here.roundId, here.siteId);
    const bring = (from: Tablet) => from.sync({ put: [markItem(outcomeMark(here, complete)), sealedAnswer(here.roundId)] });
    await bring(tablet);
    await bring(second);
    expect(counted(await asked())).toBe(2);
    expect((await leaveOut(tablet.deviceId)).json()).toEqual({ leftOut: true });
    const without = await asked();
    expect(counted(without)).toBe(1);
    expect(without.answers).toMatchObject({ received: 1, expected: 1, leftOut: 1, quarantined: 0 });
    expect(without.marks).toMatchObject({ leftOut: 1, quarantined: 0 });
    expect((await bring(tablet)).results.map(({ status }) => status)).toEqual(["stored", "stored"]);
    const later = await asked();
    expect(counted(later)).toBe(1);
    expect(later.answers).toMatchObject({ received: 1, expected: 1, leftOut: 2 });
    expect((await listed()).map(({ state }) => state).sort()).toEqual(["left-out", "left-out", "stored"]);
    expect((await second.sync({})).site?.counts.I).toBe(1);
    const batches = (await published.coordinator.get(`/api/rounds/${here.roundId}/batches`)).json<BatchesReply>().batches;
    expect(
      batches
        .map(({ deviceId, leftOut, tabletLeftOut }) => `${deviceId === tablet.deviceId} ${leftOut} ${tabletLeftOut}`)
        .toSorted(),
    ).toEqual(["false null null", "true null 2026-09-14", "true null 2026-09-14"]);
    await leaveOut(tablet.deviceId, false);
    const again = await asked();
    expect(counted(again)).toBe(3);
    expect(again.answers).toMatchObject({ received: 3, expected: 3, leftOut: 0 });
  });

  test("one transfer can be left out by itself", async () => {
    await tablet.sync({ put: [sealedAnswer(here.roundId)] });
    await tablet.sync({ put: [sealedAnswer(here.roundId), sealedAnswer(here.roundId)] });
    const batches = async (): Promise<BatchesReply["batches"]> =>
      (await published.coordinator.get(`/api/rounds/${here.roundId}/batches`)).json<BatchesReply>().batches;
    const of2 = (await batches()).find(({ answers }) => answers === 2);
    const reply = await published.coordinator.post(`/api/batches/${of2?.id}/left-out`, { leftOut: true });
    expect(reply.json()).toEqual({ leftOut: true });
    expect((await asked()).answers).toMatchObject({ received: 1, leftOut: 2 });
    expect((await batches()).map(({ answers, leftOut }) => `${answers} ${leftOut}`).sort()).toEqual(["1 null", "2 2026-09-14"]);
  });

  test("what nobody has can't be left out or revoked", async () => {
    for (const path of [`devices/${newId()}/left-out`, `batches/${newId()}/left-out`]) {
      expect((await published.coordinator.post(`/api/${path}`, { leftOut: true })).statusCode).toBe(404);
    }
    expect((await revoke(newId<DeviceId>())).statusCode).toBe(404);
  });
});

describe("what was not believed", () => {
  const lots = async (roundId = here.roundId): Promise<LotsReply["lots"]> =>
    (await published.coordinator.get(`/api/rounds/${roundId}/kept-apart`)).json<LotsReply>().lots;
  const count = (lot: CountLot, roundId = here.roundId) => published.coordinator.post(`/api/rounds/${roundId}/kept-apart`, lot);

  test("of another place is listed by tablet and round, and counts when a coordinator says so; and from then on", async () => {
    const { round } = await anotherRound(published.coordinator, published.sites, published.keys);
    const other = { roundId: round.id, siteId: there.siteId };
    await tablet.sync({ put: [markItem(outcomeMark(other, complete)), sealedAnswer(round.id), sealedAnswer(here.roundId)] });
    const lot = { deviceId: tablet.deviceId, why: "elsewhere" as const, roundId: round.id };
    expect(await lots()).toEqual([{ ...lot, known: true, siteIds: [there.siteId], marks: 1, answers: 1 }]);
    expect((await count(lot)).json()).toEqual({ marks: 1, answers: 1 });
    expect(await lots()).toEqual([]);
    expect([counted(await asked()), counted(await asked(round.id))]).toEqual([0, 1]);
    expect((await asked(round.id)).answers).toMatchObject({ received: 1, expected: 1, quarantined: 0 });
    expect((await asked()).answers).toMatchObject({ received: 1, quarantined: 0 });
    expect((await listed(round.id)).map(({ state, siteId }) => [state, siteId])).toEqual([["stored", there.siteId]]);
    const batches = (await published.coordinator.get(`/api/rounds/${here.roundId}/batches`)).json<BatchesReply>().batches;
    expect(batches.map(({ answers }) => answers)).toEqual([1]);
    const reply = await tablet.sync({ put: [markItem(outcomeMark(other, complete))] });
    expect(reply.results[0]?.status).toBe("stored");
  });

  test("of a tablet that was revoked by mistake counts when a coordinator says so, except what can be of no day of the round", async () => {
    await revoke(tablet.deviceId);
    const wrong = outcomeMark(here, complete, { date: asDate("2000-01-01") });
    await tablet.sync({ put: [wrong, outcomeMark(here, complete)].map(markItem) });
    await tablet.sync({ put: [sealedAnswer(here.roundId)] });
    const lot = { deviceId: tablet.deviceId, why: "revoked" as const, roundId: here.roundId };
    expect(await lots()).toMatchObject([{ ...lot, marks: 2, answers: 1 }]);
    expect((await count(lot)).json()).toEqual({ marks: 1, answers: 1 });
    const fieldwork = await asked();
    expect(counted(fieldwork)).toBe(1);
    expect(fieldwork.answers).toMatchObject({ received: 1, expected: 1, quarantined: 0 });
    expect(fieldwork.marks).toMatchObject({ quarantined: 1, revoked: 0, misdated: 1 });
  });

  test("can't be counted in a round that nobody has, or for a tablet that nobody knows", async () => {
    const nowhere = newId<RoundId>();
    await tablet.sync({ put: [sealedAnswer(nowhere)] });
    const lot = { deviceId: tablet.deviceId, why: "elsewhere" as const, roundId: nowhere };
    expect(await lots()).toMatchObject([{ ...lot, known: false, answers: 1 }]);
    expect((await count(lot)).statusCode).toBe(404);
    expect((await count({ ...lot, deviceId: newId<DeviceId>(), roundId: here.roundId })).statusCode).toBe(404);
    expect(await lots()).toMatchObject([{ ...lot, answers: 1 }]);
  });
});
