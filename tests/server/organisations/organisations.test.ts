import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../src/sealing/random.ts";
import { asSiteId } from "../../support/brands.ts";
import {
  announcement,
  type Coordinator,
  makeKeys,
  newRound,
  type Published,
  publishedRound,
  visitor,
} from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer, type Tablet } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let own: Published;
let practice: Coordinator;
let tablet: Tablet;

beforeAll(async () => {
  server = await testServer({ practice: true }, true);
  own = await publishedRound(server);
  tablet = await enrolledTablet(server, own.coordinator, own.round.id, own.sites[0]?.id ?? asSiteId(""));
  const place = { roundId: own.round.id, siteId: own.sites[0]?.id ?? asSiteId("") };
  await tablet.sync({ put: [sealedAnswer(own.round.id), markItem(outcomeMark(place, { kind: "complete" }))] });
  practice = visitor(server);
  await practice.post("/api/session/practice");
});

afterAll(() => server.close());

describe("another organisation on the same server", () => {
  test("sees none of ours", async () => {
    const { id } = own.round;
    expect((await practice.get("/api/sites")).body).not.toContain(own.sites[0]?.id);
    expect((await practice.get("/api/rounds")).body).not.toContain(id);
    expect((await practice.get("/api/keys")).body).not.toContain(own.keys.coordinator.kid);
    expect((await practice.get(`/api/rounds/${id}/fieldwork`)).statusCode).toBe(404);
    expect((await practice.get(`/api/rounds/${id}/devices`)).json()).toEqual({ devices: [], damaged: [], wiped: [] });
    expect((await practice.get(`/api/rounds/${id}/batches`)).json()).toEqual({ batches: [], damaged: [] });
    expect((await practice.get(`/api/rounds/${id}/sealed-answers`)).json()).toEqual({ answers: [], next: null });
    expect((await own.coordinator.get(`/api/rounds/${id}/sealed-answers`)).json().answers).toHaveLength(1);
  });

  test("changes none of ours", async () => {
    const siteId = own.sites[0]?.id ?? asSiteId("");
    expect((await practice.post("/api/enrolments", { roundId: own.round.id, siteId })).statusCode).toBe(404);
    expect((await practice.post("/api/rounds", newRound([siteId], { name: "Våren" }))).statusCode).toBe(404);
    expect((await practice.post(`/api/rounds/${own.round.id}/publish`, { release: own.round.release })).statusCode).toBe(404);
    expect((await practice.post(`/api/devices/${tablet.deviceId}/name`, { name: "Vår" })).statusCode).toBe(404);
    expect((await own.coordinator.get(`/api/rounds/${own.round.id}/devices`)).json().devices[0].name).toBeNull();
    expect((await practice.post("/api/keys", announcement(await makeKeys()))).statusCode).toBe(409);
    expect((await own.coordinator.get("/api/keys")).json().keys.coordinator.kid).toBe(own.keys.coordinator.kid);
  });

  test("announces keys of its own, and ours stay", async () => {
    const [listed] = (await practice.get("/api/rounds")).json().rounds;
    const practiceRound = (await practice.get(`/api/rounds/${listed.id}`)).json();
    expect(practiceRound.release).toEqual(expect.any(String));
    const unpublish = server.store.queries.updateTable("round").set({ release: null }).where("id", "=", practiceRound.id);
    await unpublish.execute();
    const before = (await own.coordinator.get("/api/keys")).json();
    expect((await practice.post("/api/keys", announcement(await makeKeys()))).statusCode).toBe(200);
    expect((await own.coordinator.get("/api/keys")).json()).toEqual(before);
    await server.store.queries
      .updateTable("round")
      .set({ release: practiceRound.release })
      .where("id", "=", practiceRound.id)
      .execute();
  });

  test("may have an id that we have, too; each keeps its own", async () => {
    const practiceRound = (await practice.get("/api/rounds")).json().rounds[0];
    const other = await enrolledTablet(server, practice, practiceRound.id, practiceRound.siteIds[0]);
    const answer = sealedAnswer(own.round.id, "ours");
    await tablet.sync({ put: [answer] });
    expect((await other.sync({ have: [answer.id] })).want).toEqual([answer.id]);
    const theirs = sealedAnswer(practiceRound.id, "theirs", answer.id);
    expect((await other.sync({ put: [theirs] })).results[0]?.status).toBe("stored");
    expect((await other.sync({ put: [sealedAnswer(own.round.id, "from elsewhere", newId())] })).results[0]?.status).toBe(
      "quarantined",
    );
  });
});
