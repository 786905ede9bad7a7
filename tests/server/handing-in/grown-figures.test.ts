import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import type { CivilDate } from "../../../src/kernel/calendar.ts";
import type { AnyId, ContactId, ItemId, OrganisationId, RoundId, ShiftId, SiteId } from "../../../src/kernel/ids.ts";
import type { SyncItem } from "../../../src/protocol/device/item.ts";
import { newId } from "../../../src/sealing/random.ts";
import { type Database, databaseOf } from "../../../src/server/database/database.ts";
import { fieldwork } from "../../../src/server/fieldwork/fieldwork.ts";
import { checkStored } from "../../../src/server/handing-in/damage.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asDate, asSiteId } from "../../support/brands.ts";
import { userOf } from "../support/actors.ts";
import { anotherRound, type Published, publishedRound } from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer, syncRequest } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;
let organisationId: OrganisationId;

beforeAll(async () => {
  server = await testServer({}, true);
  published = await publishedRound(server, 2);
  organisationId = (await server.store.queries.selectFrom("organisation").select("id").executeTakeFirstOrThrow()).id;
});

afterAll(() => server.close());

type Deed =
  | { readonly does: "hands in"; readonly tablet: number; readonly items: readonly number[] }
  | { readonly does: "rots"; readonly item: number }
  | { readonly does: "loses its hash"; readonly item: number }
  | { readonly does: "is flagged in error"; readonly item: number };

type MarkPlan = {
  readonly id: number;
  readonly contact: number;
  readonly revision: number;
  readonly site: number;
  readonly date: CivilDate;
  readonly outcome: Outcome | "void";
};

const item = fc.nat({ max: 20 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("hands in" as const),
      tablet: fc.nat({ max: 1 }),
      items: fc.array(item, { maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom("rots" as const, "loses its hash" as const, "is flagged in error" as const),
      item,
    }),
  },
);
const markPlan: fc.Arbitrary<MarkPlan> = fc.record({
  id: fc.nat({ max: 9 }),
  contact: fc.nat({ max: 4 }),
  revision: fc.nat({ max: 2 }),
  site: fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 1 }) }, fc.constant(2)),
  date: fc.oneof({ weight: 5, arbitrary: fc.constant(asDate("2026-09-14")) }, fc.constant(asDate("2001-01-01"))),
  outcome: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<Outcome>(
        { kind: "complete" },
        { kind: "missed" },
        {
          kind: "refusal",
          stated: { reason: "no-time" },
          observed: { reason: null },
        },
      ),
    },
    fc.constant("void" as const),
  ),
});

const MISDATED_THAT_ROTS_TWICE: [MarkPlan[], number[], Deed[]] = [
  [{ id: 0, contact: 0, revision: 0, site: 0, date: asDate("2001-01-01"), outcome: { kind: "complete" } }],
  [],
  [
    { does: "hands in", tablet: 0, items: [0] },
    { does: "loses its hash", item: 0 },
    { does: "rots", item: 0 },
  ],
];

test("whatever is handed in, rots and is mended: figures that grew are those that are made anew from what is stored", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(markPlan, { maxLength: 14 }),
      fc.array(fc.nat({ max: 5 }), { maxLength: 5 }),
      fc.array(deed, { maxLength: 10 }),
      async (markPlans, answers, deeds) => {
        const { coordinator, sites, keys } = published;
        const { round } = await anotherRound(coordinator, sites, keys);
        const siteIds = [...sites.map(({ id }) => id), newId<SiteId>()];
        const tablets = await Promise.all(
          [0, 1].map((site) => enrolledTablet(server, coordinator, round.id, siteIds[site] ?? asSiteId(""))),
        );
        const items = [
          ...markPlans.map((plan) => markOf(round.id, siteIds, plan)),
          ...answers.map((answer) => answerOf(round.id, answer)),
        ];
        for (const one of deeds) {
          if (one.does === "hands in") {
            const put = one.items.flatMap((position) => items[position % Math.max(items.length, 1)] ?? []);
            await tablets[one.tablet]?.sync({ put });
          } else {
            await spoil(one.does, items[one.item % Math.max(items.length, 1)]);
          }
          const now = await figuresOf(round.id, server.context.database);
          // Another one on the same store: what is kept for the one is not kept for the other.
          expect(now).toEqual(await figuresOf(round.id, anotherDatabase()));
        }
      },
    ),
    { numRuns: 40, examples: [MISDATED_THAT_ROTS_TWICE] },
  );
});

