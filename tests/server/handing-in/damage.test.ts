import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { RoundId, SiteId } from "../../../src/kernel/ids.ts";
import { BatchesReply, DevicesReply, FieldworkReply, SealedAnswersReply } from "../../../src/protocol/console/fieldwork.ts";
import { RoundsReply, SitesReply } from "../../../src/protocol/console/rounds.ts";
import { ConsoleState } from "../../../src/protocol/console/session.ts";
import { randomBytes } from "../../../src/sealing/random.ts";
import { openData } from "../../../src/server/database/open-data.ts";
import { checkStored } from "../../../src/server/handing-in/damage.ts";
import { explain } from "../../../src/server/start/start-problem.ts";
import { asSiteId } from "../../support/brands.ts";
import { anotherRound, type Coordinator, PASSWORD, type Published, publishedRound, visitor } from "../support/coordinator.ts";
import { enrol, enrolledTablet, markItem, outcomeMark, sealedAnswer, type Tablet, tabletOf } from "../support/tablet.ts";
import { stop, type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;
let roundId: RoundId;
let siteId: SiteId;
let tablet: Tablet;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server, 2);
  roundId = published.round.id;
  siteId = published.sites[0]?.id ?? asSiteId("");
  tablet = await enrolledTablet(server, published.coordinator, roundId, siteId);
});

const spoil = async (text: string): Promise<void> => {
  await sql.raw(text).execute(server.store.queries);
};
const ask = async <Value>(path: string, schema: v.GenericSchema<unknown, Value>): Promise<Value> => {
  const response = await published.coordinator.get(path);
  expect([path, response.statusCode]).toEqual([path, 200]);
  return v.parse(schema, response.json());
};
/** Nothing is kept in memory from what was stored before. */
const startAgain = async (): Promise<Coordinator> => {
  await stop(server);
  server = await testServer({ data: server.data });
  const coordinator = visitor(server);
  await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
  published = { ...published, coordinator };
  tablet = tabletOf(server, tablet, tablet.generation);
  return coordinator;
};
const fieldwork = (id = roundId) => ask(`/api/rounds/${id}/fieldwork`, FieldworkReply);

