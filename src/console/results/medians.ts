import { lastMedian } from "../../domain/comparison/medians.ts";
import type { ToldGender } from "../../domain/results/answer-table.ts";
import type { Comparison } from "../../protocol/console/comparisons.ts";

/** A series of medians as a picture shows it: the last year in which each indicator has one. */
export type Medians = {
  readonly name: string;
  readonly of: (code: string) => { readonly value: number; readonly year: number } | null;
};

/** For women and men where they are chosen, and for everybody else: no other choice is known of other municipalities. */
export function mediansFor({ name, rows }: Pick<Comparison, "name" | "rows">, gender: ToldGender | null): Medians {
  return {
    name,
    of: (code) => {
      const last = lastMedian(rows, code, gender ?? "T");
      return last === null ? null : { value: last.middle.median, year: last.year };
    },
  };
}
