import type { Mark } from "../../domain/tally/mark.ts";
import type { SiteId } from "../../kernel/ids.ts";
import type { SyncItem } from "../../protocol/device/item.ts";
import { decodeMark } from "../../protocol/device/mark.ts";

/** The mark in these bytes, where it is what it came under and at a site of its round; null where it isn't. */
export function placedMark(
  siteIds: ReadonlySet<SiteId> | undefined,
  { id, roundId, bytes }: Pick<SyncItem, "id" | "roundId" | "bytes">,
): Mark | null {
  const mark = decodeMark(bytes);
  return mark.ok && mark.value.id === id && mark.value.roundId === roundId && siteIds?.has(mark.value.siteId) === true
    ? mark.value
    : null;
}
