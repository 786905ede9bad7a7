import type { Mark } from "../../domain/tally/mark.ts";
import type { RoundId, SiteId } from "../../kernel/ids.ts";
import type { KeptApart } from "../../kernel/kept-apart.ts";

/** What tablets hand in, one table for each kind of item. */
export type HandedIn = "sealed_answer" | "mark";

/** What one new row does to the figures. */
export type StoredItem = {
  readonly table: HandedIn;
  /** Where it is filed. */
  readonly roundId: RoundId;
  /** False: the organisation has another version of it. */
  readonly isNewId: boolean;
  /** Where it counts, and as what; null in quarantine, and for answers. */
  readonly counted: { readonly siteId: SiteId; readonly mark: Mark } | null;
  /** Why it is in quarantine; null: it isn't. */
  readonly keptApart: KeptApart | null;
  /** Not in quarantine, but nothing of its tablet counts. */
  readonly leftOut: boolean;
};
