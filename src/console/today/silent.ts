import type { RoundDates } from "../../domain/round/dates-of-round.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { DevicesReply } from "../../protocol/console/fieldwork.ts";

export type Device = DevicesReply["devices"][number];

const HOUR_MS = 60 * 60 * 1000;
/** Others of the round were heard so much later: there was something to tell, and a network to tell it by. */
const BEHIND_MS = 4 * HOUR_MS;
/** So long nothing may lie on a tablet that nobody hears of, whatever the others do. */
const HELD_MS = 24 * HOUR_MS;

export type Now = { readonly moment: number; readonly today: CivilDate };

/** Those that are waited for: neither out of use nor another device by now. */
export function devicesInUse(devices: readonly Device[]): readonly Device[] {
  return devices.filter(({ retired, older }) => !retired && !older);
}

/**
 * The tablets that somebody has to look for. Compared with the others of the round and not with the clock alone, or all would
 * be silent after each weekend. Once the round is over only those count that may still hold something.
 */
export function silentDevices(devices: readonly Device[], { starts, ends }: RoundDates, now: Now): readonly Device[] {
  const used = devicesInUse(devices);
  const latest = Math.max(...used.map(({ lastContact }) => (lastContact === null ? 0 : Date.parse(lastContact))));
  if (now.today < starts || latest <= 0) {
    return [];
  }
  return used.filter(({ lastContact, pending }) => {
    if (lastContact === null) {
      return true;
    }
    const heard = Date.parse(lastContact);
    const held = pending > 0 && now.moment - heard >= HELD_MS;
    return held || (now.today <= ends && latest - heard >= BEHIND_MS);
  });
}
