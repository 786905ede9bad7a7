import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ok } from "../../../src/kernel/result.ts";
import type { SyncItem } from "../../../src/protocol/device/item.ts";
import type { SyncResponse } from "../../../src/protocol/device/sync.ts";
import { groupCommit } from "../../../src/server/database/group-commit.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asSiteId } from "../../support/brands.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer, syncRequest, type Tablet } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

const TOGETHER = 50;

let server: TestServer;
let published: Published;
let tablets: Tablet[];

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
  const { coordinator, round, sites } = published;
  tablets = [];
  for (let number = 0; number < 5; number++) {
    tablets.push(await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId("")));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
});

const newRequest = (): SyncItem[] => {
  const { round, sites } = published;
  const place = { roundId: round.id, siteId: sites[0]?.id ?? asSiteId("") };
  return [markItem(outcomeMark(place, { kind: "complete" })), sealedAnswer(round.id)];
};

test.each([
  ["fails inside: it alone is undone", "abort"],
  ["takes the whole transaction with it: the others are done again", "rollback"],
])("of 50 requests at once, one %s", async (_what, how) => {
  const puts = Array.from({ length: TOGETHER }, newRequest);
  const failing = 23;
  const [broken] = puts[failing] ?? [];
  await sql
    .raw(`create trigger breaks before insert on mark when new.id = '${broken?.id}' begin select raise(${how}, 'broken'); end`)
    .execute(server.store.queries);
  const transactions = vi.spyOn(server.store.queries, "startTransaction");
  const responses = await Promise.all(
    puts.map(async (put, number) => {
      const tablet = tablets[number % tablets.length];
      return tablet?.send(syncRequest({ generation: tablet.generation, put }));
    }),
  );
  expect(responses.map((response) => (response?.statusCode ?? 0) >= 500)).toEqual(puts.map((_, number) => number === failing));
  const good = responses.filter((response) => response?.statusCode === 200).map((response) => response?.json<SyncResponse>());
  expect(good.flatMap((reply) => reply?.results.map(({ status }) => status))).toEqual(
    Array.from({ length: 2 * (TOGETHER - 1) }, () => "stored"),
  );
  if (how === "abort") {
    expect(transactions.mock.calls.length).toBeLessThan(TOGETHER / 5);
  }
  await sql`drop trigger breaks`.execute(server.store.queries);
  const have = puts.flat().map(({ id }) => id);
  const after = await tablets[0]?.sync({ have });
  expect(new Set(after?.want)).toEqual(new Set(puts[failing]?.map(({ id }) => id)));
  expect(after?.site?.counts.I).toBe(TOGETHER - 1);
  const again = await tablets[0]?.sync({ put: puts.flat().slice(0, 100), have });
  expect([again?.want, again?.site?.counts.I]).toEqual([[], TOGETHER]);
});

test("who a tablet is can be told while others are storing: only so can its request join in", async () => {
  const [tablet] = tablets;
  const { database } = server.context;
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const storing = database.change(async () => {
    await held;
    return ok("stored");
  });
  const known = await database.deviceWithToken(digest(tablet?.token ?? ""));
  expect(known).toMatchObject({ id: tablet?.deviceId, roundId: published.round.id });
  expect(await database.deviceWithToken(digest("somebody else's"))).toBeNull();
  goOn();
  expect(await storing).toEqual(ok("stored"));
});

test("nobody is told before the commit, and everybody of a commit that fails", async () => {
  const { queries } = server.store;
  const shareCommit = groupCommit(server.store);
  await sql`create table broken (id text references organisation (id) deferrable initially deferred)`.execute(queries);
  const order: string[] = [];
  const work = (name: string, statement: string) =>
    shareCommit(
      async (change) => {
        await sql.raw(statement).execute(change);
        order.push(`${name} does`);
      },
      () => void order.push(`${name} undone`),
    ).then(
      () => void order.push(`${name} told`),
      () => void order.push(`${name} refused`),
    );
  const harmless = "insert into broken values (null)";
  await Promise.all([work("a", harmless), work("b", harmless)]);
  expect(order).toEqual(["a does", "b does", "a told", "b told"]);
  order.length = 0;
  await Promise.all([work("a", harmless), work("b", "insert into broken values ('nobody')"), work("c", harmless)]);
  expect(order.slice(0, 6)).toEqual(["a does", "b does", "c does", "a undone", "b undone", "c undone"]);
  expect(order.slice(6)).toEqual(expect.arrayContaining(["a told", "b undone", "b refused", "c told"]));
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from broken`.execute(queries);
  expect(rows).toEqual([{ rows: 4 }]);
});
