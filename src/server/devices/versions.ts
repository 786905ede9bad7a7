import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId } from "../../kernel/ids.ts";
import type { SyncItem } from "../../protocol/device/item.ts";
import type { ItemStatus } from "../../protocol/device/sync.ts";
import { keptQuery, padded } from "../database/kept-query.ts";
import type { ReadingVerbs, Tenant, TenantReading } from "../database/tenant.ts";
import { bytesOf } from "../handing-in/bytes.ts";
import type { HandedIn } from "../handing-in/stored-item.ts";

/** What is stored under each id, by hash: whether it is damaged. More than one hash: two items claim the same id. */
export type Versions = Map<ItemId, Map<ItemHash, boolean>>;

const versionsIn = (table: HandedIn) =>
  keptQuery(({ selectFrom }: ReadingVerbs, { ids }: { ids: readonly ItemId[] }) =>
    selectFrom(table).select(["id", "sha256", "damaged"]).where("id", "in", ids),
  );
const VERSIONS = { mark: versionsIn("mark"), sealed_answer: versionsIn("sealed_answer") };

export async function storedVersions(own: TenantReading, table: HandedIn, items: readonly SyncItem[]): Promise<Versions> {
  const versions: Versions = new Map();
  if (items.length === 0) {
    return versions;
  }
  const rows = await own.ask(VERSIONS[table], { ids: padded(items.map(({ id }) => id)) });
  for (const { id, sha256, damaged } of rows) {
    note(versions, id, sha256, damaged === 1);
  }
  return versions;
}

export type Verdict =
  | { readonly kind: "new" }
  | { readonly kind: Extract<ItemStatus, "already" | "kept-both"> }
  /** The good copy of what rotted here; it takes the place of the row with this hash, and is no second version. */
  | { readonly kind: "mends"; readonly sha256: ItemHash };

/**
 * Sorts one item in among what is stored, and notes it as stored from now on.
 *
 * | under this id is            | verdict   |
 * | --------------------------- | --------- |
 * | nothing                     | new       |
 * | the same hash, intact       | already   |
 * | the same hash, damaged      | mends     |
 * | only other hashes, damaged  | mends     |
 * | only other hashes           | kept-both |
 */
export function sortIn(versions: Versions, { id, sha256 }: SyncItem): Verdict {
  const present = versions.get(id);
  const known = present?.get(sha256);
  if (known === false) {
    return { kind: "already" };
  }
  // The hash that is stored can rot as well as the bytes.
  const rotten = known === true ? sha256 : onlyDamaged(present);
  note(versions, id, sha256, false);
  if (rotten === null) {
    return { kind: present === undefined ? "new" : "kept-both" };
  }
  if (rotten !== sha256) {
    present?.delete(rotten);
  }
  return { kind: "mends", sha256: rotten };
}

/** Puts the good bytes in the place of the damaged ones. All else in the row stays: where it belongs, and with what it came. */
export async function mend(own: Tenant, table: HandedIn, item: SyncItem, damagedSha256: ItemHash): Promise<void> {
  const bytes = bytesOf(item.bytes);
  await own
    .updateTable(table)
    .set({ sha256: item.sha256, damaged: 0, ...(table === "mark" ? { bytes } : { sealed: bytes }) })
    .where("id", "=", item.id)
    .where("sha256", "=", damagedSha256)
    .execute();
}

/** Flags every version of these ids, also those that came first. */
export async function flagConflicts(own: Tenant, table: HandedIn, ids: readonly ItemId[]): Promise<void> {
  if (ids.length > 0) {
    await own.updateTable(table).set({ conflicting: 1 }).where("id", "in", ids).execute();
  }
}

/** One of the hashes where every version is damaged, else null. */
function onlyDamaged(present: ReadonlyMap<ItemHash, boolean> | undefined): ItemHash | null {
  const [first] = present?.keys() ?? [];
  return present !== undefined && [...present.values()].every(Boolean) ? (first ?? null) : null;
}

function note(versions: Versions, id: ItemId, sha256: ItemHash, damaged: boolean): void {
  versions.set(id, (versions.get(id) ?? new Map()).set(sha256, damaged));
}
