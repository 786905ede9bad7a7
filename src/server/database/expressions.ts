import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool } from "kysely";
import type { TenantTables } from "./tables.ts";

/** What a row fulfils or doesn't. */
export type Condition = Expression<SqlBool>;

/** Conditions and figures over a table of an organisation's, for queries that share them. */
export function expressionsOver<Table extends keyof TenantTables>(): ExpressionBuilder<TenantTables, Table> {
  return expressionBuilder<TenantTables, Table>();
}
