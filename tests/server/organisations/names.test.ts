import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { DeviceId, Generation, RoundId, SiteId } from "../../../src/kernel/ids.ts";
import { nameKey } from "../../../src/kernel/names.ts";
import { BatchesReply, DevicesReply } from "../../../src/protocol/console/fieldwork.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { asGeneration, asSiteId } from "../../support/brands.ts";
import { anotherRound, newRound, PASSWORD, type Published, publishedRound, visitor } from "../support/coordinator.ts";
import { sealedAnswer, tabletOf } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;
let roundId: RoundId;
let siteId: SiteId;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
  roundId = published.round.id;
  siteId = published.sites[0]?.id ?? asSiteId("");
});

const post = (path: string, body: object) => published.coordinator.post(path, body);
const replyOf = async (response: ReturnType<typeof post>): Promise<unknown[]> => {
  const { statusCode, json } = await response;
  return [statusCode, json()];
};
const codeFor = async (name?: string): Promise<string> =>
  (await post("/api/enrolments", { roundId, siteId, ...(name === undefined ? {} : { name }) })).json().code;
type Known = { readonly deviceId: DeviceId; readonly generation: Generation };
const enrol = (code: string, name?: string, previous?: Known, generation = newId<Generation>()) => {
  const said = { ...(name === undefined ? {} : { name }), ...(previous === undefined ? {} : { previous }) };
  const payload = { protocol: PROTOCOL, code, generation, ...said };
  return server.tablet.inject({ method: "POST", url: "/api/device/enrol", payload });
};
const devices = async (): Promise<DevicesReply["devices"]> =>
  v.parse(DevicesReply, (await published.coordinator.get(`/api/rounds/${roundId}/devices`)).json()).devices;

const numerically = (one: number, other: number): number => one - other;
const TAKEN = [409, { problem: "already-exists" }];
/** Each looks like the first. */
const SAME = ["Disken", "DISKEN", " disken ", "Dis\u00adken", "\u202eDisken\u202c", "Disken\u200b", "Disken\u2800"];

describe("a tablet's name", () => {
  test("is what its holder says, else what its code was made with, else none; and stands wherever the tablet is named", async () => {
    const said = (await enrol(await codeFor("Köket"), "  Di\u00adsken ")).json<EnrolReply>();
    const given = (await enrol(await codeFor("Köket"))).json<EnrolReply>();
    const none = (await enrol(await codeFor())).json<EnrolReply>();
    expect([said.name, given.name, none.name]).toEqual(["Disken", "Köket", null]);
    await tabletOf(server, said).sync({ put: [sealedAnswer(roundId)] });
    const named = new Map((await devices()).map(({ id, name }) => [id, name]));
    expect([said, given, none].map(({ deviceId }) => named.get(deviceId))).toEqual(["Disken", "Köket", null]);
    const { batches } = v.parse(BatchesReply, (await published.coordinator.get(`/api/rounds/${roundId}/batches`)).json());
    expect(batches).toMatchObject([{ deviceId: said.deviceId, deviceName: "Disken" }]);
  });

  test("of which another one looks the same is refused, and the code stays good", async () => {
    const [first = "", ...others] = SAME;
    await enrol(await codeFor(), first);
    for (const name of others) {
      const code = await codeFor();
      expect([name, await replyOf(enrol(code, name))]).toEqual([name, TAKEN]);
      expect((await enrol(code, undefined)).statusCode).toBe(200);
      expect([name, await replyOf(post("/api/enrolments", { roundId, siteId, name }))]).toEqual([name, TAKEN]);
    }
    expect((await devices()).filter(({ name }) => name !== null)).toHaveLength(1);
  });

  test("may be the same in another round", async () => {
    await enrol(await codeFor(), "Disken");
    const other = await anotherRound(published.coordinator, published.sites, published.keys);
    const { code } = (await post("/api/enrolments", { roundId: other.round.id, siteId })).json();
    expect((await enrol(code, "Disken")).json()).toMatchObject({ name: "Disken" });
  });

  test("that two bring at the same moment is given to one of them; the other one's code stays good", async () => {
    const codes = [await codeFor(), await codeFor()];
    const both = await Promise.all(codes.map((code, position) => enrol(code, SAME[position])));
    expect(both.map(({ statusCode }) => statusCode).toSorted(numerically)).toEqual([200, 409]);
    const loser = codes[both.findIndex(({ statusCode }) => statusCode === 409)] ?? "";
    expect((await enrol(loser, "Köket")).statusCode).toBe(200);
  });

  test("that nobody would see is none", async () => {
    expect((await enrol(await codeFor(), "\u200b\u2800")).json()).toMatchObject({ name: null });
    expect(await replyOf(post("/api/enrolments", { roundId, siteId, name: "\u200b" }))).toEqual([400, { problem: "malformed" }]);
  });

  test("can be changed and taken away in the console", async () => {
    const [one, two] = [
      (await enrol(await codeFor(), "Disken")).json<EnrolReply>(),
      (await enrol(await codeFor())).json<EnrolReply>(),
    ];
    const rename = (id: string, name: string | null) => replyOf(post(`/api/devices/${id}/name`, { name }));
    expect(await rename(two.deviceId, "DISKEN\u00ad")).toEqual(TAKEN);
    expect(await rename(two.deviceId, "\u200b")).toEqual([400, { problem: "malformed" }]);
    expect(await rename(two.deviceId, " Kö\u200bket ")).toEqual([200, { name: "Köket" }]);
    expect(await rename(two.deviceId, "KÖKET")).toEqual([200, { name: "KÖKET" }]);
    expect(await rename(one.deviceId, null)).toEqual([200, { name: null }]);
    expect(await rename(two.deviceId, "Disken")).toEqual([200, { name: "Disken" }]);
    expect(await rename(newId(), "Disken 2")).toEqual([404, { problem: "not-found" }]);
    const both = await Promise.all([rename(one.deviceId, "Blå"), rename(two.deviceId, "blå")]);
    expect(both.map(([status]) => Number(status)).toSorted(numerically)).toEqual([200, 409]);
  });
});

