import { beforeEach, describe, expect, test } from "vitest";
import { FAULTS } from "../../../src/domain/fault-report/fault-report.ts";
import type { MintedItem } from "../../../src/envelopes/minted-item.ts";
import type { Nonce, RoundId } from "../../../src/kernel/ids.ts";
import type { FaultReportsOfRound } from "../../../src/protocol/console/fault-reports.ts";
import type { FaultReportsReply } from "../../../src/protocol/device/fault-report.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { migrate } from "../../../src/server/database/migrate.ts";
import { openSqlite } from "../../../src/server/database/sqlite.ts";
import { MOST_OF_A_SITE_AND_DAY } from "../../../src/server/fault-reports/store-fault-reports.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asDate, asItemHash, asItemId, asSiteId } from "../../support/brands.ts";
import { faultReport, itemOfReport } from "../../support/fault-reports.ts";
import { type Published, publishedRound, setUpOrganisation, visitor } from "../support/coordinator.ts";
import { enrolledTablet, type Tablet } from "../support/tablet.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;
let tablet: Tablet;

/** On a database that was made now, and on one that was brought up from before there were reports. */
describe.each(["fresh", "walked"] as const)("on a %s database", (age) => {
  beforeEach(async () => {
    server = age === "fresh" ? await testServer() : await walkedServer();
    published = await publishedRound(server, 2);
    tablet = await enrolledTablet(server, published.coordinator, published.round.id, siteAt(0));
  });

  test("each is stored once, however often it comes, and is seen by the coordinator with what it says", async () => {
    const reports = FAULTS.map((fault) => faultReport(here(), { fault, sealedText: fault === "other" ? "{}" : null }));
    const items = reports.map(itemOfReport);
    expect(statuses(await bring(items))).toEqual(items.map(() => "stored"));
    expect(statuses(await bring([...items, ...items.slice(0, 1)]))).toEqual([...items, 0].map(() => "already"));
    const seen = await seenBy(published.coordinator);
    expect(seen.damaged).toEqual([]);
    const expected = reports.map(({ id, siteId, date, halfDay, language, fault, sealedText }) => {
      return { id, siteId, date, halfDay, language, fault, sealedText, handled: false };
    });
    expect(seen.reports).toEqual(expected.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  });

  test("the newest half-day comes first, and within it chance decides", async () => {
    const [a, b, c] = [
      ["2026-09-14", "pm"],
      ["2026-09-15", "am"],
      ["2026-09-14", "am"],
    ] as const;
    const of = ([date, halfDay]: readonly [string, "am" | "pm"]) =>
      itemOfReport(faultReport(here(), { date: asDate(date), halfDay }));
    const items = [a, b, c].map(of);
    await bring(items);
    expect((await seenBy(published.coordinator)).reports.map(({ date, halfDay }) => [date, halfDay])).toEqual([b, a, c]);
  });

  test("what was handled stays so when the report comes again, and can be taken back", async () => {
    const item = itemOfReport(faultReport(here()));
    await bring([item]);
    const path = `/api/rounds/${published.round.id}/fault-reports`;
    for (const handled of [true, true, false, true]) {
      const reply = await published.coordinator.post(path, { id: item.id, handled });
      expect(reply.json<FaultReportsOfRound>().reports).toMatchObject([{ id: item.id, handled }]);
    }
    await bring([item]);
    expect((await seenBy(published.coordinator)).reports).toMatchObject([{ handled: true }]);
    for (const [id, round] of [
      [newId(), published.round.id],
      [item.id, newId<RoundId>()],
    ]) {
      const reply = await published.coordinator.post(`/api/rounds/${round}/fault-reports`, { id, handled: true });
      expect([reply.statusCode, reply.json()]).toEqual([404, { problem: "not-found" }]);
    }
    expect((await published.coordinator.post(path, { id: item.id, handled: "yes" })).json()).toEqual({ problem: "malformed" });
  });
});

describe("what a tablet brings", () => {
  beforeEach(async () => {
    server = await testServer();
    published = await publishedRound(server, 2);
    tablet = await enrolledTablet(server, published.coordinator, published.round.id, siteAt(0));
  });

  test("is not kept where it is damaged or no report, and the rest is", async () => {
    const good = itemOfReport(faultReport(here()));
    const other = itemOfReport(faultReport(here(), { id: good.id, fault: "other" }));
    const foreign = { ...itemOfReport(faultReport(here())), id: asItemId("d4".repeat(16)) };
    const items = [
      { ...good, id: newId(), bytes: `${good.bytes} ` },
      written("not even JSON"),
      written('{"v":9}'),
      foreign,
      good,
      other,
    ] as readonly MintedItem[];
    expect(statuses(await bring(items))).toEqual(["damaged", "unknown", "unknown", "unknown", "stored", "unknown"]);
    expect((await seenBy(published.coordinator)).reports).toMatchObject([{ id: good.id, fault: "hearing" }]);
  });

  test("of a round that nobody knows here is filed under the tablet's own, and seen", async () => {
    const elsewhere = faultReport({ roundId: newId<RoundId>(), siteId: asSiteId("e5".repeat(16)) });
    expect(statuses(await bring([itemOfReport(elsewhere)]))).toEqual(["stored"]);
    expect((await seenBy(published.coordinator)).reports).toMatchObject([{ id: elsewhere.id, siteId: siteAt(0) }]);
  });

  test("of a site that the tablet does not speak for is filed under the tablet's own, and seen", async () => {
    const nextDoor = faultReport({ ...here(), siteId: siteAt(1) });
    expect(statuses(await bring([itemOfReport(nextDoor)]))).toEqual(["stored"]);
    expect((await seenBy(published.coordinator)).reports).toMatchObject([{ id: nextDoor.id, siteId: siteAt(0) }]);
  });

  test("is asked for again only where it lacks: reports are offered as all else is", async () => {
    const stored = itemOfReport(faultReport(here()));
    await bring([stored]);
    const lost = newId();
    expect((await tablet.sync({ have: [stored.id, lost] as never })).want).toEqual([lost]);
  });

  test("ends at so many of a site's day; other days and sites have theirs, and what is refused may come later", async () => {
    const items = Array.from({ length: MOST_OF_A_SITE_AND_DAY + 1 }, () => itemOfReport(faultReport(here())));
    const said = [];
    for (let start = 0; start < items.length; start += 20) {
      said.push(...statuses(await bring(items.slice(start, start + 20))));
    }
    expect(said.filter((status) => status === "full")).toHaveLength(1);
    expect(said.at(-1)).toBe("full");
    const tomorrow = itemOfReport(faultReport(here(), { date: asDate("2026-09-15") }));
    const nextDoor = itemOfReport(faultReport({ ...here(), siteId: siteAt(1) }));
    expect(statuses(await bring([tomorrow]))).toEqual(["stored"]);
    tablet = await enrolledTablet(server, published.coordinator, published.round.id, siteAt(1));
    expect(statuses(await bring([nextDoor]))).toEqual(["stored"]);
  });

  test("is nobody else's: another organisation sees none of it, and nobody without a session", async () => {
    await bring([itemOfReport(faultReport(here()))]);
    const practice = await testServer({}, true);
    const other = await setUpOrganisation(practice);
    expect((await other.get(`/api/rounds/${published.round.id}/fault-reports`)).json()).toEqual({ reports: [], damaged: [] });
    const stranger = await visitor(server).get(`/api/rounds/${published.round.id}/fault-reports`);
    expect(stranger.json()).toEqual({ problem: "not-signed-in" });
    const untold = await server.tablet.inject({ method: "POST", url: "/api/device/fault-reports", payload: request([]) });
    expect([untold.statusCode, untold.json()]).toEqual([401, { problem: "not-enrolled" }]);
  });

  test("leaves nothing in the log, and no time and no tablet in the database", async () => {
    const item = itemOfReport(faultReport(here(), { sealedText: "kanariefågel-7f3a" }));
    await bring([item]);
    await send({ ...request([item]), canary: "kanariefågel-7f3a" });
    expect(server.log.join("\n")).not.toContain("7f3a");
    const rows = await server.store.queries.selectFrom("fault_report").selectAll().execute();
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
      ["organisation_id", "id", "round_id", "site_id", "sha256", "date", "handled", "bytes"].toSorted(),
    );
    expect(JSON.stringify(rows)).not.toContain(tablet.deviceId);
  });

  test("and rots on the disk is listed by name, and hides no other", async () => {
    const [sound, rotten] = [itemOfReport(faultReport(here())), itemOfReport(faultReport(here()))];
    await bring([sound, rotten]);
    await server.store.queries
      .updateTable("fault_report")
      .set({ sha256: asItemHash("0".repeat(64)) })
      .where("id", "=", rotten.id)
      .execute();
    expect(await seenBy(published.coordinator)).toMatchObject({ reports: [{ id: sound.id }], damaged: [{ id: rotten.id }] });
  });

  test("speaks the protocol: tablets of the first version know no reports", async () => {
    expect((await send({ ...request([]), protocol: 1 })).json()).toEqual({ problem: "unknown-protocol" });
    expect((await send({ ...request([]), nonce: "1" })).json()).toEqual({ problem: "malformed" });
  });
});

