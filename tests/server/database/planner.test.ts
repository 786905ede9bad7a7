import Database from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, expect, test, vi } from "vitest";
import { checkStored } from "../../../src/server/handing-in/damage.ts";
import { exchange } from "../../../src/server/handing-in/exchange.ts";
import { sealedAnswers } from "../../../src/server/handing-in/sealed-answers.ts";
import { asSiteId } from "../../support/brands.ts";
import { deviceOf, userOf } from "../support/actors.ts";
import { publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer, syncRequest } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("nothing that a tablet waits for, and no page of answers, reads more of the tables that grow than it is about", async () => {
  const server = await testServer();
  const { context } = server;
  // Statements are kept once they are prepared, so from the beginning on.
  const prepared = vi.spyOn(Database.prototype, "prepare");
  const { coordinator, round, sites } = await publishedRound(server);
  const place = { roundId: round.id, siteId: sites[0]?.id ?? asSiteId("") };
  const { deviceId } = await enrolledTablet(server, coordinator, round.id, place.siteId);
  const { id: organisationId } = await server.store.queries.selectFrom("organisation").select("id").executeTakeFirstOrThrow();
  const device = deviceOf(organisationId, { id: deviceId, ...place });
  const user = userOf(organisationId);
  const answer = sealedAnswer(round.id);
  const put = [markItem(outcomeMark(place, { kind: "missed" })), answer, sealedAnswer(round.id, "another", answer.id)];
  await exchange(device, context, syncRequest({ put, have: [answer.id] }));
  await sql`update sealed_answer set damaged = 1 where sha256 = ${answer.sha256}`.execute(server.store.queries);
  await exchange(device, context, syncRequest({ put: [answer] }));
  await sql`update mark set damaged = 1`.execute(server.store.queries);
  await checkStored(context.database, async () => undefined, new AbortController().signal);
  const { next, answers } = await sealedAnswers(user, context, round.id, null);
  expect([next, answers.length]).toEqual([null, 2]);
  await sealedAnswers(user, context, round.id, answers[0]?.id ?? "");
  // Those of the test itself put nothing into quotes.
  const texts = prepared.mock.calls.map(([text]) => text).filter((text) => /^(select|insert|update|delete) .*"/.test(text));
  const plans = await plansOf(server, texts);
  const ofGrowing = plans.filter(({ plan }) => /(SCAN|SEARCH) (mark|sealed_answer)\b/.test(plan));
  expect(ofGrowing.length).toBeGreaterThan(8);
  const wide = ofGrowing.filter(({ plan }) =>
    /SCAN (mark|sealed_answer)\b|(mark|sealed_answer) USING [^(]*\(organisation_id=\?\)/.test(plan),
  );
  expect(wide).toEqual([]);
  const page = plans.filter(({ text }) => text.includes("batch_id") && text.includes("limit")).at(-1);
  expect(page?.plan).toContain("(organisation_id=? AND round_id=? AND (id,sha256)>(?,?))");
});

/** How the database goes about each statement. */
async function plansOf(
  { store }: TestServer,
  texts: readonly string[],
): Promise<readonly { readonly text: string; readonly plan: string }[]> {
  const plans = [];
  for (const text of texts) {
    const bound = text.replaceAll("?", "'x'");
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${bound}`).execute(store.queries);
    plans.push({ text, plan: rows.map(({ detail }) => detail).join(" | ") });
  }
  return plans;
}