describe("one row that can't be read", () => {
  test.each([
    ["its questionnaire is cut in two", "questionnaire = substr(questionnaire, 1, 500)"],
    ["its questionnaire is another one's", "questionnaire = '{}'"],
    ["its settings are nonsense", "settings = 'x'"],
    ["its name is gone", "name = ''"],
    ["its dates are no dates", "starts = x'00ff'"],
    ["its release is not what was published", "release = replace(release, 'a', 'b')"],
    ["the hash of its release is gone", "release_sha256 = null"],
  ])("a round: %s; it is named, and every other one is there", async (_how, change) => {
    const { coordinator, sites, keys } = published;
    const other = (await anotherRound(coordinator, sites, keys)).round;
    await spoil(`update round set ${change} where id = '${roundId}'`);
    const { rounds, damaged } = await ask("/api/rounds", RoundsReply);
    expect(rounds.map(({ id }) => id)).toEqual([other.id]);
    expect((await coordinator.get(`/api/rounds/${roundId}`)).json()).toEqual({ problem: "record-damaged" });
    expect((await coordinator.get(`/api/rounds/${other.id}`)).json()).toEqual(other);
    expect(damaged).toEqual([{ id: roundId, name: change.startsWith("name") ? null : "Hösten" }]);
    await fieldwork(other.id);
    const own = await coordinator.get(`/api/rounds/${roundId}/fieldwork`);
    expect([own.statusCode, own.json()]).toEqual([500, { problem: "record-damaged" }]);
    const code = await coordinator.post("/api/enrolments", { roundId, siteId });
    expect(code.json()).toEqual({ problem: "record-damaged" });
    expect((await coordinator.post("/api/enrolments", { roundId: other.id, siteId })).statusCode).toBe(200);
    const item = sealedAnswer(roundId);
    expect((await tablet.sync({ put: [item] })).results[0]?.status).toBe("stored");
  });

  test("a release that rotted is not handed to a tablet, which would take it for a forgery", async () => {
    const headers = { authorization: `Bearer ${tablet.token}` };
    const release = () => server.tablet.inject({ method: "GET", url: "/api/device/release", headers });
    expect((await release()).statusCode).toBe(200);
    await spoil("update round set release = replace(release, 'a', 'b')");
    expect([(await release()).statusCode, (await release()).json()]).toEqual([500, { problem: "record-damaged" }]);
    expect((await tablet.sync({})).release).toMatch(/^[0-9a-f]{64}$/);
    await spoil("update round set release_sha256 = 'x'");
    expect((await tablet.sync({})).release).toBeNull();
  });

  test("a site, a tablet, a batch: named beside those that are well", async () => {
    await tablet.sync({ put: [sealedAnswer(roundId)] });
    const second = await enrolledTablet(server, published.coordinator, roundId, siteId);
    await second.sync({ put: [sealedAnswer(roundId)] });
    await spoil(`update site set name = '  ' where id = '${siteId}'`);
    await spoil(`update device set pending = -1 where id = '${tablet.deviceId}'`);
    await spoil(`update batch set answers = 'many' where device_id = '${tablet.deviceId}'`);
    const sites = await ask("/api/sites", SitesReply);
    expect([sites.sites.map(({ name }) => name), sites.damaged]).toEqual([["Väntrum 2"], [{ id: siteId, name: null }]]);
    const devices = await ask(`/api/rounds/${roundId}/devices`, DevicesReply);
    expect(devices.devices.map(({ id }) => id)).toEqual([second.deviceId]);
    expect(devices.damaged).toEqual([{ id: tablet.deviceId, name: null }]);
    const batches = await ask(`/api/rounds/${roundId}/batches`, BatchesReply);
    expect([batches.batches.length, batches.damaged.length]).toEqual([1, 1]);
  });

  test("the keys: said with words of their own, and everything else works", async () => {
    await spoil("update organisation_keys set recovery = substr(recovery, 1, 20)");
    for (const response of [
      await published.coordinator.get("/api/keys"),
      await published.coordinator.post("/api/keys/challenge"),
    ]) {
      expect([response.statusCode, response.json()]).toEqual([500, { problem: "record-damaged" }]);
    }
    expect((await ask("/api/rounds", RoundsReply)).rounds).toHaveLength(1);
    await fieldwork();
  });

  test("the organisation or her own row: the doors stand open for others, and she is told when she signs in", async () => {
    const signIn = async () => visitor(server).post("/api/session", { userName: "Samira", password: PASSWORD });
    await spoil("update organisation set name = ''");
    expect((await ask("/api/state", ConsoleState)).session).toBeNull();
    expect((await signIn()).json()).toEqual({ problem: "record-damaged" });
    await spoil("update organisation set name = 'Provkommunen'");
    expect((await ask("/api/state", ConsoleState)).session).toMatchObject({ userName: "Samira" });
    await spoil("update coordinator set password_hash = substr(password_hash, 1, 30)");
    expect((await signIn()).json()).toEqual({ problem: "record-damaged" });
  });

  test("the server's own: an epoch is made anew, so that tablets offer everything again; without its name it does not start", async () => {
    const identity = async () => (await server.store.queries.selectFrom("server").select(["id", "epoch"]).execute())[0];
    const before = await identity();
    await spoil("update server set epoch = 'x'");
    await stop(server);
    server = await testServer({ data: server.data });
    const after = await identity();
    expect(after?.id).toBe(before?.id);
    expect(after?.epoch).toMatch(/^[0-9a-f]{32}$/);
    expect(after?.epoch).not.toBe(before?.epoch);
    await spoil("update server set id = 'x'");
    await stop(server);
    await expect(testServer({ data: server.data })).rejects.toMatchObject({ code: "STRECK_RECORD_DAMAGED" });
  });
});

