import type { DeviceId } from "../../kernel/ids.ts";
import { civilDateAfter } from "../clock.ts";
import type { Database } from "../database/database.ts";

/**
 * New items that one tablet may bring on one day of the server's. A tablet that was without a network for a summer has some
 * thousands of answers and twice as many marks; whoever brings more makes them up.
 */
export const MOST_A_DAY = 20_000;

type Day = { readonly date: string; readonly brought: Map<DeviceId, number> };

/** In memory: a server that starts anew begins the day anew, and another process has a count of its own. Each is still a bound. */
const days = new WeakMap<Database, Day>();

/** Whether the tablet has brought so much today that it has to wait for tomorrow. `moment`: milliseconds since 1970. */
export function hasHadItsShare(database: Database, deviceId: DeviceId, moment: number): boolean {
  return (today(database, moment).brought.get(deviceId) ?? 0) >= MOST_A_DAY;
}

export function countBrought(database: Database, deviceId: DeviceId, items: number, moment: number): void {
  const { brought } = today(database, moment);
  brought.set(deviceId, (brought.get(deviceId) ?? 0) + items);
}

function today(database: Database, moment: number): Day {
  const date = civilDateAfter(moment, 0);
  const known = days.get(database);
  const day = known?.date === date ? known : { date, brought: new Map<DeviceId, number>() };
  days.set(database, day);
  return day;
}
