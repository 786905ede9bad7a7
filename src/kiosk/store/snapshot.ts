import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { Generation, RoundId } from "../../kernel/ids.ts";
import { isSingleName, readItem, readRelease, readSingle } from "./record-schemas.ts";
import type { OutboxCounts, ReadableItems, Singles, StoredRelease } from "./records.ts";

/** What is stored, as far as it can be read. `Marks`: those of the round that the tablet belongs to. */
export type Snapshot<Marks = readonly MintedItem[]> = {
  readonly singles: Partial<Singles>;
  /** Singles that are there in a form that can't be read. What they would have said is not known, so the safe thing holds. */
  readonly damaged: readonly (keyof Singles)[];
  readonly release: StoredRelease | null;
  readonly marks: Marks;
  /** Items that can't be read, as far as they are known: they can't be handed in, and stay. */
  readonly unreadable: number;
};

/** `later`: none is read. `unless-handed-over`: all of the round are, unless the tablet may be in a client's hands. */
export type FirstMarks = "later" | "unless-handed-over";

/** Marks that were not read are null: they must not pass for none. */
export type FirstSnapshot = Snapshot<readonly MintedItem[] | null>;

/** Which database this is: null in one that has no place, or has been emptied; "" where its record can't be read. */
export type FoundGeneration = Generation | "" | null;

/** A snapshot, and what the watch asks of it. `empty`: nothing is there that a tablet which has worked would have. */
export type Loaded = { readonly snapshot: FirstSnapshot; readonly generation: FoundGeneration; readonly empty: boolean };

/** What one transaction found in the tables, before anybody has judged it. */
export type Tables = {
  readonly singles: readonly SingleFound[];
  readonly releases: readonly unknown[];
  /** How many items there are, and how many in a state that nobody knows, so that no list has them. */
  readonly items: { readonly all: number; readonly astray: number };
};

type SingleFound = { readonly name: string; readonly value: unknown };

/** What the tables of a database hold that was never made. */
export const NO_TABLES: Tables = { singles: [], releases: [], items: { all: 0, astray: 0 } };

/** Records that a tablet which has worked has. */
const OF_WORK: readonly string[] = ["device", "pin", "shift", "handOver", "outbox"];

/**
 * The snapshot that the tables give. `marks`: the rows of the marks of the tablet's round, null where they were not read.
 * `recounted`: the counts, where what lies there `needsRecount`.
 */
export function loadedFrom(tables: Tables, marks: readonly unknown[] | null, recounted: OutboxCounts | null): Loaded {
  const singles: Taken = {};
  const damaged: (keyof Singles)[] = [];
  for (const { name, value } of tables.singles) {
    if (isSingleName(name) && !take(singles, name, value)) {
      damaged.push(name);
    }
  }
  if (recounted !== null) {
    singles.outbox = recounted;
  }
  const readable = marks === null ? null : readItems(marks);
  const snapshot = {
    singles,
    // The counts say nothing that the items don't say as well.
    damaged: damaged.filter((name) => name !== "outbox"),
    release: releaseOf(singles.device?.roundId, tables.releases),
    marks: readable?.items ?? null,
    unreadable: Math.max(tables.items.astray, readable?.unreadable ?? 0),
  };
  const empty = tables.items.all === 0 && !tables.singles.some(({ name }) => OF_WORK.includes(name));
  return { snapshot, generation: generationOf(singleIn(tables, "device")), empty };
}

/** Whether counts are stored that say nothing. */
export function needsRecount(tables: Tables): boolean {
  const stored = singleIn(tables, "outbox");
  return stored !== undefined && readSingle("outbox", stored.value) === undefined;
}

/** In whose hands the tablet is is not known, either, where the record can't be read. */
export function wantsMarks(tables: Tables, marks: "all" | FirstMarks): boolean {
  return marks === "all" || (marks === "unless-handed-over" && singleIn(tables, "handOver") === undefined);
}

export function roundOf(tables: Tables): RoundId | null {
  return readSingle("device", singleIn(tables, "device")?.value)?.roundId ?? null;
}

export function readItems(rows: readonly unknown[]): ReadableItems {
  const items = rows.flatMap((row) => readItem(row) ?? []);
  return { items, unreadable: rows.length - items.length };
}

export function generationOf(device: { readonly value: unknown } | undefined): FoundGeneration {
  if (device === undefined) {
    return null;
  }
  const { value } = device;
  return value instanceof Object && "generation" in value && typeof value.generation === "string"
    ? (value.generation as Generation)
    : "";
}

/** Whose place the tablet has when its own record doesn't say so any more: there is only ever one release. */
function releaseOf(roundId: RoundId | undefined, releases: readonly unknown[]): StoredRelease | null {
  const read = releases.map(readRelease);
  return (roundId === undefined ? read[0] : read.find((release) => release?.roundId === roundId)) ?? null;
}

function singleIn({ singles }: Tables, wanted: keyof Singles): SingleFound | undefined {
  return singles.find(({ name }) => name === wanted);
}

type Taken = { -readonly [Name in keyof Singles]?: Singles[Name] };

function take<Name extends keyof Singles>(singles: Taken, name: Name, value: unknown): boolean {
  const read = readSingle(name, value);
  if (read === undefined) {
    return false;
  }
  const taken: Pick<Taken, Name> = singles;
  taken[name] = read;
  return true;
}
