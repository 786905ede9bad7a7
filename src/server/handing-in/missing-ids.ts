import type { ItemId } from "../../kernel/ids.ts";
import { keptQuery, MOST_LISTED, padded } from "../database/kept-query.ts";
import type { ReadingVerbs, TenantReading } from "../database/tenant.ts";
import type { HandedIn } from "./stored-item.ts";

const intactIn = (table: HandedIn) =>
  keptQuery(({ selectFrom }: ReadingVerbs, { ids }: { ids: readonly ItemId[] }) =>
    selectFrom(table).select("id").where("id", "in", ids).where("damaged", "=", 0),
  );
const REPORTS = keptQuery(({ selectFrom }: ReadingVerbs, { ids }: { ids: readonly ItemId[] }) =>
  selectFrom("fault_report").select("id").where("id", "in", ids),
);
const KEPT = [intactIn("sealed_answer"), intactIn("mark"), REPORTS];

/** Those of the offered ids that are stored neither as a sealed answer, nor as a mark, nor as a fault report, or only in damaged bytes. */
export async function missingIds(own: TenantReading, offered: readonly ItemId[]): Promise<ItemId[]> {
  const missing = new Set(offered);
  for (let start = 0; start < offered.length; start += MOST_LISTED) {
    const ids = padded(offered.slice(start, start + MOST_LISTED));
    for (const query of KEPT) {
      for (const { id } of await own.ask(query, { ids })) {
        missing.delete(id);
      }
    }
  }
  return [...missing];
}
