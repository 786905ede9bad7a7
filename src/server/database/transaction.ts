import { setTimeout as wait } from "node:timers/promises";
import type { ControlledTransaction } from "kysely";
import type { Result } from "../../kernel/result.ts";
import type { Store } from "./store.ts";
import type { Change, Tables } from "./tables.ts";

/** Another process may be writing, or may have changed what was read here. So often is it tried again, after longer and longer pauses. */
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 10;

/**
 * Does the work in a transaction of its own. An `err` that it returns, as well as whatever it throws, takes back all that
 * it wrote. Work that gets in another's way is done again from the beginning.
 */
export function transact<Value, Failure>(
  store: Store,
  work: (change: Change) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  return persist(store, async () => {
    const transaction = await begin(store);
    return orRollBack(transaction, async () => {
      const result = await work(transaction);
      await (result.ok ? transaction.commit() : transaction.rollback()).execute();
      return result;
    });
  });
}

/** Waits, within bounds, until nobody else is writing. */
export function beginPatiently(store: Store): Promise<ControlledTransaction<Tables>> {
  return persist(store, () => begin(store));
}

/** Does what is left to do in the transaction; if that throws, nothing of the transaction is left. */
export async function orRollBack<Value>(transaction: ControlledTransaction<Tables>, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!transaction.isCommitted && !transaction.isRolledBack) {
      await transaction.rollback().execute();
    }
    throw error;
  }
}

function begin({ queries }: Store): Promise<ControlledTransaction<Tables>> {
  return queries.startTransaction().execute();
}

async function persist<Value>({ dialect }: Store, attempt: () => Promise<Value>): Promise<Value> {
  for (let attempts = 1, pause = FIRST_PAUSE_MS; ; attempts++, pause *= 2) {
    try {
      return await attempt();
    } catch (error) {
      if (attempts === MOST_ATTEMPTS || !dialect.isContention(error)) {
        throw error;
      }
    }
    await wait(pause);
  }
}
