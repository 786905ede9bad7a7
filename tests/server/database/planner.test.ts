import { type KyselyPlugin, type RootOperationNode, sql } from "kysely";
import { expect, test } from "vitest";
import { randomBytes } from "../../../src/sealing/random.ts";
import { sealedAnswers } from "../../../src/server/administration/sealed-answers.ts";
import type { Queries } from "../../../src/server/database/tables.ts";
import { checkStored } from "../../../src/server/ingest/damage.ts";
import { exchange } from "../../../src/server/ingest/exchange.ts";
import type { ServerContext } from "../../../src/server/server-context.ts";
import { publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer, syncRequest } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

test("nothing that a tablet waits for, and no page of answers, reads more of the tables that grow than it is about", async () => {
  const server = await testServer();
  const { coordinator, round, sites } = await publishedRound(server);
  const place = { roundId: round.id, siteId: sites[0]?.id ?? "" };
  const { deviceId } = await enrolledTablet(server, coordinator, round.id, place.siteId);
  const { id: organisationId } = await server.store.queries.selectFrom("organisation").select("id").executeTakeFirstOrThrow();
  const plans = await plansOf(server, async (queries) => {
    const identity = { serverId: "", epoch: "" };
    const store = { ...server.store, queries };
    const context = { store, clock: () => Date.UTC(2026, 8, 14), randomBytes, identity } as unknown as ServerContext;
    const device = { organisationId, id: deviceId, ...place };
    const answer = sealedAnswer(round.id);
    const put = [markItem(outcomeMark(place, { kind: "missed" })), answer, sealedAnswer(round.id, "another", answer.id)];
    await exchange(context, device, syncRequest({ put, have: [answer.id] }));
    await sql`update sealed_answer set damaged = 1 where sha256 = ${answer.sha256}`.execute(server.store.queries);
    await exchange(context, device, syncRequest({ put: [answer] }));
    await sql`update mark set damaged = 1`.execute(server.store.queries);
    await checkStored(queries, async () => undefined, new AbortController().signal);
    const { next, answers } = await sealedAnswers(context, organisationId, round.id, null);
    expect([next, answers.length]).toEqual([null, 2]);
    await sealedAnswers(context, organisationId, round.id, answers[0]?.id ?? "");
  });
  const ofGrowing = plans.filter(({ plan }) => /(SCAN|SEARCH) (mark|sealed_answer)\b/.test(plan));
  expect(ofGrowing.length).toBeGreaterThan(8);
  const wide = ofGrowing.filter(({ plan }) =>
    /SCAN (mark|sealed_answer)\b|(mark|sealed_answer) USING [^(]*\(organisation_id=\?\)/.test(plan),
  );
  expect(wide).toEqual([]);
  const page = plans.filter(({ text }) => text.includes("batch_id") && text.includes("limit")).at(-1);
  expect(page?.plan).toContain("(organisation_id=? AND round_id=? AND (id,sha256)>(?,?))");
});

/** How the database goes about every statement of the work. */
async function plansOf(
  { store }: TestServer,
  work: (queries: Queries) => Promise<void>,
): Promise<readonly { readonly text: string; readonly plan: string }[]> {
  const nodes: RootOperationNode[] = [];
  const spy: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work(store.queries.withPlugin(spy));
  const plans = [];
  for (const node of nodes) {
    const { sql: text } = store.queries.getExecutor().compileQuery(node, { queryId: "plan" });
    const bound = text.replaceAll("?", "'x'");
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${bound}`).execute(store.queries);
    plans.push({ text, plan: rows.map(({ detail }) => detail).join(" | ") });
  }
  return plans;
}
