import type { ItemId } from "../../kernel/ids.ts";
import type { TenantReading } from "../database/tenant.ts";

/** Well below the most parameters that a statement may have, in any database. */
const CHUNK = 5000;

/** Those of the offered ids that are stored neither as a sealed answer nor as a mark, or only in damaged bytes. */
export async function missingIds(own: TenantReading, offered: readonly ItemId[]): Promise<ItemId[]> {
  const missing = new Set(offered);
  for (let start = 0; start < offered.length; start += CHUNK) {
    const ids = offered.slice(start, start + CHUNK);
    for (const table of ["sealed_answer", "mark"] as const) {
      const rows = await own.selectFrom(table).select("id").where("id", "in", ids).where("damaged", "=", 0).execute();
      for (const { id } of rows) {
        missing.delete(id);
      }
    }
  }
  return [...missing];
}
