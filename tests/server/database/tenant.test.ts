import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TokenHash } from "../../../src/kernel/hashes.ts";
import type { OrganisationId } from "../../../src/kernel/ids.ts";
import { err, ok, type Result } from "../../../src/kernel/result.ts";
import type { Changing, Database, Reading } from "../../../src/server/database/database.ts";
import { keptQuery } from "../../../src/server/database/kept-query.ts";
import type { TenantTables } from "../../../src/server/database/tables.ts";
import type { ReadingVerbs, TenantReading } from "../../../src/server/database/tenant.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asBatchId, asDeviceId, asGeneration, asOrganisationId, asRoundId, asSiteId, asSoundHash } from "../../support/brands.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

/** Two organisations whose rows are alike in everything but their organisation: whoever forgets that one finds both. */
const A = asOrganisationId("a".repeat(32));
const B = asOrganisationId("b".repeat(32));
const ORGANISATIONS = [A, B];

let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await testServer({}, true);
  database = server.context.database;
  for (const organisationId of ORGANISATIONS) {
    await fill(asOrganisationId(organisationId));
  }
});

afterAll(() => server.close());

const ROWS: { readonly [Table in Exclude<keyof TenantTables, "organisation">]: (own: string) => object } = {
  coordinator: (own) => ({ id: "1", name: "Samira", name_key: own, password_hash: null }),
  session: (own) => ({ token_hash: own, coordinator_id: "1", expires: 1 }),
  organisation_keys: () => ({
    key_file: null,
    coordinator: "{}",
    recovery: "{}",
    signing: "{}",
    coordinator_proved: 0,
    recovery_proved: 0,
    proof_hash: null,
  }),
  site: () => ({ id: "1", name: "Väntrum", name_key: "väntrum" }),
  round: () => ({
    id: "1",
    name: "Hösten",
    name_key: "hösten",
    starts: "2026-09-14",
    ends: "2026-10-09",
    settings: "{}",
    questionnaire: "{}",
    release: null,
    release_sha256: null,
  }),
  round_site: () => ({ round_id: asRoundId("1"), site_id: asSiteId("1"), position: 0 }),
  feedback_sheet: () => ({ round_id: asRoundId("1"), site_id: asSiteId("1"), revision: 1, sheet: "{}" }),
  comparison: () => ({ id: "1", name: "Liknande", file: "k.json", imported: "2026-09-14", figures: "{}" }),
  told: () => ({ site_id: "1", round_id: asRoundId("1"), edition: 1, since: "2026-10-01", signed: null }),
  draft: () => ({ id: "1", revision: 1, questionnaire: "{}", before: null }),
  sound: () => ({ sha256: "1", milliseconds: 1, size: 1, bytes: Buffer.from("sound") }),
  recording: () => ({ language: "sv", text_sha256: "1", text: "Nej", place: "Q1", sha256: asSoundHash("1") }),
  round_sound: () => ({ round_id: asRoundId("1"), language: "sv", text_sha256: "1", sha256: asSoundHash("1") }),
  enrolment_code: (own) => ({ code_hash: own, round_id: asRoundId("1"), site_id: asSiteId("1"), expires: 1, device_name: null }),
  device: (own) => ({
    id: "1",
    round_id: asRoundId("1"),
    site_id: asSiteId("1"),
    name: null,
    name_key: null,
    token_hash: own,
    last_contact: null,
    app_version: null,
    pending: 0,
    acknowledged: 0,
    oldest_minutes: null,
  }),
  device_generation: () => ({
    device_id: asDeviceId("1"),
    generation: asGeneration("1"),
    first_seen: "2026-09-14T12:00Z",
    last_contact: null,
    pending: null,
    marks_pending: null,
    unreadable: null,
    wiped: null,
    lost_answers: null,
    lost_marks: null,
  }),
  device_place: () => ({ device_id: asDeviceId("1"), round_id: asRoundId("1"), site_id: asSiteId("1") }),
  batch: () => ({
    id: "1",
    round_id: asRoundId("1"),
    device_id: asDeviceId("1"),
    site_id: asSiteId("1"),
    received: "2026-09-14T12:00Z",
    answers: 1,
  }),
  sealed_answer: () => ({
    round_id: asRoundId("1"),
    id: "1",
    sha256: "1",
    batch_id: asBatchId("1"),
    claimed_round_id: null,
    quarantined: 0,
    conflicting: 0,
    sealed: Buffer.from("sealed"),
  }),
  mark: () => ({
    round_id: asRoundId("1"),
    site_id: asSiteId("1"),
    id: "1",
    sha256: "1",
    claimed_round_id: null,
    quarantined: 0,
    conflicting: 0,
    bytes: Buffer.from("mark"),
  }),
  fault_report: () => ({
    id: "1",
    round_id: asRoundId("1"),
    site_id: asSiteId("1"),
    sha256: "1",
    date: "2026-09-14",
    handled: 0,
    bytes: Buffer.from("report"),
  }),
  client_numbers: () => ({ round_id: asRoundId("1"), entered: "2026-10-01", numbers: "{}" }),
  publication: () => ({
    round_id: asRoundId("1"),
    shown: "sheet",
    published: "2026-10-01",
    sha256: "1",
    figures: "{}",
  }),
  paper_answer: () => ({
    id: "1",
    round_id: asRoundId("1"),
    site_id: asSiteId("1"),
    sha256: "1",
    batch_id: asBatchId("1"),
  }),
  safe_item: (own) => ({ id: own, sha256: own }),
};
const TABLES = Object.keys(ROWS) as (keyof typeof ROWS)[];

