import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { FieldworkReply } from "../../src/protocol/console/fieldwork.ts";
import { newId } from "../../src/sealing/random.ts";
import { type Published, publishedRound } from "./support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer } from "./support/tablet.ts";
import { type TestServer, testServer } from "./support/test-server.ts";

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
    outcomeMark(b, { kind: "missed" }, { language: null, date: "2026-09-15" }),
    outcomeMark(b, refusal),
  ];
  const undone = outcomeMark(b, { kind: "complete" });
  const voided = { kind: "void" as const, id: newId(), ...b, voids: undone.id };
  const tabletA = await enrolledTablet(server, coordinator, round.id, a.siteId);
  const tabletB = await enrolledTablet(server, coordinator, round.id, b.siteId);
  await tabletA.sync({ put: [...marks.slice(0, 5).map(markItem), sealedAnswer(round.id)] });
  const response = await tabletB.sync({ put: [...marks.slice(5), voided, undone].map(markItem) });
  expect(response.site?.counts).toEqual({ I: 0, P: 0, R: 1, O: 0, NC: 1, UO: 0, NE: 0 });

  const none = { I: 0, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 };
  const reply = v.parse(FieldworkReply, (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json());
  expect(reply).toEqual({
    groups: [
      { siteId: a.siteId, date: "2026-09-14", halfDay: "am", language: "ar", counts: { ...none, R: 2 } },
      { siteId: a.siteId, date: "2026-09-14", halfDay: "am", language: "sv", counts: { ...none, I: 1, P: 1 } },
      { siteId: a.siteId, date: "2026-09-14", halfDay: "pm", language: "sv", counts: { ...none, I: 1 } },
      { siteId: b.siteId, date: "2026-09-14", halfDay: "am", language: "sv", counts: { ...none, R: 1 } },
      { siteId: b.siteId, date: "2026-09-15", halfDay: "am", language: null, counts: { ...none, NC: 1 } },
    ],
    reasons: [
      { siteId: a.siteId, reason: "no-reason-given", count: 1 },
      { siteId: a.siteId, reason: "no-time", count: 1 },
      { siteId: b.siteId, reason: "no-time", count: 1 },
    ],
    answers: { received: 1, expected: 2, quarantined: 0, conflicting: 0 },
    marks: { quarantined: 0, conflicting: 0 },
  });
});

test("a cursor that is none is refused", async () => {
  const { coordinator, round } = published;
  for (const after of ["1", "';--", `${newId()}.x`, `${newId()}&after=${newId()}`]) {
    const response = await coordinator.get(`/api/rounds/${round.id}/sealed-answers?after=${after}`);
    expect([response.statusCode, response.json()]).toEqual([400, { problem: "malformed" }]);
  }
});
