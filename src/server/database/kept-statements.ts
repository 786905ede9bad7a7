import type { SqliteDatabase, SqliteStatement } from "kysely";

const MOST = 200;

/** Lists of many ids, or many rows at once: their texts differ from time to time, and are long. */
const MOST_LETTERS = 4000;

/** Prepares a statement once and keeps it. One connection runs one statement at a time, so none is used twice at once. */
export function keepStatements(prepare: SqliteDatabase["prepare"]): SqliteDatabase["prepare"] {
  const kept = new Map<string, SqliteStatement>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || text.length > MOST_LETTERS) {
      return known ?? prepare(text);
    }
    const statement = prepare(text);
    if (kept.size < MOST) {
      kept.set(text, statement);
    }
    return statement;
  };
}