describe("the name of a tablet that is enrolled anew", () => {
  let former: Known;

  beforeEach(async () => {
    const generation = newId<Generation>();
    const { deviceId } = (await enrol(await codeFor(), "Disken", undefined, generation)).json<EnrolReply>();
    former = { deviceId, generation };
  });
  const namesOf = async () => (await devices()).map(({ name, older }) => `${name}${older ? ", older" : ""}`).toSorted();

  test("goes on where no other is given; what it was before is told from it", async () => {
    expect((await enrol(await codeFor(), undefined, former)).json()).toMatchObject({ name: "Disken" });
    expect(await namesOf()).toEqual(["Disken", "Disken, older"]);
  });

  test("can be given to it again, by its holder or in the console, and any other name can", async () => {
    expect((await enrol(await codeFor(), "DISKEN", former)).json()).toMatchObject({ name: "DISKEN" });
    await server.store.queries.updateTable("device").set({ name_key: null }).execute();
    expect((await enrol(await codeFor("Disken"), undefined, former)).json()).toMatchObject({ name: "Disken" });
    expect((await enrol(await codeFor(), "Köket", former)).json()).toMatchObject({ name: "Köket" });
  });

  test("goes on through a place that the assistant turned down, and through another round", async () => {
    const generation = newId<Generation>();
    const { deviceId } = (await enrol(await codeFor(), undefined, former, generation)).json<EnrolReply>();
    const other = await anotherRound(published.coordinator, published.sites, published.keys);
    const { code } = (await post("/api/enrolments", { roundId: other.round.id, siteId })).json();
    const there = newId<Generation>();
    const moved = (await enrol(code, undefined, { deviceId, generation }, there)).json<EnrolReply>();
    expect(moved.name).toBe("Disken");
    const back = await enrol(await codeFor(), undefined, { deviceId: moved.deviceId, generation: there });
    expect(back.json()).toMatchObject({ name: "Disken" });
  });

  test("is not given to who knows only half of what it was", async () => {
    for (const guess of [
      { ...former, generation: newId<Generation>() },
      { ...former, deviceId: newId<DeviceId>() },
    ]) {
      expect((await enrol(await codeFor(), undefined, guess)).json()).toMatchObject({ name: null });
      expect(await replyOf(enrol(await codeFor(), "Disken", guess))).toEqual(TAKEN);
    }
  });

  test("is left where another one has taken it since", async () => {
    await enrol(await codeFor(), "Köket", former);
    await enrol(await codeFor(), "Disken");
    expect((await enrol(await codeFor(), undefined, former)).json()).toMatchObject({ name: null });
    expect(await replyOf(enrol(await codeFor(), "Disken", former))).toEqual(TAKEN);
  });

  test("is free from the moment on that its database is reported gone, and not when an older one of it is", async () => {
    const report = (generation: Generation) => {
      const payload = { protocol: PROTOCOL, deviceId: former.deviceId, generation, answers: 0, marks: 0 };
      return server.tablet.inject({ method: "POST", url: "/api/device/wiped", payload });
    };
    await report(newId());
    expect(await replyOf(post("/api/enrolments", { roundId, siteId, name: "Disken" }))).toEqual(TAKEN);
    await report(former.generation);
    expect((await enrol(await codeFor("Disken"))).json()).toMatchObject({ name: "Disken" });
  });

  test("stays with a device that has come with another database since", async () => {
    const again = (await enrol(await codeFor(), "Köket")).json<EnrolReply>();
    const tablet = tabletOf(server, again);
    const [first, next] = [newId(), newId()];
    await tablet.sync({ generation: asGeneration(first) });
    await tablet.sync({ generation: asGeneration(next) });
    const payload = { protocol: PROTOCOL, deviceId: again.deviceId, generation: first, answers: 0, marks: 0 };
    await server.tablet.inject({ method: "POST", url: "/api/device/wiped", payload });
    expect(await replyOf(enrol(await codeFor(), "Köket"))).toEqual(TAKEN);
  });
});

