import type { SiteId } from "../../kernel/ids.ts";

/** Of one site: how many answered on paper by the strokes, and how many sheets have been entered. */
export type PaperCount = { readonly siteId: SiteId; readonly marks: number; readonly answers: number };

/** Of all sites together. What one site lacks is not made good by what another has too much. */
export type PaperBalance = {
  readonly marks: number;
  readonly answers: number;
  /** Strokes without a sheet. */
  readonly missing: number;
  /** Sheets without a stroke. */
  readonly extra: number;
};

export function paperBalance(counts: readonly PaperCount[]): PaperBalance {
  const sum = (of: (count: PaperCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
  return {
    marks: sum(({ marks }) => marks),
    answers: sum(({ answers }) => answers),
    missing: sum(({ marks, answers }) => Math.max(0, marks - answers)),
    extra: sum(({ marks, answers }) => Math.max(0, answers - marks)),
  };
}