async function fill(organisationId: OrganisationId): Promise<void> {
  await database.change(async (change) => {
    await change.across.addOrganisation({ id: organisationId, name: organisationId, practice: false });
    const own = change.of(organisationId);
    for (const table of TABLES) {
      await own
        .insertInto(table)
        .values(ROWS[table](digest(organisationId)))
        .execute();
    }
    return ok(undefined);
  });
}

type Table = (typeof TABLES)[number];
type Question = {
  readonly table: Table;
  readonly aliased: boolean;
  readonly joined: readonly { readonly table: Table; readonly how: "inner" | "left" }[];
  readonly compared: Table;
  readonly cleared: boolean;
};

const table = fc.constantFrom(...TABLES);
const question: fc.Arbitrary<Question> = fc.record({
  table,
  aliased: fc.boolean(),
  joined: fc.array(fc.record({ table, how: fc.constantFrom("inner" as const, "left" as const) }), { maxLength: 3 }),
  compared: table,
  cleared: fc.boolean(),
});

/** One that says nothing of organisations, and lets everything through that it can. Columns that all of these tables have are none but that one. */
function word(own: ReadingVerbs, { table: name, aliased, joined, compared, cleared }: Question) {
  let query = own.selectFrom((aliased ? `${name} as first` : `${name} as ${name}`) as "site").selectAll();
  for (const [position, join] of joined.entries()) {
    const other = `${join.table} as joined${position}` as "site";
    query = join.how === "inner" ? query.innerJoin(other, (on) => on.onTrue()) : query.leftJoin(other, (on) => on.onTrue());
  }
  query = query.where(({ or, lit, exists, selectFrom }) =>
    or([lit(true), exists(selectFrom(compared as "site").select(({ lit: value }) => value(1).as("one")))]),
  );
  return cleared ? query.clearWhere() : query;
}

test("every table that has an organisation is one of these", async () => {
  const tables = await server.store.queries.introspection.getTables();
  const tenants = tables.filter(({ columns }) => columns.some(({ name }) => name === "organisation_id"));
  expect(tenants.map(({ name }) => name).sort()).toEqual([...TABLES].sort());
});

