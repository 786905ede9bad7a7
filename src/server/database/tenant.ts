import type { Insertable, Kysely } from "kysely";
import type { OrganisationId } from "../../kernel/ids.ts";
import { type Ask, asker, type KeptQuery, keptQuery, WHOEVER_ASKS } from "./kept-query.ts";
import type { Queries, TenantTables } from "./tables.ts";
import { tenantPlugin } from "./tenant-plugin.ts";

type Verbs = Pick<Kysely<TenantTables>, "selectFrom" | "insertInto" | "updateTable" | "deleteFrom">;

/** With what a query can be worded that is kept. */
export type ReadingVerbs = Pick<Verbs, "selectFrom">;

/** What one organisation can be asked. Rows of others are not in it, however the question is put. */
export type TenantReading = ReadingVerbs & {
  /** The same, in words that are kept. */
  readonly ask: Ask<ReadingVerbs>;
};

/** What can be done to one organisation's rows. What is stored becomes its own. */
export type Tenant = TenantReading &
  Verbs & {
    /** Inserts all of them, in words that are kept. Each row says the same columns. */
    readonly store: <Table extends keyof TenantTables>(
      table: Table,
      rows: readonly Insertable<TenantTables[Table]>[],
    ) => Promise<void>;
  };

export function tenantOf(queries: Queries, organisationId: OrganisationId): Tenant {
  const ask: Ask<Verbs> = asker(queries, organisationId, () => verbsOf(queries, WHOEVER_ASKS));
  return {
    ...verbsOf(queries, organisationId),
    ask,
    async store(table, rows) {
      for (let stored = 0, many = 0; stored < rows.length; stored += many) {
        // In halves of halves, so that few numbers of rows are ever stored at once, and their statements are kept.
        many = 2 ** Math.floor(Math.log2(Math.min(rows.length - stored, MOST_AT_ONCE)));
        await ask(insertion(table), columnsOf(rows.slice(stored, stored + many)));
      }
    },
  };
}

function verbsOf(queries: Queries, organisationId: OrganisationId): Verbs {
  // The plugin puts back the very column that the type leaves out.
  const own = queries.withPlugin(tenantPlugin(organisationId)) as unknown as Kysely<TenantTables>;
  return {
    selectFrom: own.selectFrom.bind(own),
    insertInto: own.insertInto.bind(own),
    updateTable: own.updateTable.bind(own),
    deleteFrom: own.deleteFrom.bind(own),
  };
}

const MOST_AT_ONCE = 64;

/** The values of many rows, column by column. */
type Columns = Readonly<Record<string, readonly (string | number | Uint8Array | null)[]>>;

function columnsOf(rows: readonly object[]): Columns {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name as keyof typeof row])]));
}

const insertions = new Map<keyof TenantTables, KeptQuery<Verbs, Columns, unknown>>();

function insertion(table: keyof TenantTables): KeptQuery<Verbs, Columns, unknown> {
  const known =
    insertions.get(table) ??
    keptQuery(({ insertInto }: Verbs, columns: Columns) => {
      const [first = []] = Object.values(columns);
      const rows = first.map((_, at) => Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[at]])));
      return insertInto(table).values(rows);
    });
  insertions.set(table, known);
  return known;
}
