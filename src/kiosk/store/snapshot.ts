import type { Reading, Writing } from "./database.ts";
import { readQueue } from "./queue.ts";
import { isSingleName, readItem, readRelease, readSingle } from "./record-schemas.ts";
import type { Singles, StoredItem, StoredRelease } from "./records.ts";

/** What is stored, as far as it can be read. */
export type Snapshot = {
  readonly singles: Partial<Singles>;
  /** Singles that are there in a form that can't be read. What they would have said is not known, so the safe thing holds. */
  readonly damaged: readonly (keyof Singles)[];
  readonly release: StoredRelease | null;
  readonly marks: readonly StoredItem[];
  /** Items that can't be read, as far as they are known: they can't be handed in, and stay. */
  readonly unreadable: number;
};

export async function loadSnapshot(transaction: Reading | Writing, minute: number): Promise<Snapshot> {
  const [rows, astray] = await Promise.all([transaction.objectStore("singles").getAll(), countAstray(transaction)]);
  const singles: Taken = {};
  const damaged: (keyof Singles)[] = [];
  for (const { name, value } of rows) {
    if (isSingleName(name) && !take(singles, name, value)) {
      damaged.push(name);
    }
  }
  if (damaged.includes("queue")) {
    // It says nothing that the items don't say as well.
    singles.queue = await readQueue(transaction, minute);
  }
  const told = { singles, damaged: damaged.filter((name) => name !== "queue") };
  const roundId = singles.device?.roundId;
  if (roundId === undefined) {
    return { ...told, release: await onlyRelease(transaction), marks: [], unreadable: astray };
  }
  const [release, stored] = await Promise.all([
    transaction.objectStore("releases").get(roundId),
    transaction.objectStore("items").index("kindAndRound").getAll(["mark", roundId]),
  ]);
  const marks = stored.flatMap((row) => readItem(row) ?? []);
  return { ...told, release: readRelease(release) ?? null, marks, unreadable: Math.max(astray, stored.length - marks.length) };
}

/** Which database this is: null in one that has no place, or has been emptied; "" where its record can't be read. */
export async function generationIn(transaction: Reading | Writing): Promise<string | null> {
  const row = await transaction.objectStore("singles").get("device");
  const device: unknown = row?.value;
  if (row === undefined) {
    return null;
  }
  return device instanceof Object && "generation" in device && typeof device.generation === "string" ? device.generation : "";
}

/** Nothing at all that a tablet which has worked would have. */
export async function isEmpty(transaction: Reading | Writing): Promise<boolean> {
  const singles = transaction.objectStore("singles");
  const [items, ...found] = await Promise.all([
    transaction.objectStore("items").count(),
    ...(["device", "pin", "shift", "handOver", "queue"] as const).map((name) => singles.count(name)),
  ]);
  return items + found.reduce((sum, count) => sum + count, 0) === 0;
}

/** Items that are in no state that anybody knows, so that no list has them. */
export async function countAstray(transaction: Reading | Writing): Promise<number> {
  const items = transaction.objectStore("items");
  const states = (["waiting", "released", "received"] as const).map((state) => items.index("stateAndId").count(ofState(state)));
  const [all, ...known] = await Promise.all([items.count(), ...states]);
  return all - known.reduce((sum, count) => sum + count, 0);
}

/** The keys of one state in the index of states and ids, from the id after `after` on. */
export function ofState(state: StoredItem["state"], after = ""): IDBKeyRange {
  // A list comes after every text, so this ends after the last id.
  return IDBKeyRange.bound([state, after], [state, []], true);
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

/** Whose place the tablet has when its own record doesn't say so any more: there is only ever one release. */
async function onlyRelease(transaction: Reading | Writing): Promise<StoredRelease | null> {
  const [row] = await transaction.objectStore("releases").getAll(undefined, 1);
  return readRelease(row) ?? null;
}