describe("marks and answers whose bytes rot", () => {
  const complete = (): ReturnType<typeof markItem> => markItem(outcomeMark({ roundId, siteId }, { kind: "complete" }));

  test("on the disk itself: counted, shown, out of the figures, asked for again, and mended as one version", async () => {
    const marks = [complete(), complete(), complete()];
    const answers = [sealedAnswer(roundId), sealedAnswer(roundId)];
    const have = [...marks, ...answers].map(({ id }) => id);
    await tablet.sync({ put: [...marks, ...answers] });
    expect(await fieldwork()).toMatchObject({ marks: { damaged: 0 }, answers: { damaged: 0, received: 2, expected: 3 } });
    await stop(server);
    const file = join(server.data, "streck.db");
    const bytes = readFileSync(file);
    for (const { id, bytes: text } of [marks[1], answers[0]].filter((item) => item !== undefined)) {
      const at = bytes.indexOf(text);
      expect([id, at > 0, bytes.indexOf(text, at + 1)]).toEqual([id, true, -1]);
      bytes.writeUInt8(bytes.readUInt8(at + text.length - 3) ^ 1, at + text.length - 3);
    }
    writeFileSync(file, bytes);

    const coordinator = await startAgain();
    await checkStored(server.context.database, async () => undefined, new AbortController().signal);
    expect(await fieldwork()).toMatchObject({ marks: { damaged: 1 }, answers: { damaged: 1, received: 1, expected: 2 } });
    const again = await enrolledTablet(server, coordinator, roundId, siteId);
    expect((await again.sync({})).site?.counts.I).toBe(2);
    const { want } = await again.sync({ have });
    expect(new Set(want)).toEqual(new Set([marks[1]?.id, answers[0]?.id]));

    const put = [...marks, ...answers].filter(({ id }) => want.includes(id));
    const mended = await again.sync({ put, have });
    expect([mended.results.map(({ status }) => status), mended.want]).toEqual([["stored", "stored"], []]);
    expect(mended.site?.counts.I).toBe(3);
    expect(await fieldwork()).toMatchObject({
      marks: { damaged: 0, conflicting: 0 },
      answers: { damaged: 0, conflicting: 0, received: 2, expected: 3 },
    });
    const stored = (await ask(`/api/rounds/${roundId}/sealed-answers`, SealedAnswersReply)).answers;
    expect(new Set(stored.map(({ sealed }) => sealed))).toEqual(new Set(answers.map(({ bytes: text }) => text)));
    expect((await ask(`/api/rounds/${roundId}/batches`, BatchesReply)).batches.map(({ answers: count }) => count)).toEqual([2]);
  });

  test("are noticed when the figures are made from what is stored, and when answers are opened, without anybody looking for them", async () => {
    const [mark, answer] = [complete(), sealedAnswer(roundId)];
    await tablet.sync({ put: [mark, answer, complete()] });
    await spoil(`update mark set bytes = x'7b7d' where id = '${mark.id}'`);
    await spoil(`update sealed_answer set sealed = x'ff00' where id = '${answer.id}'`);
    await startAgain();
    expect(await fieldwork()).toMatchObject({ marks: { damaged: 1 }, answers: { damaged: 0, expected: 1 } });
    expect((await ask(`/api/rounds/${roundId}/sealed-answers`, SealedAnswersReply)).answers).toHaveLength(1);
    expect(await fieldwork()).toMatchObject({ answers: { damaged: 1, received: 0 } });
    expect((await tablet.sync({ have: [mark.id, answer.id] })).want.sort()).toEqual([mark.id, answer.id].sort());
  });

  test("a mark that turned into another valid one does not count as that one", async () => {
    const mark = complete();
    await tablet.sync({ put: [mark] });
    const text = mark.bytes.replace('"complete"', '"missed"');
    expect(text).not.toBe(mark.bytes);
    await spoil(`update mark set bytes = cast('${text}' as blob)`);
    await startAgain();
    expect((await fieldwork()).groups).toEqual([]);
  });

  test("a hash that rotted is mended with the good copy, too, and does not make a second version", async () => {
    const items = [complete(), sealedAnswer(roundId)];
    await tablet.sync({ put: items });
    await spoil(`update mark set sha256 = '${"0".repeat(64)}'`);
    await spoil("update sealed_answer set sha256 = 'x'");
    await checkStored(server.context.database, async () => undefined, new AbortController().signal);
    expect((await ask(`/api/rounds/${roundId}/sealed-answers`, SealedAnswersReply)).answers).toEqual([]);
    const have = items.map(({ id }) => id);
    expect((await tablet.sync({ have })).want).toHaveLength(2);
    expect((await tablet.sync({ put: items, have })).want).toEqual([]);
    expect(await fieldwork()).toMatchObject({ marks: { damaged: 0, conflicting: 0 }, answers: { conflicting: 0, received: 1 } });
    for (const table of ["mark", "sealed_answer"] as const) {
      const rows = await server.store.queries.selectFrom(table).select(["id", "sha256", "damaged"]).execute();
      expect(rows).toEqual(
        items.filter(({ kind }) => kind === table.replace("_", "-")).map(({ id, sha256 }) => ({ id, sha256, damaged: 0 })),
      );
    }
  });

  test("beside an intact second version the damaged one is mended by its own copy only", async () => {
    const first = sealedAnswer(roundId);
    const second = sealedAnswer(roundId, "another one with the same id", first.id);
    await tablet.sync({ put: [first, second] });
    await spoil(`update sealed_answer set sealed = x'00' where sha256 = '${first.sha256}'`);
    await checkStored(server.context.database, async () => undefined, new AbortController().signal);
    const third = sealedAnswer(roundId, "a third", first.id);
    const reply = await tablet.sync({ put: [third, first, second] });
    expect(reply.results.map(({ sha256, status }) => [sha256, status])).toEqual([
      [third.sha256, "kept-both"],
      [first.sha256, "stored"],
      [second.sha256, "already"],
    ]);
    const rows = await server.store.queries.selectFrom("sealed_answer").select(["sha256", "damaged"]).execute();
    expect(new Set(rows.map(({ sha256, damaged }) => `${sha256} ${damaged}`))).toEqual(
      new Set([first, second, third].map(({ sha256 }) => `${sha256} 0`)),
    );
  });

  test("are all found, however many there are; a flag that was set in error is taken back", async () => {
    const items = Array.from({ length: 350 }, complete);
    await tablet.sync({ put: items });
    await spoil("update mark set bytes = x'00' where substr(id, 1, 1) < '8'");
    await spoil("update mark set damaged = 1 where substr(id, 1, 1) >= 'c'");
    const expected = items.filter(({ id }) => id < "8").length;
    await checkStored(server.context.database, async () => undefined, new AbortController().signal);
    const rows = await server.store.queries.selectFrom("mark").select("id").where("damaged", "=", 1).execute();
    expect(rows.every(({ id }) => id < "8")).toBe(true);
    expect(rows).toHaveLength(expected);
  });
});

