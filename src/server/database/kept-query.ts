import type { Compilable, CompiledQuery, DialectAdapter } from "kysely";
import type { OrganisationId } from "../../kernel/ids.ts";
import type { Queries } from "./tables.ts";

type Value = string | number | Uint8Array | null;

/** What differs from one time to the next: single values, and lists that stand behind an `in`. */
export type Given = Readonly<Record<string, Value | readonly Value[]>>;

/** A query in words that are put together once and kept: building a statement costs more than most of them do. */
export type KeptQuery<Verbs, Values extends Given, Row> = {
  readonly word: (verbs: Verbs, given: Values) => Compilable<Row>;
  /** By the kind of database that it was worded for, then by how many values are in its lists. */
  readonly kept: WeakMap<DialectAdapter, Map<string, Worded<Row>>>;
};

export type Ask<Verbs> = <Values extends Given, Row>(query: KeptQuery<Verbs, Values, Row>, given: Values) => Promise<Row[]>;

type Worded<Row> = { readonly compiled: CompiledQuery<Row>; readonly sources: readonly Source[] };

/** Where the value of a parameter comes from. */
type Source = (given: Given, organisationId: OrganisationId | null) => unknown;

/** Stands for whichever organisation asks, where a query is worded for all of them. */
export const WHOEVER_ASKS = Object.freeze({}) as unknown as OrganisationId;

/** `word` only hands on what it is given, and looks at none of it: it gets what stands for the values, not the values. */
export function keptQuery<Verbs, Values extends Given, Row>(
  word: (verbs: Verbs, given: Values) => Compilable<Row>,
): KeptQuery<Verbs, Values, Row> {
  return { word, kept: new WeakMap() };
}

/** `verbs` word a query for `WHOEVER_ASKS`; of none, if the organisation is null: then it must not stand in the query. */
export function asker<Verbs>(queries: Queries, organisationId: OrganisationId | null, verbs: () => Verbs): Ask<Verbs> {
  return async <Values extends Given, Row>(query: KeptQuery<Verbs, Values, Row>, given: Values) => {
    const { compiled, sources } = wordedFor(queries, query, given, verbs, organisationId !== null);
    const parameters = sources.map((source) => source(given, organisationId));
    const { rows } = await queries.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}

function wordedFor<Verbs, Values extends Given, Row>(
  queries: Queries,
  query: KeptQuery<Verbs, Values, Row>,
  given: Values,
  verbs: () => Verbs,
  isOwned: boolean,
): Worded<Row> {
  const { adapter } = queries.getExecutor();
  const known = query.kept.get(adapter) ?? new Map<string, Worded<Row>>();
  query.kept.set(adapter, known);
  const shape = shapeOf(given);
  const worded = known.get(shape) ?? wordNow(query, verbs(), given, isOwned);
  known.set(shape, worded);
  return worded;
}

/** The most values in one list; well below the most parameters that a statement may have, in any database. */
export const MOST_LISTED = 4096;

/** The last value stands in the list several times, so that lists have few lengths, and statements with them few texts. */
export function padded<One extends Value>(list: readonly One[]): readonly One[] {
  const [last] = list.slice(-1);
  const length = 2 ** Math.ceil(Math.log2(list.length));
  return last === undefined || list.length > MOST_LISTED
    ? refuse(list.length)
    : [...list, ...Array(length - list.length).fill(last)];
}

function refuse(length: number): never {
  throw new Error(`a list of ${length} can't be asked for`);
}

function wordNow<Verbs, Values extends Given, Row>(
  { word }: KeptQuery<Verbs, Values, Row>,
  verbs: Verbs,
  given: Values,
  isOwned: boolean,
): Worded<Row> {
  const sources = new Map<unknown, Source>([[WHOEVER_ASKS, (_given, organisationId) => organisationId]]);
  const standIn = (source: Source): object => {
    const one = {};
    sources.set(one, source);
    return one;
  };
  const standIns = Object.entries(given).map(([name, value]) => [
    name,
    isList(value) ? value.map((_, at) => standIn((now) => (now[name] as readonly Value[])[at])) : standIn((now) => now[name]),
  ]);
  const compiled = word(verbs, Object.fromEntries(standIns)).compile();
  if (compiled.parameters.includes(WHOEVER_ASKS) !== isOwned) {
    throw new Error("a query of an organisation is held to it, and one of nobody isn't");
  }
  return { compiled, sources: compiled.parameters.map((parameter) => sources.get(parameter) ?? (() => parameter)) };
}

function shapeOf(given: Given): string {
  let shape = "";
  for (const name in given) {
    const value = given[name];
    shape += isList(value) ? `${name} ${value.length} ` : `${name} `;
  }
  return shape;
}

function isList(value: Given[string] | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
