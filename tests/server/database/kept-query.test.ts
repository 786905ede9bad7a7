import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { SiteId } from "../../../src/kernel/ids.ts";
import { err, type Result } from "../../../src/kernel/result.ts";
import type { Changing, Reading } from "../../../src/server/database/database.ts";
import { keptQuery, MOST_LISTED, padded } from "../../../src/server/database/kept-query.ts";
import type { ReadingVerbs } from "../../../src/server/database/tenant.ts";
import { asOrganisationId, asSiteId } from "../../support/brands.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

const A = asOrganisationId("a".repeat(32));
const B = asOrganisationId("b".repeat(32));

let server: TestServer;

beforeAll(async () => {
  server = await testServer({}, true);
});

afterAll(() => server.close());

afterEach(() => {
  vi.restoreAllMocks();
});

/** In a transaction that leaves nothing behind, with two organisations. */
async function tryOut(work: (change: Changing) => Promise<void>): Promise<void> {
  const undone = await server.context.database.change(async (change): Promise<Result<never, "enough">> => {
    for (const id of [A, B]) {
      await change.across.addOrganisation({ id, name: id, practice: false });
    }
    await work(change);
    return err("enough");
  });
  expect(undone).toEqual(err("enough"));
}

const site = (id: string, name: string) => ({ id: asSiteId(id), name, name_key: `${name} ${id}` });
type Named = { readonly name: string; readonly ids: readonly SiteId[] };

test("one that was worded for an organisation is asked by each for its own rows, with what each gives", async () => {
  let worded = 0;
  const query = keptQuery(({ selectFrom }: ReadingVerbs, { name, ids }: Named) => {
    worded++;
    return selectFrom("site").select(["id", "name"]).where("id", "in", ids).where("name", "=", name).orderBy("id");
  });
  await tryOut(async (change) => {
    for (const [organisationId, name] of [
      [A, "hers"],
      [B, "theirs"],
    ] as const) {
      await change.of(organisationId).store(
        "site",
        ["1", "2", "3", "4"].map((id) => site(id, name)),
      );
    }
    for (const [organisationId, name] of [
      [A, "hers"],
      [B, "theirs"],
      [A, "hers"],
    ] as const) {
      const own = change.of(organisationId);
      const ids = ["2", "3", "nobody's"].map(asSiteId);
      expect(await own.ask(query, { name, ids: padded(ids) })).toEqual([
        { id: "2", name },
        { id: "3", name },
      ]);
      expect(await own.ask(query, { name, ids: padded([...ids, asSiteId("4")]) })).toHaveLength(3);
      expect(await own.ask(query, { name: name === "hers" ? "theirs" : "hers", ids })).toEqual([]);
    }
  });
  // With four ids, and with three.
  expect(worded).toBe(2);
});

test("what is stored in kept words is all there, as it was given and whose it is, however many rows it is", async () => {
  const numbers = fc.oneof(fc.nat({ max: 5 }), fc.constantFrom(63, 64, 65, 127, 128, 200));
  await fc.assert(
    fc.asyncProperty(numbers, numbers, (many, more) =>
      tryOut(async (change) => {
        const rowsOf = (name: string, length: number) => Array.from({ length }, (_, at) => site(String(1000 + at), name));
        await change.of(A).store("site", rowsOf("hers", many));
        await change.of(B).store("site", rowsOf("theirs", more));
        const stored = (organisationId: typeof A) =>
          change.of(organisationId).selectFrom("site").select(["id", "name", "name_key"]).orderBy("id").execute();
        expect(await stored(A)).toEqual(rowsOf("hers", many));
        expect(await stored(B)).toEqual(rowsOf("theirs", more));
      }),
    ),
    { numRuns: 30 },
  );
});

test("statements have few texts, however many ids are asked for and rows are stored", async () => {
  const query = keptQuery(({ selectFrom }: ReadingVerbs, { ids }: Pick<Named, "ids">) =>
    selectFrom("site").select("name_key").where("id", "in", ids),
  );
  const prepared = vi.spyOn(Database.prototype, "prepare");
  await tryOut(async (change) => {
    const own = change.of(A);
    for (let many = 1; many <= 100; many++) {
      const rows = Array.from({ length: many }, (_, at) => site(`${many} ${at}`, "hers"));
      await own.store("site", rows);
      expect(await own.ask(query, { ids: padded(rows.map(({ id }) => id)) })).toHaveLength(many);
    }
  });
  const texts = prepared.mock.calls.map(([text]) => text);
  expect(texts.filter((text) => text.startsWith('insert into "site"')).length).toBeLessThanOrEqual(7);
  expect(texts.filter((text) => text.startsWith('select "name_key"')).length).toBeLessThanOrEqual(8);
});

test("a list is never empty nor endless", () => {
  expect(padded([1, 2, 3])).toEqual([1, 2, 3, 3]);
  expect(padded([1])).toEqual([1]);
  expect(padded(Array(MOST_LISTED).fill(1))).toHaveLength(MOST_LISTED);
  expect(() => padded([])).toThrow("a list of 0");
  expect(() => padded(Array(MOST_LISTED + 1).fill(1))).toThrow(`a list of ${MOST_LISTED + 1}`);
});

test("one that goes round the organisation is not asked, and a row can't say whose it is", async () => {
  const unheld = keptQuery(({ selectFrom: _own }: ReadingVerbs, { id }: { readonly id: string }) =>
    server.store.queries.selectFrom("organisation").select("name").where("name", "=", id),
  );
  await tryOut(async (change) => {
    await expect(change.of(A).ask(unheld, { id: B })).rejects.toThrow("is held to it");
    const strange = { ...site("1", "theirs"), organisation_id: B };
    await expect(change.of(A).store("site", [strange])).rejects.toThrow("whose a row is can't be said");
  });
});

test("there is no way round it that the compiler would let pass", () => {
  const named = keptQuery(({ selectFrom }: ReadingVerbs, { name }: { readonly name: string }) =>
    selectFrom("site").select("id").where("name", "=", name),
  );
  const unused = (read: Reading, change: Changing): unknown[] => [
    read.of(A).ask(named, { name: "hers" }),
    // @ts-expect-error: it gives what the query takes
    change.of(A).ask(named, { id: "1" }),
    // @ts-expect-error: a question changes nothing
    keptQuery(({ deleteFrom }: ReadingVerbs) => deleteFrom("site")),
    // @ts-expect-error: whoever reads stores nothing
    read.of(A).store("site", []),
    // @ts-expect-error: the organisation is no column that a row could say
    change.of(A).store("site", [{ ...site("1", "theirs"), organisation_id: B }]),
  ];
  expect(unused).toBeTypeOf("function");
});
