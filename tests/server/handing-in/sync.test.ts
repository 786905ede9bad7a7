import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { Generation, ItemId, Nonce, RoundId, SiteId } from "../../../src/kernel/ids.ts";
import type { SealedAnswersReply } from "../../../src/protocol/console/fieldwork.ts";
import { MOST_BYTES, MOST_ITEMS } from "../../../src/protocol/device/sync.ts";
import { SyncResponse2 } from "../../../src/protocol/device/versions/2.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asItemId, asSiteId } from "../../support/brands.ts";
import { newRound, type Published, publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, item, markItem, outcomeMark, sealedAnswer, syncRequest, type Tablet } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;
let tablet: Tablet;
let roundId: RoundId;
let siteId: SiteId;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
  roundId = published.round.id;
  siteId = published.sites[0]?.id ?? asSiteId("");
  tablet = await enrolledTablet(server, published.coordinator, roundId, siteId);
});

const storedAnswers = async (): Promise<SealedAnswersReply["answers"]> =>
  (await published.coordinator.get(`/api/rounds/${roundId}/sealed-answers`)).json<SealedAnswersReply>().answers;

const rowCount = async (table: "sealed_answer" | "mark" | "batch"): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(server.store.queries);
  return Number(rows[0]?.n);
};

describe("a round trip", () => {
  test("answers in the form that the protocol says, for this request alone", async () => {
    const nonce = newId<Nonce>();
    const answer = sealedAnswer(roundId);
    const missing = newId<ItemId>();
    const response = await tablet.sync({ nonce, put: [answer], have: [answer.id, missing] });
    expect(v.parse(SyncResponse2, response)).toEqual(response);
    expect(response).toMatchObject({ nonce, serverId: tablet.serverId, epoch: tablet.epoch, durable: [], want: [missing] });
    expect(response.results).toEqual([{ id: answer.id, sha256: answer.sha256, status: "stored" }]);
    expect(response.release).toBe(digest(tablet.release));
    expect(response.site?.roundId).toBe(roundId);
  });

  test("counts the marks of all tablets of the site, and of no other", async () => {
    const { coordinator, sites } = published;
    const second = await enrolledTablet(server, coordinator, roundId, siteId);
    const place = { roundId, siteId };
    const yes = outcomeMark(place, { kind: "complete" });
    const undone = outcomeMark(place, { kind: "missed" });
    await tablet.sync({ put: [yes, undone].map(markItem) });
    const corrected = { ...yes, id: newId<ItemId>(), revision: 1, outcome: { kind: "partial" } as const };
    const voided = { kind: "void" as const, id: newId<ItemId>(), ...place, voids: undone.id };
    const refusal = outcomeMark(place, { kind: "refusal", stated: { reason: "no-time" }, observed: null });
    const response = await second.sync({ put: [markItem(corrected), markItem(voided), markItem(refusal)] });
    expect(response.site?.counts).toEqual({ I: 0, P: 1, R: 1, O: 0, NC: 0, UO: 0, NE: 0 });
    expect((await tablet.sync({})).site?.counts).toEqual(response.site?.counts);
    const left = await tablet.sync({ put: [markItem(outcomeMark(place, { kind: "left" }))] });
    expect(left.site?.counts).toEqual({ I: 0, P: 1, R: 1, O: 0, NC: 0, UO: 1, NE: 0 });
    expect(sites).toHaveLength(1);
  });

  test("takes the most items that a request may have", async () => {
    const put = Array.from({ length: MOST_ITEMS }, () => sealedAnswer(roundId));
    const response = await tablet.sync({ put });
    expect(response.results.every(({ status }) => status === "stored")).toBe(true);
    expect(await rowCount("sealed_answer")).toBe(MOST_ITEMS);
  });

  test("counts as still waiting on a device only what it did not hand in with the same words", async () => {
    const queue = { pending: 2, acknowledged: 0, oldestMinutes: 12, marksPending: 0, unreadable: 0 };
    const waiting = async (): Promise<unknown> => {
      const { devices } = (await published.coordinator.get(`/api/rounds/${roundId}/devices`)).json();
      return devices.map(({ pending, oldestMinutes }: Record<string, unknown>) => [pending, oldestMinutes]);
    };
    const first = sealedAnswer(roundId);
    await tablet.sync({ queue, put: [first] });
    expect(await waiting()).toEqual([[1, 12]]);
    // The reply was lost: the tablet still counts both, and hands both in.
    await tablet.sync({
      queue,
      put: [first, sealedAnswer(roundId), markItem(outcomeMark({ roundId, siteId }, { kind: "missed" }))],
    });
    expect(await waiting()).toEqual([[0, null]]);
  });

  test("notes what the device says about itself, and every database that it has had", async () => {
    const queue = { pending: 7, acknowledged: 3, oldestMinutes: 12, marksPending: 0, unreadable: 0 };
    await tablet.sync({ queue, appVersion: "1.2.3" });
    const second = newId<Generation>();
    await tablet.sync({ queue, appVersion: "1.2.3", generation: second });
    const { devices } = (await published.coordinator.get(`/api/rounds/${roundId}/devices`)).json();
    expect(devices).toEqual([
      {
        id: tablet.deviceId,
        siteId,
        name: null,
        number: 1,
        appVersion: "1.2.3",
        lastContact: "2026-09-14T12:00Z",
        pending: 7,
        oldestMinutes: 12,
        older: false,
        retired: false,
        revoked: null,
        leftOut: null,
        unreadable: 0,
      },
    ]);
    const rows = await server.store.queries.selectFrom("device_generation").select("generation").execute();
    expect(rows.map(({ generation }) => generation)).toEqual(expect.arrayContaining([tablet.generation, second]));
  });
});

