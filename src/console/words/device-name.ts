import type { Say } from "./use-words.ts";

/** A tablet by what it may be known by. `number`: null where it isn't known, as in a batch of a tablet whose row is damaged. */
export type Called = { readonly id: string; readonly name: string | null; readonly number: number | null };

/** What people call a tablet, else which one of the round it is; with the first signs of its id, which it shows itself. */
export function deviceName(device: Called, say: Say): string {
  return `${plainDeviceName(device, say)} (${firstSigns(device.id)})`;
}

/** The same for a sentence, where the signs would be in the way. */
export function plainDeviceName({ name, number }: Omit<Called, "id">, say: Say): string {
  return name ?? (number === null ? say("devices.unnamed") : say("devices.numbered", { number }));
}

export function firstSigns(id: string): string {
  return id.slice(0, 4).toUpperCase();
}
