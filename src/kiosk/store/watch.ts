import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { Canary, CanaryPlace, CanaryRecord } from "./canary.ts";
import type { StorageFailure } from "./failure.ts";
import type { Device, OutboxCounts, PinGuard, Singles } from "./records.ts";
import type { FoundGeneration, Snapshot } from "./snapshot.ts";

/** The database that the tablet had is gone. `record` null: something stood in the second place that nobody can read. */
export type Wiped = { readonly record: CanaryRecord | null };

/** What the watch asks of what is stored. `empty`: nothing is there that a tablet which has worked would have. */
type Found = Pick<Snapshot, "singles" | "damaged"> & { readonly empty: boolean };

type Counts = { readonly answers: number; readonly marks: number };
const NONE: Counts = { answers: 0, marks: 0 };
const NO_GUARD: PinGuard = { wrong: 0, waitMs: 0 };

/**
 * Knows which database this page works in, and keeps the canary. Its bound is what the newest counts say is unconfirmed,
 * and all that is on its way into the database.
 */
export type Watch = ReturnType<typeof createWatch>;

export function createWatch(canary: Canary) {
  /** As the transactions find it; undefined before anybody has looked. */
  let generation: FoundGeneration | undefined;
  let record: CanaryRecord | null = null;
  let known = NONE;
  let coming = NONE;
  let turns = 0;
  let newest = 0;
  let wiped: Wiped | null = null;
  const listeners = new Set<(wiped: Wiped) => void>();

  const write = (changes: Partial<CanaryRecord>): void => {
    if (record !== null) {
      record = { ...record, ...changes };
      canary.write(record);
    }
  };
  const sing = (): void => {
    // Once the database is gone the bound stands: nothing that happens from now on makes it smaller.
    if (wiped === null) {
      write({ answers: known.answers + coming.answers, marks: known.marks + coming.marks });
    }
  };
  const alarm = (found: Wiped): void => {
    if (wiped === null) {
      wiped = found;
      // It may have gone with the database; this page still knows what stood in it.
      write({});
      for (const listener of listeners) {
        listener(wiped);
      }
    }
  };
  const begin = (device: Device, { pin, pinGuard, outbox }: Partial<Singles>, place: CanaryPlace | null): void => {
    known = outbox === undefined ? NONE : unconfirmed(outbox);
    const { deviceId, generation: its } = device;
    record = {
      deviceId,
      generation: its,
      next: null,
      ...known,
      pin: pin ?? null,
      pinGuard: pinGuard ?? NO_GUARD,
      place,
      reported: false,
    };
    sing();
  };

  return {
    wiped: (): Wiped | null => wiped,
    onWiped(listener: (found: Wiped) => void): void {
      listeners.add(listener);
    },
    /** What the second place knows of PIN and place, also where the first can't be read. */
    spare: (): CanaryRecord | null => record,

    /** Compares what is stored at the start of a page with what the second place says. */
    start(found: FoundGeneration, { singles, damaged, empty }: Found): void {
      generation = found;
      const said = canary.read();
      const { device } = singles;
      record = said === "unreadable" ? null : said;
      known = singles.outbox === undefined ? NONE : unconfirmed(singles.outbox);
      if (device !== undefined) {
        const same = record === null || [record.generation, record.next].includes(device.generation);
        if (same) {
          begin(device, singles, record?.generation === device.generation ? record.place : null);
        } else {
          alarm({ record });
        }
      } else if (said !== null && empty && !damaged.includes("device")) {
        alarm({ record });
      }
    },

    /** Throws where a transaction finds another database than the page's. */
    check: (found: FoundGeneration): void => {
      generation = generation === undefined ? found : generation;
      if (found !== generation || wiped !== null) {
        throw Object.assign(new Error("this is not the database that the page began with"), { name: "WipedError" });
      }
    },
    notice: (): void => alarm({ record }),

    /** A number for each reading of the counts, in the order of the transactions. */
    turn: (): number => ++turns,
    /** Before they are committed. */
    announce(items: readonly MintedItem[]): void {
      coming = plus(coming, items, 1);
      if (items.length > 0) {
        sing();
      }
    },
    /** After a commit; `outbox` is what it left. */
    landed(items: readonly MintedItem[], outbox: OutboxCounts, turn: number): void {
      coming = plus(coming, items, -1);
      if (turn > newest) {
        newest = turn;
        known = unconfirmed(outbox);
      }
      sing();
    },
    /** Not stored, and that is certain; a commit that never said what became of it is counted on. */
    refused(items: readonly MintedItem[], failure: StorageFailure): void {
      if (failure !== "hung" && failure !== "wiped") {
        coming = plus(coming, items, -1);
        sing();
      }
    },

    joining(device: Device): void {
      write({ next: device.generation });
    },
    joined(device: Device, singles: Partial<Singles>): void {
      generation = device.generation;
      wiped = null;
      coming = NONE;
      begin(device, singles, null);
    },
    /** The record of the place was written again, as with a new epoch of the server. */
    placed(device: Device, singles: Partial<Singles>): void {
      generation = device.generation;
      if (record?.generation !== device.generation) {
        begin(device, { ...(record?.pin ? { pin: record.pin } : {}), ...singles }, null);
      }
    },
    keepPin(pin: Singles["pin"] | null): void {
      write({ pin });
    },
    keepGuard(pinGuard: PinGuard): void {
      write({ pinGuard });
    },
    describe(place: CanaryPlace): void {
      if (wiped === null) {
        write({ place });
      }
    },
    reported(): void {
      write({ reported: true });
      if (wiped !== null) {
        wiped = { record };
        for (const listener of listeners) {
          listener(wiped);
        }
      }
    },
    /** Writes it anew where it has gone: all of an origin can be cleared while a page of it is open. */
    heal(): void {
      if (record !== null && canary.read() === null) {
        canary.write(record);
      }
    },
  };
}

function unconfirmed({ answersWaiting, answersLeaving, marksPending }: OutboxCounts): Counts {
  return { answers: answersWaiting + answersLeaving, marks: marksPending };
}

/** A report of a fault is in no figure that would lack it. */
function plus({ answers, marks }: Counts, items: readonly MintedItem[], sign: 1 | -1): Counts {
  const added = (kind: MintedItem["kind"]): number => sign * items.filter((item) => item.kind === kind).length;
  return { answers: answers + added("sealed-answer"), marks: marks + added("mark") };
}
