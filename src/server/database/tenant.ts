import type { Kysely } from "kysely";
import type { OrganisationId } from "../../kernel/ids.ts";
import type { Queries, TenantTables } from "./tables.ts";
import { tenantPlugin } from "./tenant-plugin.ts";

type Verbs = Kysely<TenantTables>;

/** What one organisation can be asked. Rows of others are not in it, however the question is put. */
export type TenantReading = Pick<Verbs, "selectFrom">;

/** What can be done to one organisation's rows. What is stored becomes its own. */
export type Tenant = Pick<Verbs, "selectFrom" | "insertInto" | "updateTable" | "deleteFrom">;

export function tenantOf(queries: Queries, organisationId: OrganisationId): Tenant {
  // The plugin puts back the very column that the type leaves out.
  const own = queries.withPlugin(tenantPlugin(organisationId)) as unknown as Verbs;
  return {
    selectFrom: own.selectFrom.bind(own),
    insertInto: own.insertInto.bind(own),
    updateTable: own.updateTable.bind(own),
    deleteFrom: own.deleteFrom.bind(own),
  };
}
