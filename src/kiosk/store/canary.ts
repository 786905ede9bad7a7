import * as v from "valibot";
import type { DeviceId, Generation } from "../../kernel/ids.ts";
import { idOf, WholeNumber } from "../../protocol/atoms.ts";
import { readSingle } from "./record-schemas.ts";
import type { PinGuard, Singles } from "./records.ts";

/** Whose tablet it is, in words for the one who finds it emptied. */
export type CanaryPlace = { readonly organisation: string; readonly site: string; readonly practice: boolean };

/**
 * What stands in a second place and outlives the database, so that an emptied one is noticed: which database there was,
 * how much was in it at most that no server had confirmed, and what a locked screen needs. No answer and no secret of the
 * device: whoever reads it learns nothing, and can send nothing in the tablet's name.
 */
export type CanaryRecord = {
  readonly deviceId: DeviceId;
  readonly generation: Generation;
  /** Of the database that is about to be made, while a tablet joins: a browser that ends in between has either. */
  readonly next: Generation | null;
  /** Never too low: written before what adds to it, and lowered after what takes from it. */
  readonly answers: number;
  readonly marks: number;
  readonly pin: Singles["pin"] | null;
  readonly pinGuard: PinGuard;
  readonly place: CanaryPlace | null;
  /** The server knows that this database is gone. */
  readonly reported: boolean;
};

/** The second place. What stands there in a form that can't be read still says that there was a tablet. */
export type Canary = {
  readonly read: () => CanaryRecord | "unreadable" | null;
  readonly write: (record: CanaryRecord) => void;
};

const Single = <Name extends "pin" | "pinGuard">(name: Name) =>
  v.custom<Singles[Name]>((value) => readSingle(name, value) !== undefined);

const CanaryMessage: v.GenericSchema<unknown, CanaryRecord> = v.object({
  deviceId: idOf<DeviceId>(),
  generation: idOf<Generation>(),
  next: v.nullable(idOf<Generation>()),
  answers: WholeNumber,
  marks: WholeNumber,
  pin: v.nullable(Single("pin")),
  pinGuard: Single("pinGuard"),
  place: v.nullable(v.object({ organisation: v.string(), site: v.string(), practice: v.boolean() })),
  reported: v.boolean(),
});

export function readCanary(text: string | null): CanaryRecord | "unreadable" | null {
  if (text === null) {
    return null;
  }
  try {
    const checked = v.safeParse(CanaryMessage, JSON.parse(text));
    return checked.success ? checked.output : "unreadable";
  } catch {
    return "unreadable";
  }
}

/** For a store that has no second place. */
export function canaryInMemory(): Canary {
  let kept: CanaryRecord | null = null;
  return {
    read: () => kept,
    write(record) {
      kept = record;
    },
  };
}
