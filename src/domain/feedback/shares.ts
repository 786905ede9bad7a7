import type { SiteId } from "../../kernel/ids.ts";
import type { SheetRow, SplitRow } from "../publishing/publish.ts";

/**
 * What was given away of a round: the sheet, and its table by site where that was given away, too. All that feedback may say
 * of answers, and it decides nothing anew: a figure that is hidden there is hidden here.
 */
export type PublishedRound = {
  /** Null below ten. */
  readonly respondents: number | null;
  /** Of those asked, in whole per cents; null below ten respondents. */
  readonly responseRate: number | null;
  readonly rows: readonly SheetRow[];
  /** Null where no table by site was given away. `parts`: whose shares stand in each row, in its order. */
  readonly bySite: { readonly parts: readonly SiteId[]; readonly rows: readonly SplitRow[] } | null;
};

/** An indicator's positive answers in whole per cents, of everybody and of one site; null is hidden, or not given away. */
export type PublishedShare = { readonly code: string; readonly all: number | null; readonly site: number | null };

/** Every indicator of the sheet, in its order. */
export function sharesAt({ rows, bySite }: PublishedRound, siteId: SiteId | null): readonly PublishedShare[] {
  const place = siteId === null ? -1 : (bySite?.parts.indexOf(siteId) ?? -1);
  return rows.map(({ code, T }) => ({
    code,
    all: T,
    site: bySite?.rows.find((row) => row.code === code)?.parts[place] ?? null,
  }));
}
