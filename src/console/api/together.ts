import { ok } from "../../kernel/result.ts";
import type { Reply } from "./request.ts";

type ValueOf<Asked> = Asked extends Reply<infer Value> ? Value : never;
type Values<Asked> = { readonly [Name in keyof Asked]: ValueOf<Asked[Name]> };

/** Several replies as one, by name; or the first failure among them, in the order in which they are listed. */
export async function together<Asked extends Readonly<Record<string, Reply<unknown>>>>(asked: Asked): Reply<Values<Asked>> {
  const replies = await Promise.all(Object.entries(asked).map(async ([name, reply]) => ({ name, reply: await reply })));
  const values: [name: string, value: unknown][] = [];
  for (const { name, reply } of replies) {
    if (!reply.ok) {
      return reply;
    }
    values.push([name, reply.value]);
  }
  return ok(Object.fromEntries(values) as Values<Asked>);
}
