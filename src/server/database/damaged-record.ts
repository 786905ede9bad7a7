import * as v from "valibot";
import type { DamagedRow } from "../../protocol/atoms.ts";

const CODE = "STRECK_RECORD_DAMAGED";

/**
 * Thrown where one row that the whole request is about can't be read. It becomes a problem of its own: what helps is a
 * backup, and neither another request nor an empty list. Lists name such rows instead, and go on (`readRows`).
 */
export function damagedRecord(table: string): Error {
  return Object.assign(new Error(`a row of ${table} cannot be read`), { code: CODE });
}

export function isDamagedRecord(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === CODE;
}

/** Each row as the message that it should give, one by one; those that give none, with what can still be said of them. */
export function readRows<Row extends { readonly id: unknown; readonly name?: unknown }, Message>(
  rows: readonly Row[],
  schema: v.GenericSchema<unknown, Message>,
  messageOf: (row: Row) => unknown,
): { readonly sound: Message[]; readonly damaged: DamagedRow[] } {
  const sound: Message[] = [];
  const damaged: DamagedRow[] = [];
  for (const row of rows) {
    const message = readRow(schema, () => messageOf(row));
    if (message === null) {
      damaged.push({ id: textOr(row.id, "?"), name: textOr(row.name, null) });
    } else {
      sound.push(message);
    }
  }
  return { sound, damaged };
}

/** Null also where making the message throws: JSON that was cut in two. */
export function readRow<Message>(schema: v.GenericSchema<unknown, Message>, make: () => unknown): Message | null {
  try {
    const checked = v.safeParse(schema, make());
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 120) : other;
}
