import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome } from "../../src/domain/disposition/outcome.ts";
import { countContacts } from "../../src/domain/tally/counts.ts";
import { addMarks, EMPTY_LEDGER, foldLedger } from "../../src/domain/tally/ledger.ts";
import type { Mark } from "../../src/domain/tally/mark.ts";
import type { AnyId, ContactId, ItemId, RoundId, ShiftId, SiteId } from "../../src/kernel/ids.ts";
import type { FieldworkReply, SealedAnswersReply } from "../../src/protocol/console/fieldwork.ts";
import type { SyncItem } from "../../src/protocol/device/item.ts";
import { digest } from "../../src/server/kept-secrets/digest.ts";
import { anotherRound, type Published } from "../server/support/coordinator.ts";
import { enrolledTablet, markItem, sealedAnswer, type Tablet } from "../server/support/tablet.ts";
import type { TestServer } from "../server/support/test-server.ts";
import { asDate, asSiteId } from "../support/brands.ts";

/** A server with an organisation that has keys and sites; every run of a law makes a round of its own there. */
export type World = { readonly server: TestServer; readonly published: Published };

type AnswerPlan = { readonly id: number; readonly version: number; readonly strange: boolean };
type MarkPlan = { readonly id: number; readonly contact: number; readonly revision: number; readonly outcome: Outcome | "void" };
type Delivery = { readonly tablet: 0 | 1; readonly items: readonly number[] };

const OUTCOMES: readonly Outcome[] = [
  { kind: "complete" },
  { kind: "partial" },
  { kind: "paper" },
  { kind: "break-off", way: "erased" },
  { kind: "refusal", stated: { reason: "no-time" }, observed: { reason: null } },
  { kind: "other", reason: "called-in" },
  { kind: "missed" },
  { kind: "left" },
  { kind: "not-eligible", reason: "child" },
];

const small = fc.nat({ max: 7 });
const answerPlan: fc.Arbitrary<AnswerPlan> = fc.record({ id: small, version: fc.nat({ max: 2 }), strange: fc.boolean() });
const markPlan: fc.Arbitrary<MarkPlan> = fc.record({
  id: small,
  contact: fc.nat({ max: 4 }),
  revision: fc.nat({ max: 3 }),
  outcome: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...OUTCOMES) }, fc.constant("void" as const)),
});
const delivery: fc.Arbitrary<Delivery> = fc.record({
  tablet: fc.constantFrom(0 as const, 1 as const),
  items: fc.array(fc.nat({ max: 30 }), { maxLength: 12 }),
});

/** What must hold for whatever stores what tablets hand in, on every database. */
export function ingestLaws(world: () => World, runs: number): void {
  test("whatever the order and however often items come, the same is stored and counted", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answerPlan, { maxLength: 10 }),
        fc.array(markPlan, { maxLength: 20 }),
        fc.array(delivery, { maxLength: 6 }),
        async (answerPlans, markPlans, deliveries) => {
          const { server, published } = world();
          const { coordinator, sites, keys } = published;
          const { round } = await anotherRound(coordinator, sites, keys);
          const siteId = sites[0]?.id ?? asSiteId("");
          const tablets = [
            await enrolledTablet(server, coordinator, round.id, siteId),
            await enrolledTablet(server, coordinator, round.id, siteId),
          ] as const;
          const answers = distinct(answerPlans.map((plan) => answerOf(round.id, plan)));
          const marks = markPlans.map((plan) => markOf(round.id, siteId, plan));
          const items = distinct([...answers, ...marks.map(markItem)]);
          await deliver(tablets, items, deliveries);

          const stored = (await coordinator.get(`/api/rounds/${round.id}/sealed-answers`)).json<SealedAnswersReply>().answers;
          expect(stored.map(({ id, sha256, state }) => `${id} ${sha256} ${state}`)).toEqual(expectedAnswers(round.id, answers));
          const counts = countContacts(foldLedger(addMarks(EMPTY_LEDGER, marks)));
          expect((await tablets[0].sync({})).site?.counts).toEqual(counts);
          const fieldwork = (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json<FieldworkReply>();
          expect(sumOf(fieldwork)).toEqual(counts);
          const everything = items.map(({ id }) => id);
          expect((await tablets[1].sync({ have: everything })).want).toEqual([]);
        },
      ),
      { numRuns: runs },
    );
  });
}

/** In the planned order, with repetitions and gaps; and then everything once more, so that each item came at least once. */
async function deliver(
  tablets: readonly [Tablet, Tablet],
  items: readonly SyncItem[],
  deliveries: readonly Delivery[],
): Promise<void> {
  for (const { tablet, items: chosen } of deliveries) {
    const put = chosen.flatMap((position) => items[position % Math.max(items.length, 1)] ?? []);
    const kept = (await tablets[tablet].sync({ put })).results;
    expect(kept.map(({ id, sha256 }) => `${id} ${sha256}`)).toEqual(put.map(({ id, sha256 }) => `${id} ${sha256}`));
  }
  await tablets[0].sync({ put: [...items] });
}

function answerOf(roundId: RoundId, { id, version, strange }: AnswerPlan): SyncItem {
  const claimed = strange ? idOf<RoundId>(roundId, "strange round") : roundId;
  // What a sealed answer belongs to is inside it: other bytes for another round.
  return sealedAnswer(claimed, `version ${version} of ${id} for ${claimed}`, idOf(roundId, `answer ${id}`));
}

function markOf(roundId: RoundId, siteId: SiteId, { id, contact, revision, outcome }: MarkPlan): Mark {
  const common = { id: idOf<ItemId>(roundId, `mark ${id}`), roundId, siteId };
  if (outcome === "void") {
    return { kind: "void", ...common, voids: idOf(roundId, `mark ${contact}`) };
  }
  const contactId = idOf<ContactId>(roundId, `contact ${contact}`);
  const shiftId = idOf<ShiftId>(roundId, "shift");
  return {
    kind: "outcome",
    ...common,
    contactId,
    revision,
    date: asDate("2026-09-14"),
    halfDay: "am",
    shiftId,
    language: "sv",
    outcome,
  };
}

function idOf<One extends AnyId>(roundId: RoundId, name: string): One {
  return digest(`${roundId} ${name}`).slice(0, 32) as One;
}

function distinct(items: readonly SyncItem[]): readonly SyncItem[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.id} ${item.sha256}`, item])).values()];
}

/** In quarantine whatever else it is; else in conflict when another version of its id is there. */
function expectedAnswers(roundId: RoundId, answers: readonly SyncItem[]): readonly string[] {
  const versions = (id: string): number => answers.filter((other) => other.id === id).length;
  const stateOf = (answer: SyncItem): string =>
    answer.roundId === roundId ? (versions(answer.id) > 1 ? "conflicting" : "stored") : "quarantined";
  return answers.map((answer) => `${answer.id} ${answer.sha256} ${stateOf(answer)}`).sort();
}

function sumOf({ groups }: FieldworkReply): Record<string, number> {
  const sum: Record<string, number> = { I: 0, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 };
  for (const { counts } of groups) {
    for (const [disposition, count] of Object.entries(counts)) {
      sum[disposition] = (sum[disposition] ?? 0) + count;
    }
  }
  return sum;
}
