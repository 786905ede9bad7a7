import { AsyncLocalStorage } from "node:async_hooks";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import type { OrganisationId } from "../../../src/kernel/ids.ts";
import { err, ok, type Result } from "../../../src/kernel/result.ts";
import { newId } from "../../../src/sealing/random.ts";
import type { Changing, Database } from "../../../src/server/database/database.ts";
import { unlessTaken } from "../../../src/server/database/unless-taken.ts";
import { asSiteId } from "../../support/brands.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

const ORGANISATION = newId<OrganisationId>();

/** As if somebody else had asked. */
const outside = AsyncLocalStorage.snapshot();

let server: TestServer;
let database: Database;

beforeEach(async () => {
  server = await testServer();
  database = server.context.database;
  await database.change(async (change) =>
    ok(await change.across.addOrganisation({ id: ORGANISATION, name: "Provkommunen", practice: false })),
  );
});

const addSite = (change: Changing, id: string, name = id): Promise<unknown> =>
  change
    .of(ORGANISATION)
    .insertInto("site")
    .values({ id: asSiteId(id), name, name_key: name })
    .execute();

async function sites(): Promise<string[]> {
  const rows = await database.read((read) => read.of(ORGANISATION).selectFrom("site").select("id").orderBy("id").execute());
  return rows.map(({ id }) => id);
}

describe("a change is whole or not at all", () => {
  test("what it wrote stands when it says so", async () => {
    const changed = await database.change(async (change) => {
      await addSite(change, "a");
      await addSite(change, "b");
      return ok("done");
    });
    expect([changed, await sites()]).toEqual([ok("done"), ["a", "b"]]);
  });

  test("an err takes back all that was written before it", async () => {
    const changed = await database.change(async (change): Promise<Result<void, "not-allowed">> => {
      await addSite(change, "a");
      return err("not-allowed");
    });
    expect([changed, await sites()]).toEqual([err("not-allowed"), []]);
  });

  test("so does whatever it throws", async () => {
    const changing = database.change(async (change) => {
      await addSite(change, "a");
      throw new Error("thrown");
    });
    await expect(changing).rejects.toThrow("thrown");
    expect(await sites()).toEqual([]);
  });

  test("and a unique key in its way, which is an answer and no fault", async () => {
    await database.change(async (change) => ok(await addSite(change, "a", "Väntrum")));
    const changed = await unlessTaken(database, async (change) => {
      await addSite(change, "b", "Annat rum");
      return ok(await addSite(change, "c", "Väntrum"));
    });
    expect([changed, await sites()]).toEqual([err("already-exists"), ["a"]]);
  });
});

describe("while another process writes", () => {
  /** Takes the file for itself until it is let go. */
  function occupy(): SqliteDatabase.Database {
    const other = new SqliteDatabase(join(server.data, "streck.db"));
    other.exec("begin immediate");
    return other;
  }

  test("a change waits, and is done once", async () => {
    const other = occupy();
    let attempts = 0;
    const changing = database.change(async (change) => {
      attempts += 1;
      return ok(await addSite(change, "a"));
    });
    setTimeout(() => other.close(), 150);
    await changing;
    expect([attempts, await sites()]).toEqual([1, ["a"]]);
  });

  test("so does a shared one", async () => {
    const other = occupy();
    const changing = ["a", "b"].map((id) =>
      database.shareCommit(
        (change) => addSite(change, id),
        () => undefined,
      ),
    );
    setTimeout(() => other.close(), 150);
    await Promise.all(changing);
    expect(await sites()).toEqual(["a", "b"]);
  });

  test("not for ever: then nothing was stored, and everybody is told", async () => {
    const other = occupy();
    const changing = [
      database.change(async (change) => ok(await addSite(change, "a"))),
      database.shareCommit(
        (change) => addSite(change, "b"),
        () => undefined,
      ),
      database.shareCommit(
        (change) => addSite(change, "c"),
        () => undefined,
      ),
    ];
    const outcomes = await Promise.allSettled(changing);
    other.close();
    expect(outcomes.map((outcome) => outcome.status === "rejected" && database.problemOf(outcome.reason))).toEqual([
      "storage-failed",
      "storage-failed",
      "storage-failed",
    ]);
    expect(await sites()).toEqual([]);
  });
});

test("work that gets in another's way is done again, from the beginning", async () => {
  let attempts = 0;
  const changed = await database.change(async (change) => {
    attempts += 1;
    await addSite(change, `${attempts}`);
    if (attempts < 3) {
      throw Object.assign(new Error("busy"), { code: "SQLITE_BUSY_SNAPSHOT" });
    }
    return ok(attempts);
  });
  expect([changed, await sites()]).toEqual([ok(3), ["3"]]);
});

test("what one looks at stays as it is while one looks", async () => {
  let changing: Promise<unknown> = Promise.resolve();
  const seen = await database.read(async (read) => {
    const count = async () => (await read.of(ORGANISATION).selectFrom("site").select("id").execute()).length;
    const before = await count();
    changing = outside(() => database.change(async (change) => ok(await addSite(change, "a"))));
    await new Promise((resolve) => setTimeout(resolve, 20));
    return [before, await count()];
  });
  await changing;
  expect([seen, await sites()]).toEqual([[0, 0], ["a"]]);
});

test.each<readonly [string, (work: () => Promise<unknown>) => Promise<unknown>]>([
  ["a change", (work) => database.change(async () => ok(await work()))],
  ["a reading", (work) => database.read(work)],
  ["a shared change", (work) => database.shareCommit(work, () => undefined)],
])("whoever would wait for herself inside %s is told at once", async (_what, inside) => {
  const told = await inside(() => Promise.resolve().then(() => database.read(async () => "read"))).catch(String);
  expect(told).toContain("inside a transaction");
  expect(await sites()).toEqual([]);
});
