import { countInside } from "../disclosure/filtered.ts";
import { HIDDEN, type Shown } from "../disclosure/reader.ts";
import { type Share, share, wilsonProportions } from "../rates/share.ts";
import { type AnswerTable, TOLD_GENDERS } from "../results/answer-table.ts";
import type { Margin } from "./rake.ts";

/** A way to divide those who answered, of which one may know how the clients divide: by language, by gender, by an item such as age. */
export type Division = {
  /** `language`, `gender`, or the item's id. */
  readonly of: string;
  readonly kind: "language" | "gender" | "item";
  readonly parts: readonly string[];
  /** For each response the place of its part; null where it is not known. */
  readonly partOf: readonly (number | null)[];
};

/** How many clients there are of each part of a division, by its code. */
export type KnownMargin = { readonly of: string; readonly counts: readonly { readonly part: string; readonly count: number }[] };

/** No such group has more, and no list is filled in that is longer. */
const MOST_PARTS = 12;

/** By language, by gender, and by each single choice that asks who one is and not what one thinks. */
export function divisionsOf({ document, size, language, gender, items }: AnswerTable): readonly Division[] {
  const placed = (column: Uint16Array, places: number): readonly (number | null)[] =>
    Array.from(column, (place) => (place < places ? place : null));
  const asksGender = items.some(({ item }) => item.kind === "single" && item.background === "gender");
  return [
    { of: "language", kind: "language", parts: document.languages, partOf: placed(language, document.languages.length) },
    ...(asksGender
      ? [{ of: "gender", kind: "gender", parts: TOLD_GENDERS, partOf: placed(gender, TOLD_GENDERS.length) } as const]
      : []),
    ...items.flatMap(({ item, chosen }): Division[] => {
      if (item.kind !== "single" || item.indicator !== undefined || item.background !== undefined || item.when !== undefined) {
        return [];
      }
      const told = item.options.flatMap(({ code, meaning }, place) =>
        meaning === undefined ? [{ code, column: chosen[place] }] : [],
      );
      const partOf = Array.from({ length: size }, (_, row) => {
        const part = told.findIndex(({ column }) => column?.[row] === 1);
        return part < 0 ? null : part;
      });
      return told.length > MOST_PARTS ? [] : [{ of: item.id, kind: "item", parts: told.map(({ code }) => code), partOf }];
    }),
  ];
}

/** The known numbers in the order of a division's parts; null unless each part has one, and one of them is not 0. */
export function knownOf({ of, parts }: Division, margins: readonly KnownMargin[]): readonly number[] | null {
  const counts = margins.find((margin) => margin.of === of)?.counts;
  const known = parts.map((part) => counts?.find((one) => one.part === part)?.count);
  const whole = known.flatMap((count) => (count === undefined ? [] : [count]));
  return whole.length === parts.length && whole.some((count) => count > 0) ? whole : null;
}

export function marginOf({ of, partOf }: Division, known: readonly number[]): Margin {
  return { name: of, known, parts: partOf };
}

/** `as-known`: the known share lies within the 95 % interval (Wilson) of the one among the answers. */
export type Standing = "nobody" | "fewer" | "as-known" | "more";

export type RepresentedPart = {
  readonly part: string;
  /** Of the clients, all of whose parts are known. */
  readonly known: Share;
  /** Of the answers whose part is known; from five up. */
  readonly answered: Shown<Share>;
  /** Null where too few answered to say. */
  readonly standing: Standing | null;
};

/** Who is missing: each part's share of the clients beside its share of the answers. */
export function representation({ parts, partOf }: Division, known: readonly number[]): readonly RepresentedPart[] {
  const told = partOf.filter((part) => part !== null).length;
  const all = known.reduce((sum, count) => sum + count, 0);
  return parts.map((part, place): RepresentedPart => {
    const count = partOf.filter((one) => one === place).length;
    const own = share(count, told);
    const shown = countInside(count).shown;
    const expected = share(known[place] ?? 0, all);
    return {
      part,
      known: expected,
      answered: shown ? { shown: true, value: own } : HIDDEN,
      standing: shown ? standingOf(own, expected) : null,
    };
  });
}

function standingOf(own: Share, expected: Share): Standing {
  const interval = wilsonProportions(own);
  const share = expected.part / expected.of;
  if (own.part === 0) {
    return expected.part === 0 ? "as-known" : "nobody";
  }
  return interval === null || (interval.low <= share && share <= interval.high)
    ? "as-known"
    : share > interval.high
      ? "fewer"
      : "more";
}
