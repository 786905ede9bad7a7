import type { ItemId } from "../../kernel/ids.ts";
import type { BackupWord } from "../../protocol/device/sync.ts";
import { MINUTE } from "../clock.ts";
import type { Changing } from "../database/database.ts";
import { keptQuery, MOST_LISTED, padded } from "../database/kept-query.ts";
import type { ReadingVerbs, TenantReading } from "../database/tenant.ts";
import type { ServerContext } from "../server-context.ts";

/** Of two versions of an id nobody here knows which one the tablet has: neither is called safe. */
const SAFE = keptQuery(({ selectFrom }: ReadingVerbs, { ids }: { ids: readonly ItemId[] }) =>
  selectFrom("safe_item")
    .select("safe_item.id")
    .where("safe_item.id", "in", ids)
    .where(({ not, exists, selectFrom: from }) =>
      not(
        exists(from("sealed_answer").select("id").whereRef("sealed_answer.id", "=", "safe_item.id").where("conflicting", "=", 1)),
      ),
    )
    .where(({ not, exists, selectFrom: from }) =>
      not(exists(from("mark").select("id").whereRef("mark.id", "=", "safe_item.id").where("conflicting", "=", 1))),
    ),
);

/** So far back one looks for a backup that was good. */
const LOOKED_AT = 50;

/**
 * What a tablet that offers these ids is told of backups; undefined where the server makes none, and to one that offers nothing.
 * `missing`: those that it is asked for again, of which none is safe.
 */
export async function backupWord(
  own: TenantReading,
  { across }: Pick<Changing, "across">,
  { settings: { backups }, clock }: Pick<ServerContext, "settings" | "clock">,
  offered: readonly ItemId[],
  missing: readonly ItemId[],
): Promise<BackupWord | undefined> {
  if (backups === null || offered.length === 0) {
    return undefined;
  }
  const safe = new Set<ItemId>();
  for (let start = 0; start < offered.length; start += MOST_LISTED) {
    const rows = await own.ask(SAFE, { ids: padded(offered.slice(start, start + MOST_LISTED)) });
    rows.forEach(({ id }) => safe.add(id));
  }
  missing.forEach((id) => safe.delete(id));
  const newest = (await across.latestBackups(LOOKED_AT)).find(({ failure }) => failure === null);
  return {
    graceDays: backups.graceDays,
    minutesAgo: newest === undefined ? null : Math.max(0, Math.round((clock() - newest.began) / MINUTE)),
    safe: stretches(offered, safe),
  };
}

/** Where in the list those stand that are safe, as stretches from the first to behind the last: usually nearly all are. */
function stretches(offered: readonly ItemId[], safe: ReadonlySet<ItemId>): BackupWord["safe"] {
  const found: [number, number][] = [];
  for (const [at, id] of offered.entries()) {
    const last = found.at(-1);
    if (safe.has(id) && last?.[1] === at) {
      last[1] = at + 1;
    } else if (safe.has(id)) {
      found.push([at, at + 1]);
    }
  }
  return found;
}
