import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { Generation, RoundId, SiteId } from "../../../src/kernel/ids.ts";
import { type Enrolment, NewEnrolment } from "../../../src/protocol/console/rounds.ts";
import { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import { ENROL_ALPHABET, ENROL_DIGITS, normaliseEnrolCode } from "../../../src/protocol/device/enrol-code.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { HOUR } from "../../../src/server/clock.ts";
import { asSiteId } from "../../support/brands.ts";
import { enrolmentCode, newRound, type Published, publishedRound } from "../support/coordinator.ts";
import { enrol, enrolledTablet, tabletOf } from "../support/tablet.ts";
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

const UNKNOWN = [404, { problem: "code-unknown" }];

describe("an enrolment code", () => {
  test("makes one tablet of the one that shows it", async () => {
    const response = await enrol(server, await enrolmentCode(published.coordinator, roundId, siteId));
    const enrolled = v.parse(EnrolReply, response.json());
    expect(enrolled).toMatchObject({ siteId, release: published.round.release });
    const release = await server.tablet.inject({
      url: `/api/device/release?protocol=${PROTOCOL}`,
      headers: { authorization: `Bearer ${enrolled.token}` },
    });
    expect(release.json()).toEqual({ protocol: PROTOCOL, siteId, release: published.round.release });
    await expect(tabletOf(server, enrolled).sync({})).resolves.toMatchObject({ serverId: enrolled.serverId });
  });

  test("works once, also for two that show it at the same moment", async () => {
    const code = await enrolmentCode(published.coordinator, roundId, siteId);
    const both = await Promise.all([enrol(server, code), enrol(server, code)]);
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 404]));
    const third = await enrol(server, code);
    expect([third.statusCode, third.json()]).toEqual(UNKNOWN);
  });

  test("works for an hour", async () => {
    const { coordinator } = published;
    const early = (await coordinator.post("/api/enrolments", { roundId, siteId })).json<Enrolment>();
    expect(early.expires).toBe("2026-09-14T13:00Z");
    const late = await enrolmentCode(coordinator, roundId, siteId);
    server.advance(HOUR - 1);
    expect((await enrol(server, early.code)).statusCode).toBe(200);
    server.advance(1);
    const expired = await enrol(server, late);
    expect([expired.statusCode, expired.json()]).toEqual(UNKNOWN);
  });

  test("is a different one each time, of the digits that survive being read aloud, and may be typed as one likes", async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => enrolmentCode(published.coordinator, roundId, siteId)));
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      const digits = normaliseEnrolCode(code);
      expect(digits).toHaveLength(ENROL_DIGITS);
      expect([...digits].every((digit) => ENROL_ALPHABET.includes(digit))).toBe(true);
    }
    const typed = (codes[0] ?? "").toLowerCase().replaceAll("-", "  ");
    expect((await enrol(server, typed)).statusCode).toBe(200);
  });

  test("nobody has: unknown, and after many guesses too many attempts", async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 62; guess++) {
      statuses.push((await enrol(server, `GUESS-${guess}-XXXX`, "10.0.0.1")).statusCode);
    }
    expect(statuses).toEqual([...Array(60).fill(404), 429, 429]);
    expect((await enrol(server, await enrolmentCode(published.coordinator, roundId, siteId), "10.0.0.2")).statusCode).toBe(200);
  });

  test("is not stored, and neither is the device's secret", async () => {
    const code = await enrolmentCode(published.coordinator, roundId, siteId);
    const used = await enrolmentCode(published.coordinator, roundId, siteId);
    const { token } = (await enrol(server, used)).json<EnrolReply>();
    const stored = JSON.stringify([
      await server.store.queries.selectFrom("enrolment_code").selectAll().execute(),
      await server.store.queries.selectFrom("device").selectAll().execute(),
    ]);
    for (const secret of [code, normaliseEnrolCode(code), used, token]) {
      expect(stored).not.toContain(secret);
    }
  });

  test("is only given for a published round and one of its sites", async () => {
    const { coordinator } = published;
    const draft = (await coordinator.post("/api/rounds", newRound([siteId], { name: "Våren" }))).json();
    const ask = async (body: NewEnrolment) => {
      const response = await coordinator.post("/api/enrolments", v.parse(NewEnrolment, body));
      return [response.statusCode, response.json()];
    };
    expect(await ask({ roundId: draft.id, siteId })).toEqual([403, { problem: "not-allowed" }]);
    expect(await ask({ roundId, siteId: newId<SiteId>() })).toEqual([404, { problem: "not-found" }]);
    expect(await ask({ roundId: newId<RoundId>(), siteId })).toEqual([404, { problem: "not-found" }]);
  });
});

test("a tablet that is refused after its code was read leaves everything as it was: code, name and device", async () => {
  const { coordinator } = published;
  const former = await enrolledTablet(server, coordinator, roundId, siteId);
  await coordinator.post(`/api/devices/${former.deviceId}/name`, { name: "Kajsa" });
  const code = await enrolmentCode(coordinator, roundId, siteId);
  const everything = async () => [
    await server.store.queries.selectFrom("enrolment_code").selectAll().execute(),
    await server.store.queries.selectFrom("device").selectAll().execute(),
  ];
  const before = await everything();
  const release = server.store.queries.updateTable("round").where("id", "=", roundId);
  await release.set({ release: null }).execute();
  const previous = { deviceId: former.deviceId, generation: former.generation };
  const payload = { protocol: PROTOCOL, code, generation: newId<Generation>(), previous };
  const ask = () => server.tablet.inject({ method: "POST", url: "/api/device/enrol", payload });
  expect((await ask()).json()).toEqual({ problem: "not-allowed" });
  expect(await everything()).toEqual(before);
  await release.set({ release: published.round.release }).execute();
  expect((await ask()).json<EnrolReply>().name).toBe("Kajsa");
});

test("a tablet that speaks another protocol is told so", async () => {
  const payload = { protocol: 9, code: null, generation: newId<Generation>() };
  const response = await server.tablet.inject({ method: "POST", url: "/api/device/enrol", payload });
  expect([response.statusCode, response.json()]).toEqual([426, { problem: "unknown-protocol" }]);
  const odd = await server.tablet.inject({
    method: "POST",
    url: "/api/device/enrol",
    payload: { protocol: PROTOCOL, code: "short" },
  });
  expect([odd.statusCode, odd.json()]).toEqual([400, { problem: "malformed" }]);
});