test("however an organisation asks, it sees its own rows only", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ORGANISATIONS), question, async (organisationId, asked) => {
      const rows = await database.read((read) => word(read.of(organisationId), asked).execute());
      // Each table holds one row of each organisation, so one that is not held back would double them.
      expect(rows).toMatchObject([{ organisation_id: organisationId }]);
      const kept = keptQuery((verbs: ReadingVerbs) => word(verbs, asked));
      for (const each of [organisationId, ...ORGANISATIONS]) {
        expect(await database.read((read) => read.of(each).ask(kept, {}))).toMatchObject([{ organisation_id: each }]);
      }
    }),
    { numRuns: 300 },
  );
});

test("what is compared with is its own, too", async () => {
  const strange = await database.read((read) =>
    read
      .of(A)
      .selectFrom("site")
      .select("id")
      .where("id", "in", ({ selectFrom }) =>
        selectFrom("device").select("site_id").where("token_hash", "=", digest<TokenHash>(B)),
      )
      .execute(),
  );
  expect(strange).toEqual([]);
  const name = await database.read((read) => read.of(A).selectFrom("organisation").select("name").execute());
  expect(name).toEqual([{ name: A }]);
});

const KEYS = /id$|hash$|^sha256$|^generation$/;

test("an organisation changes and deletes its own rows only", async () => {
  const undone = await database.change(async (change): Promise<Result<never, "enough">> => {
    const [own, other] = [change.of(A), change.of(B)];
    const rowsOf = (tenant: TenantReading, name: Table) => tenant.selectFrom(name).selectAll().execute();
    // Those that others refer to last.
    for (const name of TABLES.toReversed()) {
      const [mine, theirs] = [await rowsOf(own, name), await rowsOf(other, name)];
      const column =
        Object.keys(ROWS[name]("")).find((one) => !KEYS.test(one)) ?? ("sha256" in ROWS[name]("") ? "sha256" : "site_id");
      await own
        .updateTable(name as "site")
        .set({ [column]: 9 })
        .execute();
      expect([name, await rowsOf(own, name)]).not.toEqual([name, mine]);
      expect([name, await rowsOf(other, name)]).toEqual([name, theirs]);
      await own.deleteFrom(name).execute();
      expect([name, await rowsOf(own, name), await rowsOf(other, name)]).toEqual([name, [], theirs]);
    }
    return err("enough");
  });
  expect(undone).toEqual(err("enough"));
});

test("what one stores is its own, and it can't say otherwise", async () => {
  const stored = await database
    .change(async (change) => {
      const another = { id: asSiteId("2"), name: "Ett till", name_key: "ett till", organisation_id: B };
      return ok(await change.of(A).insertInto("site").values(another).execute());
    })
    .catch((error: unknown) => error);
  expect(stored).toBeInstanceOf(Error);
  await database.change(async (change) => {
    const rows = ["2", "3"].map(asSiteId).map((id) => ({ id, name: id, name_key: id }));
    await change.of(A).insertInto("site").values(rows).execute();
    expect(await change.of(B).selectFrom("site").select("id").execute()).toEqual([{ id: "1" }]);
    return ok(await change.of(A).deleteFrom("site").where("id", "in", ["2", "3"].map(asSiteId)).execute());
  });
});

test("there is no way round it that the compiler would let pass", () => {
  const unused = (read: Reading, change: Changing): unknown[] => [
    // @ts-expect-error: nothing is asked of all organisations at once
    read.selectFrom("site"),
    // @ts-expect-error: whoever reads does not write
    read.of(A).insertInto("site"),
    // @ts-expect-error: nor is there anything else that a handle of the database could do
    change.of(A).withoutPlugins(),
    // @ts-expect-error: the organisation is no column that a question could name
    change.of(A).selectFrom("site").where("organisation_id", "=", B),
    // @ts-expect-error: nor one that a change could set
    change.of(A).updateTable("site").set({ organisation_id: B }),
    // @ts-expect-error: nor is the server's own row anybody's
    change.of(A).selectFrom("server"),
  ];
  expect(unused).toBeTypeOf("function");
});