describe("a damaged database file", () => {
  /** Page numbers of a table; so many bytes each, after all that is in the log was brought into the file. */
  const pagesOf = async (table: string): Promise<{ pages: number[]; size: number }> => {
    await sql`pragma wal_checkpoint(truncate)`.execute(server.store.queries);
    const { rows } = await sql<{ rootpage: number }>`select rootpage from sqlite_master where tbl_name = ${table}`.execute(
      server.store.queries,
    );
    const size = await sql<{ page_size: number }>`pragma page_size`.execute(server.store.queries);
    return { pages: rows.map(({ rootpage }) => rootpage).filter(Boolean), size: Number(size.rows[0]?.page_size) };
  };
  const overwrite = (pages: readonly number[], size: number): void => {
    const file = join(server.data, "streck.db");
    const bytes = readFileSync(file);
    for (const page of pages) {
      bytes.fill(0xa5, (page - 1) * size, page * size);
    }
    writeFileSync(file, bytes);
  };

  test("while the server runs: that request gets words of its own, every other one is answered", async () => {
    await tablet.sync({ put: [sealedAnswer(roundId)] });
    const { pages, size } = await pagesOf("sealed_answer");
    overwrite(pages, size);
    await sql`pragma shrink_memory`.execute(server.store.queries);
    const response = await published.coordinator.get(`/api/rounds/${roundId}/sealed-answers`);
    expect([response.statusCode, response.json()]).toEqual([503, { problem: "storage-damaged" }]);
    const handedIn = await tablet.send({ protocol: 1 });
    expect(handedIn.statusCode).toBe(400);
    expect((await ask("/api/rounds", RoundsReply)).rounds).toHaveLength(1);
    expect(server.log.some((line) => line.includes("storage-damaged"))).toBe(true);
  });

  test.each(["round", "mark", "kysely_migration"])(
    "at the start, in the pages of %s: says so, with every step",
    async (table) => {
      const { pages, size } = await pagesOf(table);
      await stop(server);
      overwrite(pages, size);
      const opened = await openData(server.data, randomBytes);
      expect(opened).toMatchObject({ ok: false, error: { kind: "data-damaged", folder: server.data } });
      const words = opened.ok ? "" : explain(opened.error);
      expect(words).toMatch(/streck\.db is damaged.*tablets keep.*backup.*npm run restore.*hand in again/);
      expect(words).not.toMatch(/writable|\n/);
    },
  );
});

test("enrolment into a round that can't be read does not use up the code", async () => {
  const code = (await published.coordinator.post("/api/enrolments", { roundId, siteId })).json<{ code: string }>().code;
  const [row] = await server.store.queries.selectFrom("round").select("release").execute();
  await spoil("update round set release = 'x'");
  expect((await enrol(server, code)).json()).toEqual({ problem: "record-damaged" });
  await server.store.queries
    .updateTable("round")
    .set({ release: row?.release ?? null })
    .execute();
  expect((await enrol(server, code)).statusCode).toBe(200);
});
