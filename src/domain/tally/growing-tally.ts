import type { CivilDate, HalfDay } from "../../kernel/calendar.ts";
import type { Language } from "../../kernel/language.ts";
import { type Disposition, dispositionOf } from "../disposition/disposition.ts";
import { refusalReason } from "../disposition/outcome.ts";
import { NO_REASON_GIVEN } from "../disposition/reasons.ts";
import { type Counts, NO_CONTACTS } from "./counts.ts";
import { growingLedger } from "./growing-ledger.ts";
import type { Contact } from "./ledger.ts";
import type { Mark } from "./mark.ts";

/** How the contacts of one half-day ended that were met in one language; null where that is not known. */
export type TallyGroup = {
  readonly date: CivilDate;
  readonly halfDay: HalfDay;
  readonly language: Language | null;
  readonly counts: Counts;
};

/**
 * A ledger with its figures. They are at every moment what `foldLedger` would give for all marks so far, in whichever
 * order those came and however often; but one more mark costs the same however many there are.
 */
export type GrowingTally = {
  readonly add: (mark: Mark) => void;
  readonly counts: () => Counts;
  /** In order of date, half-day and language. */
  readonly groups: () => readonly TallyGroup[];
  /** How many refusals for each reason, as `refusalReasons`. */
  readonly reasons: () => ReadonlyMap<string, number>;
  /** As `storedResponses`. */
  readonly storedResponses: () => number;
};

export function growingTally(): GrowingTally {
  const figures = growingFigures();
  const places = { marks: new Map(), voids: new Map(), people: new Map() };
  const { add } = growingLedger(places, (last, next) => {
    if (last !== null) {
      figures.change(last, -1);
    }
    if (next !== null) {
      figures.change(next, 1);
    }
  });
  return { add, ...figures.read };
}

type Group = Omit<TallyGroup, "counts"> & { readonly counts: Record<Disposition, number> };

/** Sums over contacts. What comes to nothing leaves no trace, as if it had never been. */
function growingFigures(): {
  readonly change: (contact: Contact, by: 1 | -1) => void;
  readonly read: Omit<GrowingTally, "add">;
} {
  const counts: Record<Disposition, number> = { ...NO_CONTACTS };
  const groups = new Map<string, Group>();
  const sizes = new Map<string, number>();
  const reasons = new Map<string, number>();
  let stored = 0;
  const change = ({ date, halfDay, language, outcome }: Contact, by: 1 | -1): void => {
    const disposition = dispositionOf(outcome);
    counts[disposition] += by;
    const key = JSON.stringify([date, halfDay, language]);
    const group = groups.get(key) ?? { date, halfDay, language, counts: { ...NO_CONTACTS } };
    group.counts[disposition] += by;
    groups.set(key, group);
    if (step(sizes, key, by) === 0) {
      groups.delete(key);
    }
    if (outcome.kind === "refusal") {
      step(reasons, refusalReason(outcome) ?? NO_REASON_GIVEN, by);
    }
    stored += outcome.kind === "complete" || outcome.kind === "partial" ? by : 0;
  };
  const read = {
    counts: () => ({ ...counts }),
    groups: () =>
      [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({ ...group, counts: { ...group.counts } })),
    reasons: () => new Map(reasons),
    storedResponses: () => stored,
  };
  return { change, read };
}

/** The new number; none is kept for nought. */
function step(numbers: Map<string, number>, key: string, by: 1 | -1): number {
  const next = (numbers.get(key) ?? 0) + by;
  if (next === 0) {
    numbers.delete(key);
  } else {
    numbers.set(key, next);
  }
  return next;
}