/** A server on data that an older one made, up to the migration before reports. */
async function walkedServer(): Promise<TestServer> {
  const data = temporaryFolder();
  const older = openSqlite(data);
  if (!older.ok) {
    throw new Error(older.error.kind);
  }
  await migrate(older.value, "0008-sounds");
  await older.value.close();
  const walked = await testServer({ data });
  await stop(walked);
  return testServer({ data });
}

function siteAt(place: number) {
  return published.sites[place]?.id ?? asSiteId("");
}

function here() {
  return { roundId: published.round.id, siteId: siteAt(0) };
}

function written(bytes: string): MintedItem {
  const { sha256: _hash, ...item } = itemOfReport(faultReport(here()));
  return { ...item, ...hashed(bytes), id: newId() };
}

function hashed(bytes: string): Pick<MintedItem, "bytes" | "sha256"> {
  return { bytes, sha256: digest(bytes) };
}

function request(items: readonly MintedItem[]) {
  const put = items.map(({ id, sha256, roundId, bytes }) => ({ id, sha256, roundId, bytes }));
  return { protocol: PROTOCOL, nonce: newId<Nonce>(), put };
}

function send(payload: object) {
  const headers = { authorization: `Bearer ${tablet.token}` };
  return server.tablet.inject({ method: "POST", url: "/api/device/fault-reports", headers, payload });
}

async function bring(items: readonly MintedItem[]): Promise<FaultReportsReply> {
  const said = request(items);
  const reply = await send(said);
  const content = reply.json<FaultReportsReply>();
  expect([reply.statusCode, content.nonce, content.serverId]).toEqual([200, said.nonce, tablet.serverId]);
  return content;
}

function statuses({ results }: FaultReportsReply): readonly string[] {
  return results.map(({ status }) => status);
}

async function seenBy(coordinator: Published["coordinator"]): Promise<FaultReportsOfRound> {
  return (await coordinator.get(`/api/rounds/${published.round.id}/fault-reports`)).json();
}
