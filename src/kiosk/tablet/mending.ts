import { damageOf } from "./damage.ts";
import type { Tablet } from "./tablet.ts";

/**
 * The assistant, with the PIN, takes the tablet back from a state that nobody could read: what can't be read of shift and
 * hand-over is removed, and nothing else. False where the disk refused, or where only a new code helps.
 */
export async function mend(tablet: Tablet): Promise<boolean> {
  const damage = damageOf(tablet.state());
  if (damage === "device" || damage === "pin") {
    return false;
  }
  const gone = damage === "shift" ? { shift: null, handOver: null } : { handOver: null };
  return (await tablet.commit({ records: gone, page: { damaged: [] } })).ok;
}