test("a mark whose commit fails is in no figures", async () => {
  const { coordinator, sites, keys } = published;
  const { round } = await anotherRound(coordinator, sites, keys);
  const place = { roundId: round.id, siteId: sites[0]?.id ?? asSiteId("") };
  const tablet = await enrolledTablet(server, coordinator, round.id, place.siteId);
  const put = [markItem(outcomeMark(place, { kind: "complete" }))];
  expect((await tablet.sync({ put })).site?.counts.I).toBe(1);
  // Deferred to the commit: there, and not before, the key turns out to be broken.
  const { queries } = server.store;
  await sql`create table broken (id text references organisation (id) deferrable initially deferred)`.execute(queries);
  await sql`create trigger breaks after insert on mark begin insert into broken values ('none'); end`.execute(queries);
  try {
    const refused = await tablet.send(syncRequest({ put: [markItem(outcomeMark(place, { kind: "complete" }))] }));
    expect(refused.statusCode).toBeGreaterThanOrEqual(500);
  } finally {
    await sql`drop trigger breaks`.execute(queries);
    await sql`drop table broken`.execute(queries);
  }
  expect((await tablet.sync({})).site?.counts.I).toBe(1);
  expect(await figuresOf(round.id, server.context.database)).toMatchObject({ answers: { expected: 1 } });
});

function anotherDatabase(): Database {
  return databaseOf(server.store, server.context.database.identity);
}

async function figuresOf(roundId: RoundId, database: Database): Promise<unknown> {
  const reply = await fieldwork(userOf(organisationId), { ...server.context, database }, roundId);
  return reply.ok ? reply.value : reply.error;
}

/** On the disk; then the daily reading finds it. */
async function spoil(how: Exclude<Deed["does"], "hands in">, what: SyncItem | undefined): Promise<void> {
  const { queries } = server.store;
  for (const [table, bytes] of [
    ["mark", "bytes"],
    ["sealed_answer", "sealed"],
  ] as const) {
    const change = {
      rots: `${bytes} = x'7b7d'`,
      // Another one each time: two versions that have lost theirs must not turn out to be one.
      "loses its hash": `sha256 = '${newId()}' || sha256`,
      "is flagged in error": "damaged = 1",
    };
    await sql.raw(`update ${table} set ${change[how]} where id = '${what?.id ?? ""}'`).execute(queries);
  }
  await checkStored(server.context.database, async () => undefined, new AbortController().signal);
}

function markOf(roundId: RoundId, siteIds: readonly SiteId[], plan: MarkPlan): SyncItem {
  const place = { roundId, siteId: siteIds[plan.site] ?? asSiteId("") };
  const id = idOf<ItemId>(roundId, `mark ${plan.id}`);
  if (plan.outcome === "void") {
    return markItem({ kind: "void", id, ...place, voids: idOf(roundId, `mark ${plan.contact}`) });
  }
  const ids = { id, contactId: idOf<ContactId>(roundId, `contact ${plan.contact}`), shiftId: idOf<ShiftId>(roundId, "shift") };
  return markItem(outcomeMark(place, plan.outcome, { ...ids, revision: plan.revision, date: plan.date }));
}

/** Odd ones come under a round that nobody knows. */
function answerOf(roundId: RoundId, answer: number): SyncItem {
  const id = idOf<ItemId>(roundId, `answer ${answer >> 1}`);
  return sealedAnswer(answer === 5 ? idOf(roundId, "strange") : roundId, `version ${answer}`, id);
}

function idOf<One extends AnyId>(roundId: RoundId, name: string): One {
  return digest(`${roundId} ${name}`).slice(0, 32) as One;
}