describe("bad input is refused, and nothing of it is stored", () => {
  const refused = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await tablet.send(body, headers);
    expect(await rowCount("sealed_answer")).toBe(0);
    expect(await rowCount("mark")).toBe(0);
    return [response.statusCode, response.json()];
  };

  test.each([
    ["no JSON", "{", {}],
    ["JSON of another shape", { hello: 1 }, {}],
    ["null", null, {}],
    ["no body", "", {}],
    ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }],
    ["plain text", "hello", { "content-type": "text/plain" }],
    ["gzip that is none", "not gzip at all", { "content-encoding": "gzip" }],
    ["gzip that breaks off", gzipSync(JSON.stringify(syncRequest())).subarray(0, 40), { "content-encoding": "gzip" }],
    ["another encoding", JSON.stringify(syncRequest()), { "content-encoding": "br" }],
    ["a poisoned prototype", JSON.stringify(syncRequest()).replace("{", '{"__proto__":{"have":[]},'), {}],
  ])("malformed: %s", async (_name, body, headers) => {
    expect(await refused(body, headers as Record<string, string>)).toEqual([400, { problem: "malformed" }]);
  });

  test("malformed: one item too many, an id that is none, a field that nobody knows", async () => {
    const good = sealedAnswer(roundId);
    const many = Array.from({ length: MOST_ITEMS + 1 }, () => sealedAnswer(roundId, "x"));
    expect(await refused(syncRequest({ put: many }))).toEqual([400, { problem: "malformed" }]);
    expect(await refused(syncRequest({ put: [good, { ...good, id: asItemId("1") }] }))).toEqual([400, { problem: "malformed" }]);
    expect(await refused({ ...syncRequest(), extra: true })).toEqual([400, { problem: "malformed" }]);
  });

  test("too large, plain", async () => {
    const put = Array.from({ length: 5 }, () => sealedAnswer(roundId, "x".repeat(250_000)));
    const body = JSON.stringify(syncRequest({ put }));
    expect(body.length).toBeGreaterThan(MOST_BYTES);
    expect(await refused(body)).toEqual([413, { problem: "too-large" }]);
  });

  test("too large once it is unpacked: a bomb is cut off at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MOST_BYTES, " "));
    expect(bomb.length).toBeLessThan(MOST_BYTES);
    const before = process.memoryUsage().rss;
    expect(await refused(bomb, { "content-encoding": "gzip" })).toEqual([413, { problem: "too-large" }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MOST_BYTES);
  });

  test("another version of the protocol is told so, whatever else it says", async () => {
    expect(await refused({ protocol: PROTOCOL + 1, whatever: [] })).toEqual([426, { problem: "unknown-protocol" }]);
    expect(await refused({ ...syncRequest(), protocol: "1" })).toEqual([400, { problem: "malformed" }]);
  });

  test("without the secret nothing is read, however large or broken it is", async () => {
    const stranger = { authorization: `Bearer ${"0".repeat(64)}` };
    expect(await refused("{", stranger)).toEqual([401, { problem: "not-enrolled" }]);
    expect(await refused("x".repeat(2 * MOST_BYTES), stranger)).toEqual([401, { problem: "not-enrolled" }]);
    expect(await refused(syncRequest(), { authorization: "" })).toEqual([401, { problem: "not-enrolled" }]);
  });
});

