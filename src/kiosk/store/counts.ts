import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { OutboxCounts } from "./records.ts";
import { type ItemState, STATES } from "./rows.ts";

/** The counts after one item more (`change` 1) or fewer (-1) in this state. `minute`: the present one, of the epoch. */
export function counted(
  counts: OutboxCounts,
  kind: MintedItem["kind"],
  state: ItemState,
  change: 1 | -1,
  minute: number,
): OutboxCounts {
  const field = fieldOf(kind, state);
  const next = field === null ? counts : { ...counts, [field]: Math.max(0, counts[field] + change) };
  const unconfirmed = next.answersWaiting + next.answersLeaving;
  return {
    ...next,
    waitingMinute: next.answersWaiting === 0 ? null : (counts.waitingMinute ?? minute),
    oldestMinute: unconfirmed === 0 ? null : (counts.oldestMinute ?? minute),
  };
}

function fieldOf(
  kind: MintedItem["kind"],
  state: ItemState,
): Exclude<keyof OutboxCounts, "oldestMinute" | "waitingMinute"> | null {
  if (kind === "fault-report") {
    return state === STATES.waiting ? "reportsWaiting" : state === STATES.leaving ? "reportsLeaving" : null;
  }
  if (kind === "mark") {
    return state === STATES.received ? "marksReceived" : "marksPending";
  }
  return state === STATES.waiting ? "answersWaiting" : state === STATES.leaving ? "answersLeaving" : "answersReceived";
}
