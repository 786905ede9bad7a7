import { beforeEach, describe, expect, test } from "vitest";
import type { OrganisationId, RoundId } from "../../../src/kernel/ids.ts";
import type { FeedbackOfRound, SaveFeedback } from "../../../src/protocol/console/feedback.ts";
import { newId } from "../../../src/sealing/random.ts";
import { listFeedback, saveFeedback } from "../../../src/server/feedback/feedback.ts";
import { asSiteId } from "../../support/brands.ts";
import { userOf } from "../support/actors.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
});

const path = (): string => `/api/rounds/${published.round.id}/feedback`;
const body = (revision: number, said: string): SaveFeedback => ({
  siteId: published.round.siteIds[0] ?? asSiteId(""),
  revision,
  sheet: {
    figure: { code: "U31500", side: "others", of: "all" },
    texts: [{ language: "sv", said, now: "Telefontid varje vardag." }],
  },
});
const save = async (what: object) => {
  const reply = await published.coordinator.post(path(), what);
  return reply.statusCode === 200 ? reply.json<FeedbackOfRound>().sheets : reply.json<{ problem: string }>().problem;
};
const listed = async (): Promise<FeedbackOfRound> => (await published.coordinator.get(path())).json();

describe("what is written for a waiting room", () => {
  test("is kept, revision after revision", async () => {
    expect(await listed()).toEqual({ sheets: [], told: [], damaged: [] });
    await save(body(0, "{10} har svårt att nå oss."));
    await save(body(1, "{%} har svårt att nå oss."));
    const { siteId, sheet } = body(1, "{%} har svårt att nå oss.");
    expect(await listed()).toEqual({ sheets: [{ siteId, revision: 2, sheet }], told: [], damaged: [] });
  });

  test("is never written over by somebody who has not seen the last revision", async () => {
    expect(await Promise.all([save(body(0, "a")), save(body(0, "b"))])).toContain("already-exists");
    await save(body(1, "c"));
    expect([await save(body(0, "d")), await save(body(1, "d")), await save(body(3, "d"))]).toEqual(
      Array.from({ length: 3 }, () => "already-exists"),
    );
    expect((await listed()).sheets[0]?.sheet.texts[0]?.said).toBe("c");
  });

  test("is for a site of the round, short enough for a tablet, and without a figure of its own", async () => {
    expect(await save({ ...body(0, "a"), siteId: newId() })).toBe("not-found");
    expect(await save(body(0, "a".repeat(65)))).toBe("malformed");
    expect(await save({ ...body(0, "a"), sheet: { ...body(0, "a").sheet, percent: 21 } })).toBe("malformed");
    expect((await listed()).sheets).toEqual([]);
  });

  test("is nobody else's", async () => {
    await save(body(0, "a"));
    const other = userOf(newId<OrganisationId>());
    expect(await listFeedback(other, server.context, published.round.id)).toEqual({ sheets: [], told: [], damaged: [] });
    expect(await saveFeedback(other, server.context, published.round.id, body(1, "b"))).toEqual({
      ok: false,
      error: "not-found",
    });
    expect(await listFeedback(other, server.context, newId<RoundId>())).toEqual({ sheets: [], told: [], damaged: [] });
  });

  test("that rotted is listed and hides no other", async () => {
    await save(body(0, "a"));
    await server.store.queries.updateTable("feedback_sheet").set({ sheet: "{" }).execute();
    expect(await listed()).toMatchObject({ sheets: [], damaged: [{ id: published.round.siteIds[0] }] });
  });
});
