import type { Call, Database } from "../database.ts";
import { generationOf } from "../snapshot.ts";
import { openConnection } from "./connection.ts";
import { leaving, load, loadMarks } from "./loading.ts";
import { ofState } from "./ranges.ts";
import { type InTransaction, TabletTables } from "./tables.ts";
import { commit, join, keepSafe, move } from "./writing.ts";

/** The database of this name. `overtaken` is called when another page brings it up to a newer version. */
export function dexieDatabase(name: string, overtaken: () => void): Database {
  const connection = openConnection(() => new TabletTables(name), overtaken);
  const read = <Value>({ check, givenUp }: Call, work: (tables: InTransaction) => Promise<Value>): Promise<Value> =>
    connection.read((tables) => checked(tables, check, work), givenUp);
  const write = <Value>({ check, givenUp }: Call, work: (tables: InTransaction) => Promise<Value>): Promise<Value> =>
    connection.write((tables) => checked(tables, check, work), givenUp);
  return {
    load: (call, marks) => read(call, (tables) => load(tables, marks, call.minute)),
    marks: (call, after, most) => read(call, (tables) => loadMarks(tables, after, most)),
    look: (call) => read(call, async () => undefined),
    commit: (call, change) => write(call, (tables) => commit(tables, change, call.minute)),
    copies: (call, ids) => read(call, async ({ items }) => items.bulkGet([...ids])),
    join: (call, joining) => write(call, (tables) => join(tables, joining, call.minute)),
    leaving: (call, most) => read(call, (tables) => leaving(tables, most)),
    idsIn: (call, state, after, most) => read(call, async ({ items }) => ofState(items, state, after).limit(most).primaryKeys()),
    move: (call, wanted, from, to) => write(call, (tables) => move(tables, wanted, from, to, call.minute)),
    keepSafe: (call, ids, since) => write(call, (tables) => keepSafe(tables, ids, since, call.minute)),
    putProbe: (call) => write(call, async ({ singles }) => void (await singles.put({ name: "probe", value: "probe" }))),
    readProbe: (call) => read(call, async ({ singles }) => (await singles.get("probe"))?.value),
    deleteProbe: (call) => write(call, async ({ singles }) => singles.delete("probe")),
    close: connection.close,
  };
}

/** The question which database this is goes out with the first of the work; where it is the wrong one, all is undone. */
async function checked<Value>(
  tables: InTransaction,
  check: Call["check"],
  work: (tables: InTransaction) => Promise<Value>,
): Promise<Value> {
  const known = async (): Promise<void> => check(generationOf(await tables.singles.get("device")));
  const [value] = await Promise.all([work(tables), known()]);
  return value;
}
