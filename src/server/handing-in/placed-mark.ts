import type { Mark } from "../../domain/tally/mark.ts";
import type { SiteId } from "../../kernel/ids.ts";
import type { SyncItem } from "../../protocol/device/item.ts";
import { decodeMark } from "../../protocol/device/mark.ts";

type Stated = Pick<SyncItem, "id" | "roundId" | "bytes">;

/** The mark in these bytes, where it is what it came under; null where it isn't. */
export function statedMark({ id, roundId, bytes }: Stated): Mark | null {
  const mark = decodeMark(bytes);
  return mark.ok && mark.value.id === id && mark.value.roundId === roundId ? mark.value : null;
}

/** The same, where it is at one of these sites. */
export function placedMark(siteIds: ReadonlySet<SiteId>, stated: Stated): Mark | null {
  const mark = statedMark(stated);
  return mark !== null && siteIds.has(mark.siteId) ? mark : null;
}
