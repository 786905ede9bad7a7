import type { ItemStatus, SyncItem } from "../../protocol/device/sync.ts";
import type { Change } from "../database/tables.ts";

/** The hashes that are stored under each id; more than one means that two items claim the same id. */
export type Versions = Map<string, Set<string>>;

export async function storedVersions(
  change: Change,
  table: "sealed_answer" | "mark",
  organisationId: string,
  items: readonly SyncItem[],
): Promise<Versions> {
  const versions: Versions = new Map();
  if (items.length === 0) {
    return versions;
  }
  const rows = await change
    .selectFrom(table)
    .select(["id", "sha256"])
    .where("organisation_id", "=", organisationId)
    .where(
      "id",
      "in",
      items.map(({ id }) => id),
    )
    .execute();
  for (const { id, sha256 } of rows) {
    note(versions, id, sha256);
  }
  return versions;
}

/**
 * Sorts one item in among what is stored, and notes it as stored from now on.
 *
 * | under this id is        | verdict   |
 * | ----------------------- | --------- |
 * | nothing                 | new       |
 * | the same hash           | already   |
 * | only other hashes       | kept-both |
 */
export function sortIn(versions: Versions, { id, sha256 }: SyncItem): "new" | Extract<ItemStatus, "already" | "kept-both"> {
  const present = versions.get(id);
  if (present?.has(sha256) === true) {
    return "already";
  }
  note(versions, id, sha256);
  return present === undefined ? "new" : "kept-both";
}

/** Flags every version of these ids, also those that came first. */
export async function flagConflicts(
  change: Change,
  table: "sealed_answer" | "mark",
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) {
    await change
      .updateTable(table)
      .set({ conflicting: 1 })
      .where("organisation_id", "=", organisationId)
      .where("id", "in", ids)
      .execute();
  }
}

function note(versions: Versions, id: string, sha256: string): void {
  versions.set(id, (versions.get(id) ?? new Set()).add(sha256));
}
