import fc from "fast-check";
import type { Outcome } from "../../src/domain/disposition/outcome.ts";
import type { Mark, OutcomeMark } from "../../src/domain/tally/mark.ts";
import {
  type ContactId,
  type ItemId,
  type MintId,
  mintId,
  type RoundId,
  type ShiftId,
  type SiteId,
} from "../../src/kernel/ids.ts";
import type { Language } from "../../src/kernel/language.ts";
import { arbitraryOutcome } from "./arbitrary-outcome.ts";
import { asDate } from "./brands.ts";
import { chance } from "./chance.ts";

/** What an assistant does with her tablet. `whom` picks one of those she has met. */
type Deed =
  | { readonly does: "meets"; readonly outcome: Outcome; readonly language: Language | null; readonly halfDay: "am" | "pm" }
  | { readonly does: "corrects"; readonly whom: number; readonly outcome: Outcome }
  /** Takes the newest mark of a contact back; what stood before it counts again. */
  | { readonly does: "undoes"; readonly whom: number }
  /** The contact never was: every mark of it is void. */
  | { readonly does: "removes"; readonly whom: number };

/** A day on several tablets, and what their assistants would say had happened, kept without any ledger. */
export type Day = {
  readonly tablets: readonly (readonly Mark[])[];
  readonly marks: readonly Mark[];
  /** How each contact that counts ended, by contact id. */
  readonly truth: ReadonlyMap<string, Outcome>;
};

type Met = { readonly contactId: ContactId; readonly versions: { readonly mark: OutcomeMark; isVoid: boolean }[] };

const whom = fc.nat({ max: 50 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("meets" as const),
      outcome: arbitraryOutcome,
      language: fc.constantFrom("sv", "ar", "so", null),
      halfDay: fc.constantFrom("am" as const, "pm" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("corrects" as const), whom, outcome: arbitraryOutcome }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("undoes" as const), whom }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("removes" as const), whom }) },
);

export const arbitraryDay: fc.Arbitrary<Day> = fc
  .record({
    tablets: fc.array(fc.array(deed, { maxLength: 20, size: "max" }), { minLength: 1, maxLength: 4, size: "max" }),
    seed: fc.nat(),
  })
  .map(({ tablets, seed }) => {
    const random = chance(seed);
    const newId: MintId = () => mintId(random);
    const place = { roundId: newId<RoundId>(), siteId: newId<SiteId>() };
    const days = tablets.map((deeds) => oneTablet(deeds, place, newId));
    return {
      tablets: days.map(({ marks }) => marks),
      marks: days.flatMap(({ marks }) => marks),
      truth: new Map(days.flatMap(({ met }) => met.flatMap(standing))),
    };
  });

type Place = { readonly roundId: RoundId; readonly siteId: SiteId };

function oneTablet(deeds: readonly Deed[], place: Place, newId: MintId): { marks: readonly Mark[]; met: readonly Met[] } {
  const marks: Mark[] = [];
  const met: Met[] = [];
  const shiftId = newId<ShiftId>();
  for (const one of deeds) {
    if (one.does === "meets") {
      const { outcome, language, halfDay } = one;
      const person: Met = { contactId: newId<ContactId>(), versions: [] };
      const common = { kind: "outcome", ...place, contactId: person.contactId, date: asDate("2026-09-14"), shiftId } as const;
      met.push(person);
      note(person, { ...common, id: newId<ItemId>(), revision: 0, halfDay, language, outcome });
      continue;
    }
    const person = met[one.whom % Math.max(met.length, 1)];
    const newest = person?.versions.at(-1)?.mark;
    if (person === undefined || newest === undefined) {
      continue;
    }
    if (one.does === "corrects") {
      note(person, { ...newest, id: newId<ItemId>(), revision: newest.revision + 1, outcome: one.outcome });
      continue;
    }
    const counting = person.versions.filter(({ isVoid }) => !isVoid);
    for (const version of one.does === "removes" ? counting : counting.slice(-1)) {
      version.isVoid = true;
      marks.push({ kind: "void", id: newId<ItemId>(), ...place, voids: version.mark.id });
    }
  }
  return { marks, met };

  function note(person: Met, mark: OutcomeMark): void {
    person.versions.push({ mark, isVoid: false });
    marks.push(mark);
  }
}

function standing({ contactId, versions }: Met): [string, Outcome][] {
  const last = versions.findLast(({ isVoid }) => !isVoid);
  return last === undefined ? [] : [[contactId, last.mark.outcome]];
}
