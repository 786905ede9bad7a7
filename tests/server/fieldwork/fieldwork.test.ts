import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import type { ItemId, RoundId } from "../../../src/kernel/ids.ts";
import { FieldworkReply } from "../../../src/protocol/console/fieldwork.ts";
import { newId } from "../../../src/sealing/random.ts";
import { asDate, asRoundId, asSiteId } from "../../support/brands.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { enrol, enrolledTablet, markItem, outcomeMark, sealedAnswer, tabletOf } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server, 2);
});

test("fieldwork in the smallest groups: by site, day, half-day and language, with reasons and how many answers there should be", async () => {
  const { coordinator, round, sites } = published;
  const [a, b] = sites.map(({ id }) => ({ roundId: round.id, siteId: id }));
  if (a === undefined || b === undefined) {
    throw new Error("two sites are needed");
  }
  const refusal = { kind: "refusal", stated: { reason: "no-time" }, observed: { reason: "not-well" } } as const;
  const marks = [
    outcomeMark(a, { kind: "complete" }),
    outcomeMark(a, { kind: "partial" }),
    outcomeMark(a, { kind: "paper" }, { halfDay: "pm" }),
    outcomeMark(a, refusal, { language: "ar" }),
    outcomeMark(a, { kind: "refusal", stated: null, observed: { reason: null } }, { language: "ar" }),
    outcomeMark(b, { kind: "missed" }, { language: null, date: asDate("2026-09-15") }),
    outcomeMark(b, refusal),
  ];
  const undone = outcomeMark(b, { kind: "complete" });
  const voided = { kind: "void" as const, id: newId<ItemId>(), ...b, voids: undone.id };
  const tabletA = await enrolledTablet(server, coordinator, round.id, a.siteId);
  const tabletB = await enrolledTablet(server, coordinator, round.id, b.siteId);
  await tabletA.sync({ put: [...marks.slice(0, 5).map(markItem), sealedAnswer(round.id)] });
  const response = await tabletB.sync({ put: [...marks.slice(5), voided, undone].map(markItem) });
  expect(response.site?.counts).toEqual({ I: 0, P: 0, R: 1, O: 0, NC: 1, UO: 0, NE: 0 });

  const none = { I: 0, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 };
  const reply = v.parse(FieldworkReply, (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json());
  expect(reply).toEqual({
    groups: [
      { siteId: a.siteId, date: asDate("2026-09-14"), halfDay: "am", language: "ar", counts: { ...none, R: 2 } },
      { siteId: a.siteId, date: asDate("2026-09-14"), halfDay: "am", language: "sv", counts: { ...none, I: 1, P: 1 } },
      { siteId: a.siteId, date: asDate("2026-09-14"), halfDay: "pm", language: "sv", counts: { ...none, I: 1 } },
      { siteId: b.siteId, date: asDate("2026-09-14"), halfDay: "am", language: "sv", counts: { ...none, R: 1 } },
      { siteId: b.siteId, date: asDate("2026-09-15"), halfDay: "am", language: null, counts: { ...none, NC: 1 } },
    ],
    reasons: [
      { siteId: a.siteId, reason: "no-reason-given", count: 1 },
      { siteId: a.siteId, reason: "no-time", count: 1 },
      { siteId: b.siteId, reason: "no-time", count: 1 },
    ],
    answers: { received: 1, expected: 2, leftOut: 0, quarantined: 0, elsewhere: 0, revoked: 0, conflicting: 0, damaged: 0 },
    paper: [{ siteId: a.siteId, marks: 1, answers: 0 }],
    marks: { leftOut: 0, quarantined: 0, elsewhere: 0, revoked: 0, misdated: 0, conflicting: 0, damaged: 0 },
  });
});

test.each([
  ["of a tablet whose battery was flat", asDate("2000-01-01")],
  ["ten years ahead", asDate("2036-09-14")],
  ["after the end of the round, which is still to come", asDate("2026-10-30")],
  ["in the round, but the day after tomorrow", asDate("2026-09-16")],
])("marks with a date %s are kept, counted nowhere, and said to be so", async (_what, date) => {
  const { coordinator, round, sites } = published;
  const site = { roundId: round.id, siteId: sites[0]?.id ?? asSiteId("") };
  const tablet = await enrolledTablet(server, coordinator, round.id, site.siteId);
  const wrong = outcomeMark(site, { kind: "paper" }, { date });
  const unknown = { ...markItem(outcomeMark(site, { kind: "paper" })), roundId: newId<RoundId>() };
  const right = [asDate("2026-09-08"), asDate("2026-09-14"), asDate("2026-09-15")].map((on) =>
    outcomeMark(site, { kind: "missed" }, { date: on }),
  );
  const response = await tablet.sync({ put: [markItem(wrong), unknown, ...right.map(markItem)] });
  expect(response.results.map(({ status }) => status)).toEqual(["quarantined", "quarantined", "stored", "stored", "stored"]);
  expect(response.site?.counts).toMatchObject({ I: 0, NC: 3 });
  const reply = v.parse(FieldworkReply, (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json());
  expect(reply.groups.map((group) => group.date)).toEqual([asDate("2026-09-08"), asDate("2026-09-14"), asDate("2026-09-15")]);
  expect(reply.answers.expected).toBe(0);
  expect(reply.marks).toMatchObject({ quarantined: 2, elsewhere: 1, misdated: 1, conflicting: 0, damaged: 0 });
  expect((await tablet.sync({ have: [wrong.id], put: [markItem(wrong)] })).results.map(({ status }) => status)).toEqual([
    "already",
  ]);
});

test("in practice any date is counted: a demonstration may be on any day", async () => {
  const practising = await testServer({ practice: true });
  const enrolled = await enrol(practising, null);
  const tablet = tabletOf(practising, enrolled.json());
  const { roundId } = (await tablet.sync({})).site ?? { roundId: asRoundId("") };
  const mark = outcomeMark({ roundId, siteId: tablet.siteId }, { kind: "missed" }, { date: asDate("2000-01-01") });
  expect((await tablet.sync({ put: [markItem(mark)] })).site?.counts).toMatchObject({ NC: 1 });
});

test("a cursor that is none is refused", async () => {
  const { coordinator, round } = published;
  for (const after of ["1", "';--", `${newId()}.x`, `${newId()}&after=${newId()}`]) {
    const response = await coordinator.get(`/api/rounds/${round.id}/sealed-answers?after=${after}`);
    expect([response.statusCode, response.json()]).toEqual([400, { problem: "malformed" }]);
  }
});