test("what a tablet can't read is told of its present database alone", async () => {
  const tablet = tabletOf(server, (await enrol(await codeFor())).json<EnrolReply>());
  const said = { pending: 0, acknowledged: 0, oldestMinutes: null, marksPending: 0 };
  await tablet.sync({ generation: newId<Generation>(), queue: { ...said, unreadable: 5 } });
  expect(await devices()).toMatchObject([{ unreadable: 5 }]);
  await tablet.sync({ generation: newId<Generation>(), queue: { ...said, unreadable: 2 } });
  expect(await devices()).toMatchObject([{ unreadable: 2 }]);
});

describe.each([
  ["sites", "/api/sites", (name: string): object => ({ name })],
  ["rounds", "/api/rounds", (name: string): object => newRound([siteId], { name })],
] as const)("names of %s", (table, path, body) => {
  test("that look the same are refused", async () => {
    const [first = "", ...others] = SAME;
    expect((await post(path, body(` ${first}  ett`))).json()).toMatchObject({ name: `${first} ett` });
    for (const name of others) {
      expect([name, await replyOf(post(path, body(`${name} ett`)))]).toEqual([name, TAKEN]);
    }
    expect((await post(path, body("Disken två"))).statusCode).toBe(200);
  });

  test("that nobody would see are none", async () => {
    for (const name of ["", " ", "\u200b", "\u00ad\u2066\u2069", "\u2800", "\u0007"]) {
      expect([name, await replyOf(post(path, body(name)))]).toEqual([name, [400, { problem: "malformed" }]]);
    }
  });

  test("are kept apart by the database itself, also when two come at once", async () => {
    const both = await Promise.all(["Nytt", "nytt", "NYTT\u200b"].map((name) => replyOf(post(path, body(name)))));
    expect(both.map(([status]) => Number(status)).toSorted(numerically)).toEqual([200, 409, 409]);
    const [row] = await server.store.queries
      .selectFrom(table === "sites" ? "site" : "round")
      .selectAll()
      .where("name_key", "=", nameKey("nytt"))
      .execute();
    const twin = server.store.queries
      .insertInto(table === "sites" ? "site" : "round")
      .values({ ...row, id: newId() } as never)
      .execute();
    await expect(twin).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_UNIQUE" });
  });
});

test("people sign in however they space their name, and whatever signs their keyboard adds", async () => {
  for (const userName of ["Samira", "\u200bSAMIRA", " sa\u00admira ", "Ｓamira"]) {
    const response = await visitor(server).post("/api/session", { userName, password: PASSWORD });
    expect([userName, response.statusCode]).toEqual([userName, 200]);
  }
});

test("an organisation is not called what the practice one is called, nor by a name that nobody sees", async () => {
  const practice = await testServer({ practice: true });
  const setUp = async (organisationName: string, userName = "Samira") =>
    replyOf(
      visitor(practice).post("/api/set-up", { setUpCode: practice.setUpCode, organisationName, userName, password: PASSWORD }),
    );
  expect(await setUp("ÖVNINGSKOMMUNEN\u200b")).toEqual(TAKEN);
  expect(await setUp("Provkommunen", "övning")).toEqual(TAKEN);
  expect(await setUp("\u2800\u200b")).toEqual([400, { problem: "malformed" }]);
  expect((await setUp("Provkommunen"))[0]).toBe(200);
});
