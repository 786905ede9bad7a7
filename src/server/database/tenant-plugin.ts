import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  JoinNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from "kysely";
import type { OrganisationId } from "../../kernel/ids.ts";

/**
 * Holds every statement to one organisation, wherever a table stands in it: after `from`, in a join, in a subquery, in a
 * change. What is stored gets the organisation as its first column. Nothing that a query says can take that away again,
 * for it is added when the statement is made.
 */
export function tenantPlugin(organisationId: OrganisationId): KyselyPlugin {
  const narrowing = new Narrowing(organisationId);
  return {
    transformQuery: ({ node, queryId }) => narrowing.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  };
}

/** The organisation's own row is told by its id, every other by this. */
const COLUMN = "organisation_id";

class Narrowing extends OperationNodeTransformer {
  readonly #organisationId: OrganisationId;

  constructor(organisationId: OrganisationId) {
    super();
    this.#organisationId = organisationId;
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId: QueryId): SelectQueryNode {
    const query = super.transformSelectQuery(node, queryId);
    return this.#within(query, query.from?.froms ?? []);
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId: QueryId): UpdateQueryNode {
    const query = super.transformUpdateQuery(node, queryId);
    return this.#within(query, [...(query.table === undefined ? [] : [query.table]), ...(query.from?.froms ?? [])]);
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId: QueryId): DeleteQueryNode {
    const query = super.transformDeleteQuery(node, queryId);
    return this.#within(query, [...query.from.froms, ...(query.using?.tables ?? [])]);
  }

  protected override transformJoin(node: JoinNode, queryId: QueryId): JoinNode {
    const join = super.transformJoin(node, queryId);
    const [condition] = this.#conditions([join.table]);
    if (condition === undefined) {
      return join;
    }
    return join.on === undefined
      ? JoinNode.createWithOn(join.joinType, join.table, condition)
      : JoinNode.createWithOn(join.joinType, join.table, AndNode.create(condition, ParensNode.create(join.on.on)));
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId: QueryId): InsertQueryNode {
    const query = super.transformInsertQuery(node, queryId);
    const { into, columns, values } = query;
    if (into === undefined || nameOf(into) === "organisation" || columns === undefined || !isValues(values)) {
      throw new Error("an organisation stores rows of its own, one by one");
    }
    columns.forEach(refuseOwner);
    const rows = values.values.map((row) =>
      row.kind === "ValueListNode"
        ? ValueListNode.create([ValueNode.create(this.#organisationId), ...row.values])
        : PrimitiveValueListNode.create([this.#organisationId, ...row.values]),
    );
    return { ...query, columns: [ColumnNode.create(COLUMN), ...columns], values: ValuesNode.create(rows) };
  }

  #within<Query extends SelectQueryNode | UpdateQueryNode | DeleteQueryNode>(
    query: Query,
    tables: readonly OperationNode[],
  ): Query {
    const conditions = this.#conditions(tables);
    const own = query.where === undefined ? conditions : [...conditions, ParensNode.create(query.where.where)];
    const [first, ...others] = own;
    return first === undefined ? query : { ...query, where: WhereNode.create(others.reduce(AndNode.create, first)) };
  }

  #conditions(tables: readonly OperationNode[]): OperationNode[] {
    return tables.flatMap((table) => {
      const [named, shown] = AliasNode.is(table) ? [table.node, table.alias] : [table, table];
      if (!TableNode.is(named)) {
        // A subquery, whose own tables are held to the organisation already.
        return [];
      }
      const reference = TableNode.is(shown) ? shown : TableNode.create(IdentifierNode.is(shown) ? shown.name : "");
      const column = ColumnNode.create(nameOf(named) === "organisation" ? "id" : COLUMN);
      return [
        BinaryOperationNode.create(
          ReferenceNode.create(column, reference),
          OperatorNode.create("="),
          ValueNode.create(this.#organisationId),
        ),
      ];
    });
  }
}

/** The compiler sees only what is written out. */
function refuseOwner({ column }: ColumnNode): void {
  if (column.name === COLUMN) {
    throw new Error("whose a row is can't be said: it is the organisation's that stores it");
  }
}

function nameOf(table: TableNode): string {
  return table.table.identifier.name;
}

function isValues(node: OperationNode | undefined): node is ValuesNode {
  return node !== undefined && ValuesNode.is(node);
}