describe("each item by itself", () => {
  test("a replay changes nothing, and is answered the same each time", async () => {
    const put = [sealedAnswer(roundId), markItem(outcomeMark({ roundId, siteId }, { kind: "complete" }))];
    const first = await tablet.sync({ put });
    expect(first.results.map(({ status }) => status)).toEqual(["stored", "stored"]);
    const before = await storedAnswers();
    const replies = [await tablet.sync({ put }), await tablet.sync({ put })];
    for (const reply of replies) {
      expect(reply.results.map(({ status }) => status)).toEqual(["already", "already"]);
      expect(reply.site?.counts).toEqual(first.site?.counts);
    }
    expect(await storedAnswers()).toEqual(before);
    expect(await rowCount("mark")).toBe(1);
    expect(await rowCount("batch")).toBe(1);
  });

  test("the same id with another hash: both are kept and flagged", async () => {
    const one = sealedAnswer(roundId, "one");
    const other = sealedAnswer(roundId, "other", one.id);
    expect((await tablet.sync({ put: [one] })).results[0]?.status).toBe("stored");
    expect((await tablet.sync({ put: [other] })).results[0]?.status).toBe("kept-both");
    expect((await tablet.sync({ put: [other, one] })).results.map(({ status }) => status)).toEqual(["already", "already"]);
    const kept = await storedAnswers();
    expect(kept.map(({ id, state }) => ({ id, state }))).toEqual([
      { id: one.id, state: "conflicting" },
      { id: one.id, state: "conflicting" },
    ]);
    expect(new Set(kept.map(({ sealed }) => sealed))).toEqual(new Set(["one", "other"]));
    const { answers } = (await published.coordinator.get(`/api/rounds/${roundId}/fieldwork`)).json();
    expect(answers).toMatchObject({ received: 1, expected: 0, quarantined: 0, conflicting: 1, damaged: 0 });
  });

  test("two marks with one id count once, and the same one whichever came first", async () => {
    const one = outcomeMark({ roundId, siteId }, { kind: "complete" });
    const other = { ...one, outcome: { kind: "missed" } as const };
    await tablet.sync({ put: [markItem(one)] });
    const response = await tablet.sync({ put: [markItem(other)] });
    expect(response.results[0]?.status).toBe("kept-both");
    expect(response.site?.counts).toMatchObject({ I: 1, NC: 0 });
    expect(await rowCount("mark")).toBe(2);
  });

  test("one damaged item of 50 stores the 49 others, and is asked for again", async () => {
    const put = Array.from({ length: 50 }, () => sealedAnswer(roundId));
    const damaged = { ...(put[17] ?? sealedAnswer(roundId)), bytes: "bits that fell over" };
    put[17] = damaged;
    const response = await tablet.sync({ put, have: put.map(({ id }) => id) });
    expect(response.results.map(({ status }) => status)).toEqual(
      put.map((_, position) => (position === 17 ? "damaged" : "stored")),
    );
    expect(response.want).toEqual([damaged.id]);
    expect((await storedAnswers()).map(({ id }) => id)).toEqual(
      put
        .filter((_, position) => position !== 17)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test("sealed bytes are never judged, and come out as they went in", async () => {
    const odd = ['{"recipients":[]}', "\u0000\u0001", "löv 🌿 \u2028", "DROP TABLE mark;--", "x".repeat(256 * 1024)];
    const put = odd.map((bytes) => sealedAnswer(roundId, bytes));
    for (const one of put) {
      expect((await tablet.sync({ put: [one] })).results[0]?.status).toBe("stored");
    }
    const sealed = new Map((await storedAnswers()).map((answer) => [answer.id, answer.sealed]));
    expect(put.map(({ id }) => sealed.get(id))).toEqual(odd);
  });

  test("an answer whose round is unknown is kept in quarantine, where the coordinator sees it", async () => {
    const answer = sealedAnswer(newId());
    const reply = await tablet.sync({ put: [answer], have: [answer.id] });
    expect(reply.results[0]?.status).toBe("quarantined");
    expect(reply.want).toEqual([]);
    expect((await tablet.sync({ put: [answer] })).results[0]?.status).toBe("already");
    expect(await storedAnswers()).toMatchObject([{ id: answer.id, state: "quarantined", sealed: answer.bytes }]);
    const { answers } = (await published.coordinator.get(`/api/rounds/${roundId}/fieldwork`)).json();
    expect(answers).toMatchObject({ received: 0, expected: 0, quarantined: 1, elsewhere: 1, conflicting: 0, damaged: 0 });
  });

  test("a mark that cannot be counted here is kept in quarantine", async () => {
    const place = { roundId, siteId };
    const second = (await published.coordinator.post("/api/rounds", newRound([siteId], { name: "Våren" }))).json();
    const good = outcomeMark(place, { kind: "complete" });
    const put = [
      item("mark", roundId, newId(), '{"v":2,"from":"a newer tablet"}'),
      item("mark", roundId, newId(), "no JSON"),
      markItem(outcomeMark({ roundId: newId<RoundId>(), siteId }, { kind: "complete" })),
      markItem(outcomeMark({ roundId, siteId: newId<SiteId>() }, { kind: "complete" })),
      { ...markItem(good), id: newId<ItemId>() },
      { ...markItem(outcomeMark(place, { kind: "complete" })), roundId: second.id },
    ];
    const response = await tablet.sync({ put: [...put, markItem(good)] });
    expect(response.results.map(({ status }) => status)).toEqual([...put.map(() => "quarantined"), "stored"]);
    expect(response.site?.counts.I).toBe(1);
    expect(await rowCount("mark")).toBe(7);
    const { marks } = (await published.coordinator.get(`/api/rounds/${roundId}/fieldwork`)).json();
    // The last two are of places that are none of the tablet's: another round is kept with the tablet's own.
    expect(marks).toMatchObject({ quarantined: 6, elsewhere: 3, misdated: 0, conflicting: 0, damaged: 0 });
  });
});

describe("what storage leaves", () => {
  test("a batch for the new answers of a request, to the minute; nothing for a request without any", async () => {
    const put = [sealedAnswer(roundId), sealedAnswer(roundId)];
    await tablet.sync({ put: [put[0] ?? sealedAnswer(roundId), markItem(outcomeMark({ roundId, siteId }, { kind: "left" }))] });
    server.advance(5 * 60_000);
    await tablet.sync({ put });
    await tablet.sync({ put: [...put, markItem(outcomeMark({ roundId, siteId }, { kind: "left" }))] });
    await tablet.sync({});
    const { batches } = (await published.coordinator.get(`/api/rounds/${roundId}/batches`)).json();
    expect(batches).toEqual([
      {
        id: expect.any(String),
        deviceId: tablet.deviceId,
        deviceName: null,
        deviceNumber: 1,
        siteId,
        received: "2026-09-14T12:05Z",
        answers: 1,
        leftOut: null,
        tabletLeftOut: null,
      },
      {
        id: expect.any(String),
        deviceId: tablet.deviceId,
        deviceName: null,
        deviceNumber: 1,
        siteId,
        received: "2026-09-14T12:00Z",
        answers: 1,
        leftOut: null,
        tabletLeftOut: null,
      },
    ]);
  });

  test("answers come out in id order, in pages that neither repeat nor skip, not even between two versions of one id", async () => {
    const idOf = (number: number): string => String(number).padStart(32, "0");
    const put = Array.from({ length: 600 }, (_, number) => sealedAnswer(roundId, `one ${number}`, asItemId(idOf(number))));
    // The first page ends after 500 rows: between the two versions of number 499.
    const twice = [499, 550].map((number) => sealedAnswer(roundId, `other ${number}`, asItemId(idOf(number))));
    await tablet.sync({ put: [...twice, ...put.slice(300)] });
    await tablet.sync({ put: put.slice(0, 300) });
    const seen: string[] = [];
    let after: string | null = "";
    while (after !== null) {
      const query: string = after === "" ? "" : `?after=${after}`;
      const page: SealedAnswersReply = (await published.coordinator.get(`/api/rounds/${roundId}/sealed-answers${query}`)).json();
      seen.push(...page.answers.map(({ id, sha256 }) => `${id}.${sha256}`));
      after = page.next;
    }
    expect(seen).toEqual([...put, ...twice].map(({ id, sha256 }) => `${id}.${sha256}`).sort());
  });

  test("a page of answers is never much larger than some megabytes, however large they are", async () => {
    const large = "x".repeat(250_000);
    for (let time = 0; time < 15; time++) {
      await tablet.sync({ put: Array.from({ length: 3 }, () => sealedAnswer(roundId, large)) });
    }
    const sizes: number[] = [];
    let after: string | null = "";
    while (after !== null) {
      const query: string = after === "" ? "" : `?after=${after}`;
      const reply = await published.coordinator.get(`/api/rounds/${roundId}/sealed-answers${query}`);
      expect(reply.body.length).toBeLessThan(10 * 1024 * 1024);
      const page = reply.json<SealedAnswersReply>();
      sizes.push(page.answers.length);
      after = page.next;
    }
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(45);
  });

  test("a full disk acknowledges nothing, and what was there before stays", async () => {
    const before = sealedAnswer(roundId);
    await tablet.sync({ put: [before] });
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(server.store.queries);
    await sql.raw(`pragma max_page_count = ${Number(rows[0]?.page_count) + 2}`).execute(server.store.queries);
    const put = Array.from({ length: 300 }, () => sealedAnswer(roundId, "x".repeat(3000)));
    const response = await tablet.send(syncRequest({ put }));
    expect([response.statusCode, response.json()]).toEqual([503, { problem: "storage-failed" }]);
    await sql`pragma max_page_count = 1073741823`.execute(server.store.queries);
    expect((await storedAnswers()).map(({ id }) => id)).toEqual([before.id]);
    const retry = await tablet.sync({ put });
    expect(retry.results.every(({ status }) => status === "stored")).toBe(true);
  });
});
