import { addressOf } from "../../protocol/endpoints/address-of.ts";
import { CONSOLE_ENDPOINTS } from "../../protocol/endpoints/console.ts";
import type { BodyOf, Endpoint, IdsOf, QueryOf, ReplyOf } from "../../protocol/endpoints/endpoint.ts";
import type { Reply, Send } from "./request.ts";

/**
 * Everything that the console asks of the server, by the names of the endpoint table:
 * `api.publish({ ids: { id: roundId }, body: { release } })`, `api.sites({ signal })`.
 */
export type ConsoleApi = {
  readonly [Name in keyof typeof CONSOLE_ENDPOINTS]: Call<(typeof CONSOLE_ENDPOINTS)[Name]>;
};

/** What a call is given; `{}` and nothing are the same. */
type Call<One extends Endpoint> =
  Partial<Ask<One>> extends Ask<One> ? (ask?: Ask<One>) => Reply<ReplyOf<One>> : (ask: Ask<One>) => Reply<ReplyOf<One>>;

type Ask<One extends Endpoint> = { readonly signal?: AbortSignal | undefined } & ([keyof IdsOf<One>] extends [never]
  ? unknown
  : { readonly ids: IdsOf<One> }) &
  (QueryOf<One> extends undefined ? unknown : { readonly query: QueryOf<One> }) &
  (BodyOf<One> extends undefined ? unknown : { readonly body: BodyOf<One> });

type AnyAsk = Parameters<typeof addressOf>[1] & { readonly body?: unknown; readonly signal?: AbortSignal | undefined };

export function createConsoleApi(send: Send): ConsoleApi {
  const calls = Object.entries<Endpoint>(CONSOLE_ENDPOINTS).map(([name, endpoint]) => {
    const call = ({ body, signal, ...parts }: AnyAsk = {}) =>
      send(endpoint.method, addressOf(endpoint, parts), endpoint.reply, { body, signal });
    return [name, call];
  });
  return Object.fromEntries(calls) as ConsoleApi;
}
